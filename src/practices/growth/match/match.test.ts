import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cheapestFlow, type FlowAsked } from './cheapest-flow.ts'
import { match, type Matched } from './match.ts'
import { matchAnswer } from './match-words.ts'
import { pairing } from './pairing.ts'
import { readRound, type Round } from './round.ts'
import { sides, situationOf } from './situation.ts'

const today = '2026-03-02'
const readAs = (round: object): Round =>
  readRound(JSON.stringify(round), { file: 'round.json', today })
const answerTo = (round: object) => {
  const read = readAs(round)
  return matchAnswer(read, match(read))
}

test('the cheapest flow is as large as can be, and no other as large costs less', () => {
  const costs = fc
    .array(fc.nat(9), { maxLength: 2 })
    .map((list) => list.toSorted((one, other) => one - other))
  const asked = fc
    .record({
      learners: fc.array(costs, { minLength: 1, maxLength: 3 }),
      guides: fc.array(costs, { minLength: 1, maxLength: 3 }),
      table: fc.array(fc.option(fc.nat(20)), { minLength: 9, maxLength: 9 }),
    })
    .map(({ learners, guides, table }) => ({
      ...{ learners, guides },
      edges: learners.flatMap((_, learner) =>
        guides.flatMap((__, guide) => {
          const cost = table[learner * 3 + guide] ?? null
          return cost === null ? [] : [{ learner, guide, cost }]
        }),
      ),
    }))
  fc.assert(
    fc.property(asked, (flow) => {
      const taken = cheapestFlow(flow)
      expect(worth(flow, taken)).toEqual(bestWorth(flow))
    }),
    { numRuns: 200 },
  )
})

/** Size and cost of what is taken; null where a place is taken that is not there. */
function worth(
  { learners, guides, edges }: FlowAsked,
  taken: readonly number[],
): { size: number; cost: number } | null {
  let cost = 0
  const used = new Map<string, number>()
  const place = (key: string, costs: readonly number[] | undefined): number | undefined => {
    const before = used.get(key) ?? 0
    used.set(key, before + 1)
    return costs?.[before]
  }
  for (const at of taken) {
    const edge = edges[at]
    if (edge === undefined) return null
    const first = place(`learner ${edge.learner}`, learners[edge.learner])
    const second = place(`guide ${edge.guide}`, guides[edge.guide])
    if (first === undefined || second === undefined) return null
    cost += edge.cost + first + second
  }
  return { size: taken.length, cost }
}

function bestWorth(flow: FlowAsked): { size: number; cost: number } {
  let best = { size: 0, cost: 0 }
  for (let chosen = 0; chosen < 2 ** flow.edges.length; chosen++) {
    const here = worth(
      flow,
      flow.edges.flatMap((_, at) => ((chosen >> at) & 1 ? [at] : [])),
    )
    if (here === null) continue
    if (here.size > best.size || (here.size === best.size && here.cost < best.cost)) best = here
  }
  return best
}

const ids = ['ana', 'bo', 'cy', 'di', 'eve']
const anId = fc.constantFrom(...ids)
const topics = fc.uniqueArray(fc.constantFrom('rust', 'sql', 'tests'), { maxLength: 2 })
const aRound = fc.record({
  round: fc.constant(9),
  apart: fc.nat(3),
  people: fc.tuple(...ids.map((id) => aPerson(id))),
  offers: fc.uniqueArray(
    fc.record({ person: anId, topics, places: fc.nat(2), carries: fc.nat(2) }),
    { selector: ({ person }) => person, maxLength: 3 },
  ),
  wishes: fc.uniqueArray(
    fc.record({
      ...{ person: anId, topics, places: fc.integer({ min: 1, max: 2 }) },
      ...{ again: fc.uniqueArray(anId, { maxLength: 2 }), managerToo: fc.boolean() },
    }),
    { selector: ({ person }) => person, maxLength: 3 },
  ),
  history: fc.array(
    fc.record({ pair: fc.tuple(anId, anId), round: fc.integer({ min: 1, max: 8 }) }),
    {
      maxLength: 6,
    },
  ),
  avoid: fc.array(fc.record({ person: anId, with: anId }), { maxLength: 3 }),
})

