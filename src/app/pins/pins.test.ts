/** Pins on a real history: frozen, asked again after it went on, and compared week by week. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { reviewVerb } from '#practices/decisions/review-verbs.ts'
import { acceptProposal, propose } from '#practices/decisions/verbs.ts'
import { pinVerbs } from '#records/pin-verbs.ts'
import type { Weeks } from '#std/before-after.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { test as base } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { firstSecond, lines, type CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { insights } from '../insights.ts'
import { evidencePort } from './evidence-port.ts'
import type { Measures } from './measure.ts'
import { measures } from './measures.ts'
import { changesByWeek, spanAround } from './weeks.ts'

const daySeconds = 86_400
const weekSeconds = 7 * daySeconds
/** A Wednesday, 26 weeks after the history begins. */
const changed = '2020-07-01'
const cut = 26

interface World {
  repository: BuiltRepository
  record: string
  verbs: ReturnType<typeof pinVerbs>
  at: (day: string) => Session
  /** The weeks behind the day happen, and are scanned. */
  goOn: () => Promise<void>
}

const test = base.extend<{ world: World }>({
  world: async ({ facts, folder, session }, use) => {
    await using repository = await aRepository({
      commits: Array.from({ length: cut }, (_, week) => commitsOf(week)).flat(),
    })
    await scanned(facts, folder, repository.path)
    const { id: record } = await call(propose, session, { title: 'Split the core' })
    await use({
      ...{ repository, record },
      verbs: pinVerbs(evidencePort(Promise.resolve({ facts, dataFolder: folder }))),
      at: (day) => ({ ...session, now: () => new Date(`${day}T09:00:00Z`) }),
      goOn: async () => {
        const weeks = Array.from({ length: 16 }, (_, week) => commitsOf(cut + week))
        await repository.add({ commits: weeks.flat() })
        await scanned(facts, folder, repository.path)
      },
    })
  },
})

/** Before the day the core is changed five times a week, three of them fixes; behind it once. All else goes on as it did. */
function commitsOf(week: number): CommitPlan[] {
  const isBefore = week < cut
  const monday = firstSecond + week * weekSeconds
  const step = (day: number, message: string, files: Record<string, string>): CommitPlan => ({
    author: { name: 'Ana', email: 'ana@example.org', at: monday + day * daySeconds + 3600 },
    message: `${message} ${week}`,
    files,
  })
  const core = (day: number) =>
    step(day, day < 3 ? 'fix: the core' : 'feat: the core', {
      'src/core.ts': source(40, `core${week * 7 + day}`),
    })
  const other = (day: number) =>
    step(day, 'feat: something else', { 'lib/other.ts': source(10, `other${week * 7 + day}`) })
  return [
    ...(isBefore ? [core(0), core(1), core(2), core(3), core(4)] : [core(3)]),
    ...[other(5), other(6)].slice(week % 2),
  ]
}

/** Of so many lines, all of them others than before, and not without a branch. */
function source(length: number, name: string): string {
  return `export function ${name}(a: boolean) {\n  if (a) ${name}(!a)\n}\n${lines(length - 3, `// ${name}`)}`
}

const ofHistory = (name: string, more: Record<string, unknown> = {}) => ({
  ...{ evidence: name, with: { repository: 'repository', ...more } },
})

test('a pin keeps the question, the whole answer and one number of it', async ({ world }) => {
  const { record, verbs, at } = world
  const pin = await call(verbs.pin, at(changed), {
    ...{ record, note: 'It is mended all the time.', place: 'src/core.ts' },
    ...ofHistory('hotspots', { window: '3m' }),
  })
  expect(pin).toMatchObject({
    ...{ record, verb: 'evidence.hotspots', place: 'src/core.ts', measure: 'revisions' },
    input: { repository: 'repository', window: '3m', level: 'file', limit: 20 },
    ...{
      better: 'lower',
      note: 'It is mended all the time.',
      pinnedAt: '2020-07-01T09:00:00.000Z',
    },
    frozen: {
      ...{ label: 'changes to it', value: 65, n: 65, unit: '' },
      window: { label: '3m', from: '2020-03-30T01:00:00.000Z', to: '2020-06-30T01:00:00.000Z' },
    },
  })
  expect(pin.frozen.head).toMatch(/^[0-9a-f]{40}$/)
  const { answer } = await call(verbs.get, at(changed), { id: pin.id })
  expect(answer).toMatchObject({ n: 86, items: [{ path: 'src/core.ts', revisions: 65 }, {}] })
  expect(Object.keys(answer).slice(0, 3)).toEqual(['window', 'n', 'leftOut'])
})

