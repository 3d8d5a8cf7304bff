import { describe, expect, test } from 'vitest'
import { english } from './english.ts'

/** Who is found of the class of people that matters here, as far as it may reach; "engineer" within "the engineer" is left out. */
function found(text: string, wanted: string): string[] {
  let last = 0
  const shown: string[] = []
  for (const { classes, start, ends } of english.peopleIn(english.prepare(text), text)) {
    if (!classes.includes(wanted) || start < last) continue
    last = Math.max(...ends)
    shown.push(text.slice(start, last))
  }
  return shown
}

describe('people for certain', () => {
  test.each([
    ['Then Tom left.', 'Tom'],
    ['Then Tom Baker left.', 'Tom Baker'],
    ['the new backend engineer left', 'the new backend engineer'],
    ['We asked the team lead.', 'the team lead'],
    ['It was @ana-b again.', '@ana-b'],
    ["Then Raj's team left.", "Raj's team"],
    ['Then the support agent left.', 'the support agent'],
  ])('%s', (text, person) => {
    expect(found(text, 'X')).toEqual([person])
  })

  test('are followed by what says who they are', () => {
    const [person] = english.peopleIn('whoever merged this did not run it', 'Whoever …')
    expect(person?.ends.map((end) => 'whoever merged this did not run it'.slice(0, end))).toContain(
      'whoever merged this',
    )
    expect(found('The engineer on duty left.', 'one')[0]).toContain('The engineer on duty')
  })

  test.each([
    'The load balancer left.',
    'Deployments left.',
    'Redis left.',
    'The agent left.',
    'the operation left',
    'Users left.',
  ])('but none in: %s', (text) => {
    expect(found(text, 'X')).toEqual([])
  })
})

test('you are apart from others, as much is said of what you did that is no reproach', () => {
  expect(found('you left', 'one')).toEqual([])
  expect(found('you left', 'X')).toEqual(['you'])
})

test('a name that nobody knows counts where only people act, a thing nowhere', () => {
  expect(found('Wolkmar left.', 'X')).toEqual([])
  expect(found('Wolkmar left.', 'who')).toEqual(['Wolkmar'])
  expect(found('Kafka left.', 'who')).toEqual([])
  expect(found('Testing left.', 'who')).toEqual([])
})

test('whose something is', () => {
  expect(found("your code and the intern's script", 'X-s')).toEqual(['your', "the intern's"])
  expect(found("Monday's deployment, and nobody's fault", 'X-s')).toEqual([])
})