function aPerson(id: string) {
  return fc.record(
    {
      id: fc.constant(id),
      zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Los_Angeles'),
      hours: fc.constantFrom('9-17', '22-6', '9-12,13-17'),
      manager: anId,
    },
    { requiredKeys: ['id'] },
  )
}

test('no other way to bring them together is larger, or as large and a better fit', () => {
  fc.assert(
    fc.property(aRound, (given) => {
      const round = readAs(given)
      const learners = sides(round, round.wishes)
      const guides = sides(round, round.offers)
      const now = situationOf(round, guides)
      const edges = learners.flatMap((wish, learner) =>
        guides.flatMap((offer, guide) => {
          const said = pairing(now, wish, offer)
          return 'fit' in said ? [{ learner, guide, cost: said.fit.cost }] : []
        }),
      )
      const best = bestWorth({
        edges,
        learners: learners.map(({ said }) => [0, 1000].slice(0, said.places)),
        guides: guides.map(({ said }) =>
          [10 * said.carries, 10 * (said.carries + 1)].slice(0, said.places),
        ),
      })
      const matched = match(round)
      expect({ size: matched.pairs.length, cost: matched.cost }).toEqual(best)
    }),
    { numRuns: 100 },
  )
})

test('what must not be never is', () => {
  fc.assert(
    fc.property(aRound, (given) => {
      const round = readAs(given)
      const { pairs } = match(round)
      for (const { learner, guide, fit } of pairs) {
        const two = [learner.who.id, guide.who.id]
        expect(two[0]).not.toBe(two[1])
        expect(fit.hours ?? 1).toBeGreaterThanOrEqual(1)
        const isAvoided = given.avoid.some(
          (each) =>
            two.includes(each.person) && two.includes(each.with) && each.person !== each.with,
        )
        expect(isAvoided).toBe(false)
        if (!learner.said.managerToo) expect(learner.who.manager).not.toBe(guide.who.id)
        const wasRecent = given.history.some(
          ({ pair, round: past }) =>
            two.every((id) => pair.includes(id)) && 9 - past <= given.apart,
        )
        if (wasRecent) expect(learner.said.again).toContain(guide.who.id)
      }
      for (const [by, of] of [
        ['learner', 'wishes'],
        ['guide', 'offers'],
      ] as const)
        for (const { person, places } of round[of])
          expect(pairs.filter((pair) => pair[by].who.id === person).length).toBeLessThanOrEqual(
            places,
          )
    }),
    { numRuns: 200 },
  )
})

test('the order of the file changes nothing', () => {
  fc.assert(
    fc.property(aRound, fc.infiniteStream(fc.nat()), (given, dice) => {
      const shuffled = <Value>(list: readonly Value[]): Value[] =>
        list
          .map((value) => ({ value, at: dice.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ value }) => value)
      const other = {
        ...given,
        people: shuffled(given.people),
        offers: shuffled(given.offers),
        wishes: shuffled(given.wishes),
        history: shuffled(given.history),
        avoid: shuffled(given.avoid).map(({ person, with: two }) => ({
          person: two,
          with: person,
        })),
      }
      expect(answerTo(other)).toEqual(answerTo(given))
    }),
    { numRuns: 200 },
  )
})

test('whoever alone offers what somebody wishes for is kept for them', () => {
  const { pairs } = answerTo({
    offers: [
      { person: 'ana', topics: ['rust', 'sql'] },
      { person: 'bo', topics: ['sql'] },
    ],
    wishes: [
      { person: 'cy', topics: ['sql'] },
      { person: 'di', topics: ['Rust'] },
    ],
  })
  expect(pairs.map(({ learner, guide }) => [learner, guide])).toEqual([
    ['cy', 'bo'],
    ['di', 'ana'],
  ])
  expect(pairs[0]?.second).toMatchObject({ guide: 'ana', hasRoom: false })
  expect(pairs[1]?.reasons).toContain('Nobody else offers Rust.')
})

test('nobody has two while somebody else has none', () => {
  const { pairs, unmatched } = answerTo({
    offers: [{ person: 'ana' }, { person: 'bo' }],
    wishes: [{ person: 'cy', places: 2 }, { person: 'di' }],
  })
  expect(pairs.map(({ learner }) => learner)).toEqual(['cy', 'di'])
  expect(unmatched).toEqual([])
})

