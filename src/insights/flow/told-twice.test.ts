import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventKind } from '#facts/forge/event-kinds.ts'
import { eventKey } from '#facts/forge/seen.ts'
import { toldOnce, type Told } from './told-twice.ts'

const monday = Date.parse('2026-01-05T09:00:00Z')
const logins = ['nobody', 'ana', 'ben']

/** `closed 1.5 ana of ben`: a second and a half after nine, by ana. */
function told(said: string): Told {
  const [, kind = '', seconds = '', by, of] =
    /^(\w+) ([\d.]+)(?: (\w+))?(?: of (\w+))?$/.exec(said) ?? []
  const at = monday + Number(seconds) * 1000
  const someone = (login?: string) =>
    login === undefined ? null : { login, id: null, type: 'user' as const }
  const who = { actor: someone(by), subject: someone(of) }
  const known = isKind(kind) ? kind : 'opened'
  return { key: eventKey(known, at, who), kind: known, at, actor: by ? logins.indexOf(by) : null }
}
const kinds = [
  ...(['closed', 'reopened', 'ready', 'draft', 'review_requested', 'pushed'] as const),
  ...(['reviewed', 'dismissed'] as const),
]
const isKind = (kind: string): kind is EventKind & (typeof kinds)[number] =>
  kinds.some((one) => one === kind)

const once = (...said: string[]) => {
  const events = said.map(told)
  const kept = toldOnce(events)
  return said.filter((_, place) => kept.some((event) => event === events[place]))
}

test('an end that the request and an event tell is one, by whoever is known to have brought it', () => {
  expect(once('closed 0', 'closed 2 ana')).toEqual(['closed 2 ana'])
  expect(once('closed 1 ana', 'closed 0')).toEqual(['closed 1 ana'])
  expect(once('closed 0 ana', 'closed 1')).toEqual(['closed 0 ana'])
  expect(once('closed 0', 'closed 1', 'closed 2')).toEqual(['closed 0'])
})

test('what was sent and what was answered is one, though a second differs', () => {
  expect(once('ready 0 ana', 'ready 1 ana')).toEqual(['ready 0 ana'])
  expect(once('review_requested 0 ana of ben', 'review_requested 2 ana of ben')).toEqual([
    'review_requested 0 ana of ben',
  ])
})

test.each([
  [['closed 0', 'closed 2.1 ana']],
  [['closed 0 ana', 'reopened 1 ana', 'closed 2 ana']],
  [['reopened 0', 'closed 1', 'reopened 2']],
  [['ready 0 ana', 'ready 1 ben']],
  [['ready 0 ana', 'draft 1 ben', 'ready 2 ana']],
  [['review_requested 0 ana of ben', 'review_requested 0 ana of ana']],
  [['pushed 0 ana', 'pushed 1 ana']],
])('%j stay as they are', (said) => {
  expect(once(...said)).toEqual(said)
})

test('a note with a number is another than one with another number', () => {
  const note = (id: number, seconds: number): Told => ({
    ...{ key: `note:${id}`, kind: 'closed', at: monday + seconds * 1000, actor: 1 },
  })
  const notes = [note(1, 0), note(2, 1)]
  expect(toldOnce(notes)).toEqual(notes)
  expect(toldOnce([told('closed 0'), note(1, 1)])).toEqual([note(1, 1)])
})

const approval = (by: string, seconds: number, id?: number): Told => ({
  ...told(`reviewed ${seconds} ${by}`),
  ...(id === undefined ? {} : { key: `note:${id}` }),
  verdict: 'approved',
})

test('an approval that was sent and noted is one, though it stood in line', () => {
  const [sent, noted] = [approval('ana', 40), approval('ana', 0.4, 1)]
  expect(toldOnce([sent, noted])).toEqual([noted])
  // Sent in the second in which it was given: half a second before that.
  expect(toldOnce([approval('ana', 0), noted])).toEqual([noted])
  const others = [
    [approval('ben', 1), noted],
    [approval('ana', 61), noted],
    [approval('ana', 1, 2), noted],
    [noted, { ...told('reviewed 5 ana'), kind: 'dismissed' as const, key: 'note:2' }, sent],
    [noted, { ...sent, verdict: 'changes_requested' as const }],
  ]
  for (const both of others) expect(toldOnce(both)).toEqual(both)
})

test('whatever the order they come in, the same stay, and none is made', () => {
  const said = fc
    .record({
      kind: fc.constantFrom(...kinds),
      seconds: fc.integer({ min: 0, max: 8 }),
      by: fc.constantFrom('', ' ana', ' ben'),
      hasNumber: fc.boolean(),
    })
    .map(({ kind, seconds, by, hasNumber }): Told => {
      const event = told(`${kind} ${seconds}${by}`)
      const isNoted = hasNumber && kind === 'reviewed' && by !== ''
      const key = isNoted ? `note:${seconds}${by}` : event.key
      return { ...event, key, verdict: kind === 'reviewed' ? 'approved' : null }
    })
  fc.assert(
    fc.property(
      fc
        .uniqueArray(said, { maxLength: 10, selector: ({ key }) => key })
        .chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
      ([one, other]) => {
        const names = (events: readonly Told[]) =>
          events.map(({ key, at, actor }) => `${key} ${at} ${actor}`).toSorted()
        expect(names(toldOnce(one))).toEqual(names(toldOnce(other)))
        expect(new Set(names(one)).isSupersetOf(new Set(names(toldOnce(one))))).toBe(true)
        expect(toldOnce(toldOnce(one))).toEqual(toldOnce(one))
      },
    ),
    { numRuns: 200 },
  )
})