test('each number of a place can be pinned, and says what it is today', async ({ world }) => {
  const { verbs, at } = world
  const offered = async (given: object) =>
    (await call(verbs.measures, at(changed), { ...ofHistory('hotspots'), ...given })).items
  const ofFile = await offered({ place: 'src/core.ts' })
  expect(ofFile.map(({ measure, figure: { value } }) => [measure, value])).toEqual([
    ...[
      ['revisions', 130],
      ['revisionShare', 0.7692],
      ['fixes', 78],
    ],
    ...[
      ['complexity', 2],
      ['lines', 40],
      ['rank', 1],
    ],
  ])
  expect((await offered({})).map(({ measure }) => measure)).toEqual(['changes'])
  await expect(offered({ place: 'src/cor.ts' })).rejects.toMatchObject({ code: 'pin.place' })
})

test('what stands below the rows that were asked for is pinned, and kept, as well', async ({
  world,
}) => {
  const { record, verbs, at } = world
  const pin = await call(verbs.pin, at(changed), {
    ...{ record, place: 'lib/other.ts', measure: 'rank' },
    ...ofHistory('hotspots', { limit: 1 }),
  })
  expect(pin.frozen).toMatchObject({ label: 'its rank among the hotspots', value: 2 })
  const { answer } = await call(verbs.get, at(changed), { id: pin.id })
  expect(answer).toMatchObject({ items: [{ path: 'src/core.ts' }, { path: 'lib/other.ts' }] })
})

test('what changed since is told week by week, and what did not is not', async ({ world }) => {
  const { record, verbs, at, goOn } = world
  const pin = (name: string, more: object = {}, asked: Record<string, unknown> = {}) =>
    call(verbs.pin, at(changed), {
      record,
      ...ofHistory(name, { window: '3m', ...asked }),
      ...more,
    })
  await pin('hotspots', { place: 'src/core.ts' })
  await pin('hotspots', { place: 'lib/other.ts' })
  await pin('reverts', { measure: 'fixes' })
  await pin('batches')
  await pin('hotspots', { place: 'src/core.ts', measure: 'lines' })
  await pin('mix', { place: 'feature', better: 'lower' })
  const compare = async () => {
    const { items } = await call(verbs.compare, at('2020-10-20'), { record })
    return (measure: string, place: string | null = null) =>
      items.find(({ pin: its }) => its.measure === measure && its.place === place)
  }
  const early = await compare()
  expect(early('revisions', 'src/core.ts')).toMatchObject({
    ...{ difference: 0, since: changed, verdict: 'cannot tell', how: 'weeks' },
    because: 'no whole week lies since that day; 4 are needed to compare',
  })
  await goOn()
  const of = await compare()
  expect(of('revisions', 'src/core.ts')).toMatchObject({
    ...{ verdict: 'better', how: 'weeks', difference: 13 - 65 },
    now: { value: 13, window: { label: '3m', to: '2020-10-20T01:00:00.000Z' } },
    change: {
      ...{ from: '2020-04-01', to: '2020-10-20' },
      before: { weeks: 13, n: 65, value: 5 },
      after: { weeks: 16, value: 1 },
      difference: { value: -4, level: 0.9 },
    },
  })
  expect(of('revisions', 'lib/other.ts')).toMatchObject({
    verdict: 'cannot tell',
    because: 'such weeks differ as much without any change',
  })
  expect(of('fixes')).toMatchObject({ verdict: 'better', change: { after: { value: 0 } } })
  expect(of('lines')).toMatchObject({
    verdict: 'better',
    change: { before: { value: 78 }, after: { value: 18 } },
  })
  expect(of('lines', 'src/core.ts')).toMatchObject({
    difference: 0,
    how: 'exact',
    because: 'the number is the same as when it was pinned',
  })
  expect(of('share', 'feature')).toMatchObject({
    verdict: 'worse',
    change: { after: { value: 1 } },
  })
})

