import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knowledgeOf } from './answer.ts'
import type { History } from './history.ts'
import { classIn } from './materials.ts'

const day = 86_400
const asOf = 1000 * day
const whole = { window: { label: 'all', from: null, to: null }, prefix: '' }

interface Told {
  path: string
  by: number
  changes: number
}

/** Who changed what; the first to be told of a path made it. Person 9 was last heard of a year ago. */
function historyOf(told: readonly Told[]): History {
  const paths = [...new Set(told.map(({ path }) => path))].toSorted()
  return {
    files: paths.map((path, fileId) => ({
      fileId,
      path,
      class: 'source',
      firstAuthorId: told.find((one) => one.path === path)?.by ?? null,
      isFirstInBulk: false,
    })),
    contacts: told.map(({ path, by, changes }) => ({
      fileId: paths.indexOf(path),
      identityId: by,
      changes,
      bulkChanges: 0,
      lastAt: lastAtOf(by),
    })),
    people: new Map(
      Array.from({ length: 12 }, (_, id) => [
        id,
        {
          name: `p${id}`,
          email: `p${id}@example.org`,
          isBot: false,
          lastAt: lastAtOf(id),
        },
      ]),
    ),
    changes: { counted: 8, bulk: 0, byBots: 0 },
    asOf,
    goneFiles: 0,
    leftOut: [],
  }
}

function lastAtOf(person: number): number {
  return person === 9 ? asOf - 365 * day : asOf
}

const aHistory = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom('a/1', 'a/2', 'a/3', 'b/1', 'b/2', 'c/1'),
    by: fc.nat({ max: 8 }),
    changes: fc.integer({ min: 1, max: 9 }),
  }),
  { selector: ({ path, by }) => `${path} ${by}`, minLength: 1, maxLength: 30 },
)

test('three of four files known to one person make a truck factor of one', () => {
  const told = ['a/1', 'a/2', 'b/1'].map((path) => ({ path, by: 0, changes: 2 }))
  const answer = knowledgeOf(whole, historyOf([...told, { path: 'b/2', by: 1, changes: 2 }]), null)
  expect(answer).toMatchObject({ truckFactor: 1, files: 4, withoutAuthor: 0, n: 8 })
})

test('half of the files is not more than half: the second person must leave too', () => {
  const told = ['a/1', 'a/2'].map((path) => ({ path, by: 0, changes: 1 }))
  const others = ['b/1', 'b/2'].map((path) => ({ path, by: 1, changes: 1 }))
  expect(knowledgeOf(whole, historyOf([...told, ...others]), null).truckFactor).toBe(2)
})

test('an area is at risk when its authors are one person, or silent for six months, and says which', () => {
  const answer = knowledgeOf(
    whole,
    historyOf([
      { path: 'a/1', by: 0, changes: 3 },
      { path: 'a/2', by: 1, changes: 3 },
      { path: 'b/1', by: 2, changes: 3 },
      { path: 'c/1', by: 9, changes: 3 },
    ]),
    null,
  )
  expect(
    answer.areas.map(({ path, people, topShare, atRisk, because }) => ({
      path,
      people,
      topShare,
      atRisk,
      because,
    })),
  ).toEqual([
    { path: 'b', people: 1, topShare: 1, atRisk: true, because: 'all its authors are one person' },
    {
      path: 'c',
      people: 1,
      topShare: 1,
      atRisk: true,
      because: 'all its authors are one person, silent for six months',
    },
    {
      path: 'a',
      people: 2,
      topShare: 0.5,
      atRisk: false,
      because: '2 of its 2 authors were active in the last six months',
    },
  ])
})

test('where the authors are silent it is said whether others work on it now', () => {
  const quiet: Told = { path: 'quiet/1', by: 9, changes: 12 }
  const busy = [
    { ...quiet, path: 'busy/1' },
    { path: 'busy/1', by: 2, changes: 1 },
  ]
  const { areas } = knowledgeOf(whole, historyOf([quiet, ...busy]), null)
  expect(areas.map(({ path, isWorkedOn, because }) => [path, isWorkedOn, because])).toEqual([
    ['busy', true, 'all its authors are one person, silent for six months; others work on it now'],
    ['quiet', false, 'all its authors are one person, silent for six months'],
  ])
})

test('what a directory keeps is told without the areas below it, and mocks never lead', () => {
  const many = (folder: string, count: number, by: number): Told[] =>
    Array.from({ length: count }, (_, index) => ({ path: `${folder}/${index}.ts`, by, changes: 1 }))
  const { areas } = knowledgeOf(
    whole,
    historyOf([
      ...many('src', 2, 0),
      ...many('src/deep', 6, 1),
      ...many('mocks', 9, 9),
      ...['one', 'two', 'three'].map((name) => ({ path: `tests/${name}.html`, by: 9, changes: 1 })),
    ]),
    null,
  )
  expect(
    areas.map(({ path, files, without, isCode, risk }) => [path, files, without, isCode, risk]),
  ).toEqual([
    ['src/deep', 6, [], true, 'one author'],
    ['src', 2, ['src/deep'], true, 'one author'],
    ['mocks', 9, [], false, 'one author, silent'],
    ['tests', 3, [], false, 'one author, silent'],
  ])
})

