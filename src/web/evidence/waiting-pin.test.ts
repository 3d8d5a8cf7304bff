import { expect, test } from 'vitest'
import { codeOf, formFor, pinKey, pinsIn, waitingPins } from './waiting-pin.ts'

const where = { repository: 'a & b=c', window: '12m' }
const pinned = { evidence: 'hotspots', where, place: 'src/ö #1?.ts', with: { files: ['x', 'y'] } }

test('what waits comes out of an address as it went in', () => {
  const chosen = { measures: ['complexity', 'rank'], note: 'It hurts & costs.' }
  const url = new URL(formFor('/decisions/new', pinned, { ...chosen, about: 'x' }), 'http://a')
  expect(url.pathname).toBe('/decisions/new')
  expect(url.searchParams.get('about')).toBe('x')
  const pins = pinsIn(url.searchParams.get('pin') ?? undefined)
  expect(pins).toEqual(waitingPins(pinned, chosen))
  expect(pins[1]).toEqual({
    ...{ evidence: 'hotspots', place: 'src/ö #1?.ts', measure: 'rank', note: 'It hurts & costs.' },
    with: ['repository=a & b=c', 'window=12m', 'files=x', 'files=y'],
  })
})

test('without a measure the usual one is meant, and without a pin nothing waits', () => {
  const whole = { evidence: 'releases', where }
  const url = new URL(formFor('/ideas/new', whole), 'http://a')
  expect(pinsIn(url.searchParams.get('pin') ?? undefined)).toEqual([
    { ...waitingPins(whole, {})[0], measure: null, place: null },
  ])
  expect(pinsIn(undefined)).toEqual([])
  expect(pinsIn('place=x')).toEqual([])
})

test('another question is another draft', () => {
  const keys = ['', 'a', 'b', 'ab', 'ba', 'evidence=hotspots', 'evidence=hotspots&place=x'].map(
    pinKey,
  )
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(/^[0-9a-z]{1,7}$/)
})

test('what waits is about the code that its numbers are of', () => {
  const code = (evidence: string, place?: string) =>
    codeOf(
      waitingPins(
        { evidence, where: { repository: 'app', window: '12m' }, ...(place && { place }) },
        { measures: ['a', 'b'] },
      ),
    )
  expect(code('hotspots', 'src/a b.ts')).toEqual(['app:src/a b.ts'])
  expect(code('knowledge', 'src/parts')).toEqual(['app:src/parts'])
  expect(code('coupling', 'src/a.ts src/b.ts')).toEqual(['app:src/a.ts', 'app:src/b.ts'])
  expect(code('coupling', 'src/a b.ts src/b.ts')).toEqual([])
  expect(code('mix', 'fix')).toEqual([])
  expect(code('releases')).toEqual([])
})