test('a trial is reviewed by what its pins say week by week', async ({ world, facts, folder }) => {
  const { record, verbs, at, goOn } = world
  const evidence = Promise.resolve({ facts, dataFolder: folder })
  await call(verbs.pin, at('2020-06-15'), {
    ...{ record, place: 'src/core.ts' },
    ...ofHistory('hotspots', { window: '3m' }),
  })
  await call(acceptProposal, at(changed), {
    ...{ id: record, because: 'It hurts.', trial: 'Half of it.', reviewOn: '2020-10-01' },
  })
  await goOn()
  const review = await call(reviewVerb(evidencePort(evidence)), at('2020-10-20'), {
    ...{ id: record, verdict: 'worked', because: 'Nobody dreads it any more.' },
  })
  expect(review).toMatchObject({
    ...{ measured: 'better', since: changed },
    compared: [{ verdict: 'better', change: { before: { value: 5 }, after: { value: 1 } } }],
  })
})

test('the day of the change may be another than that of the pin', async ({ world }) => {
  const { record, verbs, at, goOn } = world
  await goOn()
  const late = at('2020-10-20')
  await call(verbs.pin, late, { record, place: 'src/core.ts', ...ofHistory('hotspots') })
  const since = async (day: string) =>
    (await call(verbs.compare, late, { record, since: day })).items[0]
  expect(await since(changed)).toMatchObject({ since: changed, verdict: 'better' })
  expect(await since('2020-10-20')).toMatchObject({ verdict: 'cannot tell' })
  expect(await since('2020-04-01')).toMatchObject({ change: { before: { weeks: 13 } } })
  expect(await since('2019-04-01')).toMatchObject({ change: { before: { weeks: 0 } } })
})

test('what lies behind the newest commit is not known to be nothing', async ({ world }) => {
  const { record, verbs, at } = world
  await call(verbs.pin, at('2020-12-01'), {
    record,
    place: 'src/core.ts',
    ...ofHistory('hotspots'),
  })
  const [item] = (await call(verbs.compare, at('2020-12-01'), { record })).items
  expect(item?.change?.before).toMatchObject({ value: 5 })
})

test('weeks hold what the answer counts, no more and no less', async ({ world, facts, folder }) => {
  const { repository } = world
  const scope = await scanned(facts, folder, repository.path)
  const span = await spanAround(scope, { since: changed, beforeMax: Infinity })
  expect(span).toMatchObject({ weeks: 26, cut: 26, compared: 26 })
  const weeks = await changesByWeek(
    scope,
    span ?? { from: new Date(0), weeks: 0, cut: 0, compared: 0 },
  )
  expect(weeks[3]).toMatchObject({ changes: 6, fixes: 3, reverts: 0, touches: 6 })
  expect(weeks[4]).toMatchObject({ changes: 7 })
})

test('the weeks of a number add up to what its answer counts', async ({ facts, folder }) => {
  await using repository = await aTeamsRepository()
  const all = await scanned(facts, folder, repository.path)
  const span = { from: new Date('2019-12-30T00:00:00Z'), weeks: 8, cut: 4, compared: 4 }
  const to = new Date('2020-02-23T23:59:59.999Z')
  const scope = { ...all, window: { label: 'weeks', from: span.from, to } }
  const answered = {
    hotspots: await (await insights.hotspots.load()).answer(scope, { level: 'file', limit: 9 }),
    reverts: await (
      await insights.reverts.load()
    ).answer(scope, { level: 'directory', depth: 1, limit: 9 }),
    mix: await (await insights.mix.load()).answer(scope, {}),
    releases: await (await insights.releases.load()).answer(scope, { withinDays: 7, limit: 9 }),
  }
  const counted = (insight: keyof typeof answered, measure: string, place: string | null) => {
    const { whole, rows }: Measures = measures[insight]
    const found = place === null ? whole[measure] : rows?.measures[measure]
    const thing =
      place === null
        ? answered[insight]
        : rows?.of(answered[insight]).find((row) => rows.placeOf(row) === place)
    return { measure: found, value: found?.read(thing).value }
  }
  const asked = [
    ['hotspots', 'revisions', 'src/engine.ts'],
    ['hotspots', 'fixes', 'src/engine.ts'],
    ['hotspots', 'revisionShare', 'src/engine.ts'],
    ['reverts', 'fixes', null],
    ['reverts', 'changes', null],
    ['hotspots', 'changes', null],
    ['reverts', 'reverts', null],
    ['reverts', 'fixes', 'src'],
    ['mix', 'share', 'feature'],
    ['mix', 'changes', null],
    ['releases', 'releases', null],
  ] as const
  for (const [insight, name, place] of asked) {
    const { measure, value } = counted(insight, name, place)
    const input = insight === 'releases' ? { withinDays: 7, limit: 9 } : {}
    const weeks = await measure?.weeks?.({ scope, span, place: place ?? '', input })
    expect(weeks && totalOf(weeks), `${insight} ${name} ${place}`).toBeCloseTo(value ?? -1, 3)
  }
})