const far = [
  { id: 'ana', zone: 'Europe/Lisbon', hours: '9-17' },
  { id: 'bo', zone: 'Asia/Tokyo', hours: '9-18' },
]

test('who waits hears why, and never that somebody avoids them', () => {
  const offers = [{ person: 'ana', topics: ['sql'] }]
  const why = (more: object, topic = 'sql') =>
    answerTo({ offers, wishes: [{ person: 'bo', topics: [topic] }], ...more }).unmatched
  expect(why({}, 'rust')).toEqual([
    { person: 'bo', code: 'not_offered', reason: 'Nobody else offers rust yet.' },
  ])
  expect(why({ people: far })).toEqual([
    {
      person: 'bo',
      code: 'no_common_hour',
      reason: 'Nobody who offers sql has an hour of work in common with bo.',
    },
  ])
  const avoided = why({ avoid: [{ person: 'ana', with: 'bo' }] })
  const managed = why({ people: [{ id: 'ana' }, { id: 'bo', manager: 'ana' }] })
  expect(avoided).toEqual(managed)
  expect(avoided[0]?.reason).not.toContain('ana')
  expect(why({ history: [{ pair: ['bo', 'ana'], round: 3 }] })[0]?.code).toBe('not_this_round')
  const both = [
    { person: 'bo', topics: ['sql'] },
    { person: 'cy', topics: ['sql'] },
  ]
  expect(why({ wishes: both }).map(({ code }) => code)).toEqual(['places_taken'])
})

test('hours in common are those of that week, with its clocks', () => {
  const people = [
    { id: 'ana', zone: 'Europe/Berlin', hours: '9-17' },
    { id: 'bo', zone: 'America/New_York', hours: '9-17' },
  ]
  const hoursOn = (on: string) =>
    answerTo({ people, on, offers: [{ person: 'ana' }], wishes: [{ person: 'bo' }] }).pairs[0]
      ?.hoursInCommon
  expect(hoursOn('2026-03-04')).toBe(10)
  // New York has put its clocks forward, and Berlin has not yet.
  expect(hoursOn('2026-03-11')).toBe(15)
})

test.each([
  ['wishes: []', 'round.yaml, line 1: offers makes no sense here'],
  ['offers: []\nwishes:\n  - person: ana\n    plases: 2', 'line 3: wishes[0]'],
  ['offers: []\nwishes:\n  - person: ana\n    places: 0', 'line 4: wishes[0].places'],
  ['offers: []\nwishes: [{person: ana}, {person: ana}]', 'wishes[1].person is ana again'],
  ['people:\n  - {id: ana, zone: Mars/Base}\noffers: []\nwishes: []', 'line 2: people[0].zone'],
  ['people: [{id: ana, zone: UTC, hours: late}]\noffers: []\nwishes: []', 'people[0].hours'],
  [
    '',
    'round.yaml, line 1: the file makes no sense here: it is parts with a name each, not empty.',
  ],
  ['offers: [{person: ana, topics: sql}]\nwishes: []', 'topics makes no sense here: it is a list'],
  ['wishes: []', 'offers makes no sense here: it is missing, and is a list, as in [one, other].'],
  ['people: [{id: ana}]\noffers: [{person: bo}]\nwishes: []', 'names bo, whom'],
  ['offers: [', 'round.yaml, line 1: this is neither YAML nor JSON'],
  ['{"offers": [],\n "wishes": [{"person": 7}]}', 'line 2: wishes[0].person'],
])('a file that makes no sense says where: %s', (text, said) => {
  const read = () => readRound(text, { file: 'round.yaml', today })
  expect(read).toThrow(expect.objectContaining({ code: 'growth.file', kind: 'invalid' }))
  expect(read).toThrow(said)
})

test('five hundred people who all wish and offer are brought together', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC']
  const many = Array.from({ length: 500 }, (_, at) => `p${at}`)
  const matched: Matched = match(
    readAs({
      people: many.map((id, at) => ({ id, zone: zones[at % 4] })),
      offers: many.map((person, at) => ({ person, topics: [`t${at % 20}`, `t${at % 7}`] })),
      wishes: many.map((person, at) => ({ person, topics: [`t${(at * 3) % 20}`, 't1', 'T1'] })),
    }),
  )
  expect(matched.pairs.length + matched.unmatched.length).toBe(500)
  expect(matched.pairs.length).toBeGreaterThan(300)
})