test('what tests read is left out of the files, counted there, and tried in the sweep', () => {
  const history = historyOf([
    { path: 'src/a.ts', by: 0, changes: 3 },
    { path: 'tests/data/b.ts', by: 9, changes: 3 },
  ])
  for (const file of history.files) file.class = classIn('', file)
  const answer = knowledgeOf(whole, history, null)
  expect(answer).toMatchObject({ files: 1, filesWithOneAuthor: 1, filesWithSilentAuthors: 0 })
  expect(answer.areas.map(({ path }) => path)).toEqual(['src'])
  expect(answer.leftOut).toMatchObject([{ what: 'files of test data and examples', count: 1 }])
  expect(answer.truckFactorSweep).toContainEqual({ what: 'with test data and examples', value: 2 })
})

test('people of one name are not merged for it, but counted and tried as one', () => {
  const history = historyOf([
    { path: 'a/1', by: 0, changes: 3 },
    { path: 'a/2', by: 1, changes: 3 },
  ])
  const [ana] = [{ name: 'Ana Lee', email: 'ana@example.org', isBot: false, lastAt: asOf }]
  history.people.set(0, ana)
  history.people.set(1, { ...ana, name: 'ana lee', email: 'ana@home.example' })
  const answer = knowledgeOf(whole, history, null)
  expect(answer).toMatchObject({ truckFactor: 2, namesakes: 1 })
  expect(answer.truckFactorSweep).toContainEqual({
    what: 'people of equal names taken as one',
    value: 1,
  })
})

test('without code there is no truck factor', () => {
  expect(knowledgeOf(whole, historyOf([]), null)).toMatchObject({
    truckFactor: null,
    truckFactorInterval: null,
    files: 0,
    areas: [],
  })
})

test('the order in which facts are read does not change the answer', () => {
  fc.assert(
    fc.property(aHistory, fc.infiniteStream(fc.nat()), (told, chance) => {
      const history = historyOf(told)
      const shuffled = {
        ...history,
        contacts: history.contacts.toSorted(() => (Number(chance.next().value) % 3) - 1),
      }
      expect(JSON.stringify(knowledgeOf(whole, shuffled, null))).toBe(
        JSON.stringify(knowledgeOf(whole, history, null)),
      )
    }),
    { numRuns: 30 },
  )
})

test('somebody new who adds a file never lowers the number of people who know the area', () => {
  fc.assert(
    fc.property(aHistory, (told) => {
      const before = peopleIn(told)
      const after = peopleIn([...told, { path: 'a/new', by: 10, changes: 1 }])
      for (const [path, people] of before)
        expect(after.get(path)).toBeGreaterThanOrEqual(people + (path === 'a' ? 1 : 0))
    }),
    { numRuns: 50 },
  )
})

function peopleIn(told: readonly Told[]): Map<string, number> {
  return new Map(
    knowledgeOf(whole, historyOf(told), null).areas.map(({ path, people }) => [path, people]),
  )
}

test('the truck factor lies between nobody and everybody who authors anything, inside its own interval', () => {
  fc.assert(
    fc.property(aHistory, (told) => {
      const { truckFactor, truckFactorInterval, withoutAuthor, files } = knowledgeOf(
        whole,
        historyOf(told),
        null,
      )
      expect(truckFactor).toBeLessThanOrEqual(new Set(told.map(({ by }) => by)).size)
      expect(truckFactor === 0).toBe(withoutAuthor * 2 > files)
      expect(truckFactorInterval?.low).toBeLessThanOrEqual(truckFactor ?? -1)
      expect(truckFactorInterval?.high).toBeGreaterThanOrEqual(truckFactor ?? Infinity)
    }),
    { numRuns: 50 },
  )
})

test('who is two identities counts as one, and as two when nobody is merged', () => {
  const history = historyOf([
    { path: 'a/1', by: 0, changes: 3 },
    { path: 'a/2', by: 1, changes: 3 },
  ])
  history.people.set(
    1,
    history.people.get(0) ?? { name: '', email: '', isBot: false, lastAt: null },
  )
  const answer = knowledgeOf(whole, history, null)
  expect(answer.truckFactor).toBe(1)
  expect(answer.truckFactorSweep).toContainEqual({
    what: 'identities as written, nobody merged',
    value: 2,
  })
})