function totalOf(series: Weeks): number {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  if (series.of === 'rate') return sum([...series.weeks])
  if (series.of !== 'share') return Number.NaN
  return sum(series.weeks.map(({ yes }) => yes)) / sum(series.weeks.map(({ all }) => all))
}

test('what cannot be asked any more is said in words', async ({ world, facts }) => {
  const { record, verbs, at } = world
  await call(verbs.pin, at(changed), { record, ...ofHistory('batches') })
  await call(verbs.pin, at(changed), {
    ...{ record, place: 'src/core.ts' },
    ...ofHistory('hotspots', { window: '2020-01-01..2020-03-31' }),
  })
  /** Of the pin of a place, and of the whole. */
  const because = async () => {
    const { items } = await call(verbs.compare, at(changed), { record })
    return items
      .toSorted((a, b) => Number(a.pin.place !== null) - Number(b.pin.place !== null))
      .map((item) => item.because)
  }
  expect((await because())[1]).toBe(
    'it asks about 2020-01-01..2020-03-31 alone, whatever day it is',
  )
  await facts.pool.query(
    `update records.pin set measure = 'gone', input = input || '{"old": 1}' where place is null`,
  )
  expect((await because())[0]).toBe('evidence.batches: unrecognized key: "old"')
  await facts.pool.query(`update records.pin set input = input - 'old'`)
  expect((await because())[0]).toBe('"gone" is no number of it')
  await facts.pool.query(`update records.pin set place = 'src/gone.ts' where place is not null`)
  expect((await because())[1]).toBe('"src/gone.ts" is not there any more, or has another name now')
  await facts.pool.query(`update records.pin set verb = 'evidence.astrology'`)
  expect((await because())[0]).toBe('There is no evidence called astrology')
  await facts.pool.query(`update records.pin set verb = 'evidence.batches' where place is null`)
  await facts.pool.query(`update repository set name = 'elsewhere'`)
  const items = (await call(verbs.compare, at(changed), { record })).items
  expect(items.find(({ pin }) => pin.place === null)).toMatchObject({
    ...{ now: null, difference: null, verdict: 'cannot tell', how: null },
    because: 'No repository of this workspace is called "repository"',
    pin: { frozen: { label: 'lines of a usual change' } },
  })
})

test('a file that nobody had to touch has no changes, and is still a row', async ({
  world,
  facts,
  folder,
}) => {
  const { record, verbs, at, repository } = world
  await call(verbs.pin, at(changed), {
    ...{ record, place: 'src/core.ts' },
    ...ofHistory('hotspots', { window: '4w' }),
  })
  await repository.add({
    commits: Array.from({ length: 8 }, (_, week) =>
      commitsOf(cut + week).filter(({ files }) => files?.['lib/other.ts'] !== undefined),
    ).flat(),
  })
  await scanned(facts, folder, repository.path)
  const [item] = (await call(verbs.compare, at('2020-09-01'), { record })).items
  expect(item).toMatchObject({ now: { value: 0, n: 0 }, difference: -20, verdict: 'better' })
  // No code any more, and so no hotspot, whoever changes it.
  await repository.add({
    commits: ['// nothing\n', '// nothing at all\n'].map((text, step) => ({
      author: { at: firstSecond + (35 * 7 + step) * daySeconds },
      message: 'feat: without code',
      files: { 'src/core.ts': text },
    })),
  })
  await scanned(facts, folder, repository.path)
  const after = await call(verbs.compare, at('2020-09-01'), { record })
  expect(after.items[0]).toMatchObject({ now: { value: 2, n: 2 }, difference: -18 })
})

