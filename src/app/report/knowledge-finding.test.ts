import { expect, test } from 'vitest'
import type { AnswerOf } from '../insights.ts'
import type { Scope } from '#insights/insight.ts'
import { knowledgeFinding } from './knowledge-finding.ts'

type Knowledge = AnswerOf<'knowledge'>
type Area = Knowledge['areas'][number]

const interval = { low: 1, high: 2, level: 0.9, method: 'bootstrap' }
const area = (path: string, risk: Area['risk'], more: Partial<Area> = {}): Area => ({
  path,
  without: [],
  isCode: true,
  files: 10,
  people: 4,
  peopleInterval: interval,
  topShare: 0.5,
  topShareInterval: interval,
  atRisk: risk !== null,
  risk,
  because: risk === 'one author' ? 'all its authors are one person' : 'they have been silent',
  isWorkedOn: false,
  withoutAuthor: 0,
  changes: 50,
  counterEvidence: [],
  ...more,
})
const knowledge = (filesWithSilentAuthors: number, ...areas: Area[]): Knowledge => ({
  window: { label: 'all', from: null, to: null },
  n: 100,
  leftOut: [],
  touches: 200,
  fileFilter: 'source and test files',
  truckFactor: 1,
  truckFactorInterval: interval,
  truckFactorSweep: [],
  files: 100,
  authors: 4,
  withoutAuthor: 0,
  withoutHistory: 0,
  namesakes: 0,
  filesWithOneAuthor: 90,
  filesWithSilentAuthors,
  areas,
})

const scope: Pick<Scope, 'window'> = {
  window: { label: '12m', from: new Date('2025-08-22'), to: new Date('2026-08-22') },
}

test('rows are of what the title says, and where authors are silent nobody is said to leave', () => {
  const areas = [area('src/one', 'one author'), area('src/two', 'authors silent')]
  const silent = knowledgeFinding({ scope, knowledge: knowledge(40, ...areas) })
  expect(silent?.title).toMatch(/silent for six months/)
  expect(silent?.rows.map(({ label }) => label)).toEqual(['src/two/'])
  expect(silent?.evidence).toMatch(/\(all time\)/)
  expect(silent?.evidence).not.toMatch(/left/)
  const alone = knowledgeFinding({ scope, knowledge: knowledge(5, ...areas) })
  expect(alone?.rows.map(({ label }) => label)).toEqual(['src/one/', 'src/two/'])
  expect(alone?.evidence).toMatch(/\(all time\)\. If one person left/)
})

test('a busy folder is not offered as abandoned for the few files that lie directly in it', () => {
  const kept = area('core', 'authors silent', { files: 3, without: ['core/src'] })
  const quiet = area('old', 'authors silent')
  const finding = knowledgeFinding({ scope, knowledge: knowledge(40, kept, quiet) })
  expect(finding?.rows[0]?.says).toBe('3 files outside the areas below it; they have been silent')
  expect(finding?.next).toMatch(/^Who would like to look after the files directly in core with/)
  const busy = area('core/src', 'authors silent', { isWorkedOn: true })
  const whole = knowledgeFinding({ scope, knowledge: knowledge(40, kept, quiet, busy) })
  expect(whole?.rows[0]?.label).toBe('core/src/')
  expect(whole?.next).toMatch(/^core\/src is being worked on/)
})

test('mocks and assets are no row', () => {
  const aside = area('mocks', 'authors silent', { isCode: false })
  expect(knowledgeFinding({ scope, knowledge: knowledge(40, aside) })?.rows).toEqual([])
})

test('a report of days gone by says that this is told as of the newest commit', () => {
  const window = { label: '2025-01-01..2025-06-30', from: null, to: new Date('2025-06-30') }
  const alone = area('src/one', 'one author')
  const titleOf = (silent: number, of: typeof scope) =>
    knowledgeFinding({ scope: of, knowledge: knowledge(silent, alone) })?.title
  expect(titleOf(40, { window })).toMatch(
    /^As of the newest commit, the authors of 40 % of the code/,
  )
  expect(titleOf(5, { window })).toMatch(/^As of the newest commit, 1 area of the code is known/)
  const open = { ...window, label: '2025-01-01..', to: null }
  expect(titleOf(40, { window: open })).toMatch(/^The authors of 40 %/)
  expect(knowledgeFinding({ scope, knowledge: knowledge(40, alone) })?.title).toMatch(
    /^The authors of 40 %/,
  )
})

test('how large a team is does not hang on how many share one area', () => {
  const told = knowledge(5, area('src/one', 'one author', { people: 1 }))
  expect(knowledgeFinding({ scope, knowledge: told })?.sure).toBe(0.8)
  expect(knowledgeFinding({ scope, knowledge: { ...told, authors: 3 } })?.sure).toBe(0.3)
  expect(knowledgeFinding({ scope, knowledge: { ...told, authors: 1 } })).toBeUndefined()
})
