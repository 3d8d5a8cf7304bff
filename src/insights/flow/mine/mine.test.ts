import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Happening, Told } from './told.ts'
import { isMine, waitOf, type MyWait } from './mine.ts'

const me = 1
const [ann, ben, cat, bot] = [2, 3, 4, 9]

type Said = readonly [at: number, kind: Happening['kind'], actor: number, more?: Partial<Happening>]

const happened = (said: readonly Said[]): Happening[] =>
  said.map(([at, kind, actor, more]) => ({
    ...{ at, kind, actor, subject: null, verdict: null, isBot: actor === bot },
    ...more,
  }))

const aRequest = (of: Partial<Told>, said: readonly Said[] = []): Told => ({
  ...{ number: 1, title: 'x', author: me, openedAt: 0, isDraft: false, pushes: [], knows: true },
  ...{ checksSince: null, happenings: happened(said), ...of },
})

const asks = (at: number, subject: number): Said => [at, 'review_requested', me, { subject }]
const approves = (at: number, by: number): Said => [at, 'reviewed', by, { verdict: 'approved' }]
const approved = { verdict: 'approved' } as const
const dismissed = (at: number, by: number): Said => [at, 'reviewed', by, { verdict: 'dismissed' }]
const wants = (at: number, by: number): Said => [
  at,
  'reviewed',
  by,
  { verdict: 'changes_requested' },
]

const told = (request: Told) => {
  const wait = waitOf(request, new Set([me]))
  return wait === null || wait === 'no data' ? wait : [wait.kind, wait.since, wait.asked]
}

test.each<[string, Told, unknown]>([
  [
    'a draft is to be finished',
    aRequest({ isDraft: true }, [[4, 'draft', me]]),
    ['to finish', 4, []],
  ],
  [
    'nobody looked: those who are asked are named',
    aRequest({}, [asks(1, ann), asks(2, ben)]),
    ['first look', 0, [ann, ben]],
  ],
  ['it waits since it was ready', aRequest({}, [[5, 'ready', me]]), ['first look', 5, []]],
  ['a bot is no look', aRequest({}, [[1, 'commented', bot]]), ['first look', 0, []]],
  ['one’s own word is none either', aRequest({}, [[1, 'commented', me]]), ['first look', 0, []]],
  [
    'a question waits for an answer',
    aRequest({}, [
      [3, 'commented', ann],
      [4, 'commented', ben],
    ]),
    ['to answer', 3, []],
  ],
  [
    'answered, it waits for another look',
    aRequest({}, [
      [3, 'commented', ann],
      [6, 'commented', me],
      [7, 'commented', me],
    ]),
    ['another look', 6, []],
  ],
  [
    'changes that were asked for wait for a push, and a word is none',
    aRequest({}, [wants(3, ann), [5, 'commented', me]]),
    ['to answer', 3, []],
  ],
  [
    'pushed, it waits for whoever is asked again',
    aRequest({ pushes: [6] }, [
      asks(1, ann),
      wants(3, ann),
      [7, 'review_requested', me, { subject: ann }],
    ]),
    ['another look', 6, [ann]],
  ],
  [
    'approved, it is to be merged',
    aRequest({}, [approves(3, ann), [4, 'commented', ben]]),
    ['to merge', 3, []],
  ],
  [
    'unless somebody else wants changes',
    aRequest({}, [approves(3, ann), wants(4, ben)]),
    ['to answer', 4, []],
  ],
  [
    'an approval that was dismissed is none',
    aRequest({}, [approves(3, ann), [4, 'dismissed', ben]]),
    ['to answer', 3, []],
  ],
  [
    'and leaves what others wanted changed',
    aRequest({}, [wants(2, ann), approves(3, ben), [4, 'dismissed', ben, approved]]),
    ['to answer', 2, []],
  ],
  [
    'and leaves the approval of another',
    aRequest({}, [approves(2, ann), approves(3, ben), [4, 'dismissed', ben, approved]]),
    ['to merge', 2, []],
  ],
  [
    'though it was told twice',
    aRequest({}, [
      ...[approves(2, ann), approves(3, ben)],
      ...([4, 5] as const).map((at): Said => [at, 'dismissed', ben, approved]),
    ]),
    ['to merge', 2, []],
  ],
  [
    'and whoever dismissed another’s review said nothing of their own',
    aRequest({}, [
      ...[approves(2, ben), dismissed(3, ann)],
      [4, 'dismissed', ben, { verdict: 'changes_requested' }],
    ]),
    ['to merge', 2, []],
  ],
  [
    'of a review that was not read again since, all that said the same may be meant',
    aRequest({}, [
      ...[approves(2, ann), wants(3, ben)],
      [4, 'dismissed', cat, { verdict: 'changes_requested' }],
    ]),
    ['to merge', 2, []],
  ],
  ['or its checks run', aRequest({ checksSince: 5 }, [approves(3, ann)]), ['checks', 5, []]],
  ['or it is in the queue', aRequest({}, [approves(3, ann), [4, 'queued', me]]), ['queue', 4, []]],
  [
    'out of it again it is to be merged',
    aRequest({}, [approves(3, ann), [4, 'queued', me], [5, 'unqueued', bot]]),
    ['to merge', 3, []],
  ],
  ['where reviews were not read nobody can tell', aRequest({ knows: false }), 'no data'],
  ['a request of somebody else that asks for nothing is none', aRequest({ author: ann }), null],
  [
    'one’s review is asked for',
    aRequest({ author: ann }, [asks(2, me), asks(3, me)]),
    ['to review', 2, []],
  ],
  [
    'it was taken back',
    aRequest({ author: ann }, [asks(2, me), [3, 'review_request_removed', ann, { subject: me }]]),
    null,
  ],
  ['it was given', aRequest({ author: ann }, [asks(2, me), approves(3, me)]), null],
  ['a draft can wait', aRequest({ author: ann, isDraft: true }, [asks(2, me)]), null],
  [
    'what one wanted changed is to be looked at again once it came',
    aRequest({ author: ann, pushes: [5, 8] }, [wants(3, me)]),
    ['to look again', 5, []],
  ],
  ['and not before', aRequest({ author: ann, pushes: [2] }, [wants(3, me)]), null],
])('%s', (_, request, expected) => {
  expect(told(request)).toEqual(expected)
})

const anySaid = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom<Happening['kind']>(
        ...(['reviewed', 'commented', 'review_requested', 'dismissed', 'ready', 'queued'] as const),
      ),
      fc.constantFrom(me, ann, ben),
      fc.record({
        subject: fc.constantFrom(null, me, ann),
        verdict: fc.constantFrom(null, 'approved' as const, 'changes_requested' as const),
      }),
    ),
    { maxLength: 8 },
  )
  .map((said) => said.toSorted(([a], [b]) => a - b))

test('an open request of one’s own waits for somebody, since a time at which something was, and no bot changes it', () => {
  fc.assert(
    fc.property(anySaid, fc.array(fc.integer({ min: 1, max: 30 })), (said, given) => {
      const pushes = given.toSorted((a, b) => a - b)
      const wait = waitOf(aRequest({ pushes }, said), new Set([me]))
      if (wait === null || wait === 'no data') return expect.fail('it waits')
      const known = wait satisfies MyWait
      expect([0, ...pushes, ...said.map(([at]) => at)]).toContain(known.since)
      if (isMine(known.kind)) expect(known.asked).toEqual([])
      const withBot = [...said, [31, 'commented', bot] as const]
      expect(waitOf(aRequest({ pushes }, withBot), new Set([me]))).toEqual(wait)
    }),
  )
})