test('a pin is taken off and put back, and each leaves a line', async ({ world, facts }) => {
  const { record, verbs, at } = world
  const session = at(changed)
  const { id } = await call(verbs.pin, session, { record, ...ofHistory('batches') })
  const ids = async () => (await call(verbs.list, session, { record })).items.map((pin) => pin.id)
  expect(await ids()).toEqual([id])
  expect(await call(verbs.remove, session, { id })).toMatchObject({
    removedAt: '2020-07-01T09:00:00.000Z',
  })
  expect(await ids()).toEqual([])
  expect((await call(verbs.compare, session, { record })).items).toEqual([])
  await call(verbs.restore, session, { id })
  expect(await ids()).toEqual([id])
  const { rows } = await facts.pool.query(
    `select act, record_ids from records.deed where act like 'pins.%' order by at, act`,
  )
  expect(rows).toEqual(
    ['pins.add', 'pins.remove', 'pins.restore'].map((act) => ({ act, record_ids: [record] })),
  )
})

test('what cannot be pinned is refused, with what to do', async ({ world, facts }) => {
  const { record, verbs, at } = world
  const pin = (given: object) => call(verbs.pin, at(changed), { record, ...given })
  const refusals: [object, string][] = [
    [{ ...ofHistory('batches'), record: randomUUID() }, 'record.none'],
    [ofHistory('nonsense'), 'pin.evidence'],
    [ofHistory('constructor'), 'pin.evidence'],
    [ofHistory('ask', { file: 'src/core.ts' }), 'pin.persons'],
    [ofHistory('knowledge', { without: 'ana@example.org' }), 'pin.persons'],
    [{ ...ofHistory('batches'), place: 'src/core.ts' }, 'pin.place'],
    [{ ...ofHistory('hotspots'), place: 'src/cor.ts' }, 'pin.place'],
    [{ ...ofHistory('batches'), measure: 'colour' }, 'pin.measure'],
    [{ ...ofHistory('batches'), measure: '__proto__' }, 'pin.measure'],
    [ofHistory('batches', { colour: 'red' }), 'input.invalid'],
    [{ evidence: 'batches', with: ['repository=repository', 'limit=many'] }, 'input.invalid'],
    [{ evidence: 'batches', with: ['repository'] }, 'input.invalid'],
    [{ ...ofHistory('batches'), evidence: 'decisions.list' }, 'input.invalid'],
  ]
  for (const [given, code] of refusals)
    await expect(pin(given), JSON.stringify(given)).rejects.toMatchObject({ code })
  for (const verb of [verbs.remove, verbs.restore, verbs.get])
    await expect(call(verb, at(changed), { id: randomUUID() })).rejects.toMatchObject({
      code: 'pin.none',
    })
  expect((await facts.pool.query('select 1 from records.pin')).rows).toEqual([])
})

test('an answer that is too large to keep is refused', async ({ world, facts, folder }) => {
  const { record, verbs, at, repository } = world
  const files = Object.fromEntries(
    Array.from({ length: 2500 }, (_, index) => [`a/${'long'.repeat(10)}/${index}.ts`, 'x\n']),
  )
  await repository.add({ commits: [{ message: 'feat: many', files }] })
  await scanned(facts, folder, repository.path)
  await expect(
    call(verbs.pin, at(changed), { record, ...ofHistory('files') }),
  ).rejects.toMatchObject({
    code: 'pin.too_large',
    hint: 'Ask for less of it: with a limit, a shorter window, or below one folder.',
  })
})

test('many can ask at once, though each asks with several connections', async ({ world }) => {
  const { record, verbs, at } = world
  // The pool of a test has four.
  const all = await Promise.all(
    Array.from({ length: 12 }, () =>
      call(verbs.pin, at(changed), { record, ...ofHistory('batches') }),
    ),
  )
  expect(all).toHaveLength(12)
  await Promise.all(Array.from({ length: 8 }, () => call(verbs.compare, at(changed), { record })))
})
