/** The engine alone, over a forge that is a list: stopped or killed anywhere, it ends in the same rows, and says how far it is. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { ForgePort, SyncKind, SyncPage } from '#facts/forge/port.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import type { Facts } from '#facts/facts.ts'
import { prepareFlow } from '#insights/flow/prepare.ts'
import { FlowSettings } from '#insights/flow/settings.ts'
import { CairnError } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import { forgeRows } from '../import/forge-rows.fixture.ts'
import { leftMs } from './estimate.ts'
import { readStates } from './store.ts'
import { syncProject, type SyncWish } from './sync.ts'
import { syncsVerb } from './verbs.ts'

const start = Date.parse('2026-01-05T09:00:00Z')
const minute = 60_000
const hourly = { resetsAt: null, periodMs: 60 * minute }

interface Thing {
  number: number
  at: number
}

interface Wished {
  issues: readonly Thing[]
  runs?: readonly Thing[]
  pageSize?: number
  /** Called before each page; throws where it breaks. */
  before?: (kind: SyncKind, page: number) => void
  path?: string
}

const batchOf: Partial<Record<SyncKind, (things: readonly Thing[]) => ForgeBatch>> = {
  issues: (things) => ({
    issues: things.map(({ number, at }) => ({
      ...{ number, title: `${number} at ${at}`, author: null, state: 'open', labels: [] },
      ...{ milestone: null, createdAt: start, closedAt: null, version: at },
    })),
  }),
  runs: (things) => ({
    runs: things.map(({ number, at }) => ({
      ...{ id: String(number), attempt: 1, workflow: 'w', trigger: 'push', branch: 'main' },
      ...{ oid: null, status: 'completed', conclusion: 'success', createdAt: at, startedAt: at },
      ...{ endedAt: at, requestNumber: null, version: at },
    })),
  }),
}

/** Lists by time; jobs are one for each run. */
function aPort({ issues, runs = [], pageSize = 2, before, path = 'team/app' }: Wished) {
  let requests = 0
  const asked: string[] = []
  const port: ForgePort = {
    ...{ kinds: ['issues', 'runs', 'jobs'], listedByMaking: ['runs'], alsoTells: {} },
    project: async () => ({ path, externalId: String(path.length * 1000) }),
    usage: () => ({ requests, limit: 5000, remaining: 5000 - requests, ...hourly }),
    async *pages(kind, { from, parents }) {
      const all = (kind === 'issues' ? issues : runs)
        .filter(({ at }) => from === null || at >= from.at)
        .toSorted((one, other) => one.at - other.at || one.number - other.number)
      const pages = Math.ceil((kind === 'jobs' ? parents.length : all.length) / pageSize)
      for (let page = 0; page < pages; page++) {
        before?.(kind, page)
        requests++
        const cut = <T>(list: readonly T[]) => list.slice(page * pageSize, (page + 1) * pageSize)
        if (kind === 'jobs') yield jobsPage(cut(parents))
        else {
          const things = cut(all)
          const last = things.at(-1)
          asked.push(`${kind} ${things.map(({ number }) => number).join(' ')}`)
          yield {
            ...{ batch: batchOf[kind]?.(things) ?? {}, read: things.length, leftOut: 0 },
            total: from === null ? all.length : null,
            cursor: last === undefined ? null : { at: last.at, id: String(last.number) },
          }
        }
      }
    },
  }
  return { port, asked }
}

const jobsPage = (parents: readonly { id: string; version: number }[]): SyncPage => ({
  batch: {
    jobs: parents.map(({ id, version }) => ({
      ...{ id, runId: id, attempt: 1, workflow: null, name: 'test', oid: null, queue: 'linux' },
      ...{ status: 'completed', conclusion: 'success', createdAt: version, startedAt: version },
      ...{ endedAt: version, version },
    })),
  },
  ...{ cursor: null, read: parents.length, total: null, leftOut: 0, parents },
})

function bring(facts: Facts, port: ForgePort, said: Partial<SyncWish> = {}) {
  return syncProject({
    ...{ facts, open: () => port, now: () => start, wait: async () => {} },
    project: { forge: 'github', host: 'github.com', path: 'team/app' },
    signal: new AbortController().signal,
    ...said,
  })
}

const at = (number: number, minutes: number) => ({ number, at: start + minutes * minute })

test('killed before any page and begun again, it ends in the same rows', async ({ facts }) => {
  let round = 0
  // Few times for many things: equal ones lie on both sides of a page edge.
  const things = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 })), {
      selector: ([number]) => number,
      maxLength: 8,
    })
    .map((all) => all.map(([number, minutes]) => at(number, minutes * 20)))
  await fc.assert(
    fc.asyncProperty(
      things,
      things,
      fc.array(fc.nat(4), { maxLength: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (issues, runs, kills, pageSize) => {
        round++
        const whole = aPort({ issues, runs, pageSize, path: `team/whole-${round}` })
        const { project } = await bring(facts, whole.port)
        const path = `team/killed-over-and-over-${round}`
        for (const kill of [...kills, Infinity]) {
          let left = kill
          const before = () => {
            if (left-- <= 0) throw new Error('killed')
          }
          await bring(facts, aPort({ issues, runs, pageSize, path, before }).port).catch(
            (error: Error) => expect(error.message).toBe('killed'),
          )
        }
        const { project: other, isWhole } = await bring(
          facts,
          aPort({ issues, runs, pageSize, path }).port,
        )
        expect(isWhole).toBe(true)
        expect(await forgeRows(facts, other.repositoryId)).toEqual(
          await forgeRows(facts, project.repositoryId),
        )
      },
    ),
    { numRuns: 5 },
  )
})

test('later it reads from a little before where it stood, and what changed of one it knows', async ({
  facts,
}) => {
  const issues = [at(1, 0), at(2, 30), at(3, 35)]
  await bring(facts, aPort({ issues, pageSize: 9 }).port)
  const later = aPort({ issues: [at(1, 60), at(2, 30), at(3, 35)], pageSize: 9 })
  const { project, kinds } = await bring(facts, later.port)
  expect(later.asked).toEqual(['issues 2 3 1'])
  expect(kinds.find(({ kind }) => kind === 'issues')).toMatchObject({
    ...{ state: 'done', read: 3, cursor: { at: start + 60 * minute, id: '1' } },
  })
  expect((await forgeRows(facts, project.repositoryId))['issue']).toHaveLength(3)
})

test('a run that waited is asked for again, and jobs only of runs that went on', async ({
  facts,
}) => {
  const waits = at(1, 0)
  const runs = [waits, at(2, 4 * 24 * 60)]
  const first = aPort({ issues: [], runs, pageSize: 9 })
  const { project } = await bring(facts, first.port)
  await facts.pool.query(`update forge.run set status = 'queued' where run_id = 1`)
  const later = aPort({ issues: [], runs, pageSize: 9 })
  const { kinds } = await bring(facts, later.port)
  expect(later.asked).toEqual(['runs 1 2'])
  expect(kinds.find(({ kind }) => kind === 'jobs')).toMatchObject({ read: 0, total: 0 })
  await facts.pool.query('update forge.run set version = version + 1 where run_id = 2')
  const { kinds: after } = await bring(facts, aPort({ issues: [], runs, pageSize: 9 }).port)
  expect(after.find(({ kind }) => kind === 'jobs')).toMatchObject({ read: 1, total: 1 })
  expect((await forgeRows(facts, project.repositoryId))['job']).toHaveLength(2)
})

test('what fails is seen to have failed, and the rest is read', async ({ facts }) => {
  const before = (kind: SyncKind, page: number) => {
    if (kind === 'issues' && page === 1)
      throw new CairnError('unavailable', 'forge.answer', 'The forge answers with 502.')
  }
  const issues = [at(1, 0), at(2, 1), at(3, 2)]
  const synced = await bring(facts, aPort({ issues, runs: [at(7, 0)], before }).port)
  expect(synced.isWhole).toBe(false)
  expect(synced.kinds).toMatchObject([
    {
      ...{ kind: 'issues', state: 'failed', read: 2, total: 3 },
      problem: { code: 'forge.answer', message: 'The forge answers with 502.' },
    },
    { kind: 'runs', state: 'done' },
    { kind: 'jobs', state: 'done' },
  ])
  const { coverage = [], issue = [] } = await forgeRows(facts, synced.project.repositoryId)
  expect(issue).toHaveLength(2)
  expect(coverage.join('')).not.toContain('issues')
  const again = aPort({ issues, runs: [at(7, 0)] })
  expect(await bring(facts, again.port)).toMatchObject({ isWhole: true })
})

test('a token that is refused pauses what is left, and what was read is kept', async ({
  facts,
}) => {
  const refused = new CairnError('forbidden', 'forge.auth', 'No.', { details: { isOfToken: true } })
  const before = (kind: SyncKind) => {
    if (kind === 'runs') throw refused
  }
  const { kinds } = await bring(facts, aPort({ issues: [at(1, 0)], runs: [at(7, 0)], before }).port)
  const states = kinds.map(({ kind, state, problem }) => `${kind} ${state} ${problem?.code ?? ''}`)
  expect(states).toEqual(['issues done ', 'runs paused forge.auth', 'jobs paused forge.auth'])
  const gone = aPort({ issues: [] }).port
  await expect(
    bring(facts, { ...gone, project: () => Promise.reject(refused) }),
  ).rejects.toMatchObject({ code: 'forge.auth' })
  const { rows } = await facts.pool.query<{ states: string[]; issues: number }>(
    `select array_agg(distinct state) as states, (select count(*)::int from forge.issue) as issues from forge.sync`,
  )
  expect(rows).toEqual([{ states: ['paused'], issues: 1 }])
})

test('while the forge asks to wait, it says until when', async ({ facts }) => {
  const seen: unknown[] = []
  const { port } = aPort({ issues: [at(1, 0)] })
  const open: SyncWish['open'] = ({ wait }) => ({
    ...port,
    async *pages(kind, from) {
      await wait(5 * minute, 'limit')
      yield* port.pages(kind, from)
    },
  })
  const wait = async () => {
    const states = await readStates(facts.pool, 1)
    seen.push(states.map(({ state, resumesAt }) => [state, resumesAt?.getTime()])[0])
  }
  const { kinds } = await bring(facts, port, { open, wait })
  expect(seen[0]).toEqual(['paused', start + 5 * minute])
  expect(kinds.map(({ state, resumesAt }) => [state, resumesAt])).toEqual(
    kinds.map(() => ['done', null]),
  )
})

test('a page that cannot be written moves nothing', async ({ facts }) => {
  const issues = [at(1, 0), at(2, 1), at(3, 2)]
  const { port } = aPort({ issues })
  const open: SyncWish['open'] = () => ({
    ...port,
    async *pages(kind, from) {
      for await (const page of port.pages(kind, from)) {
        const [first] = page.batch.issues ?? []
        // The database refuses such a number, when much of the page is written already.
        const broken = first?.number === 3 ? [{ ...first, number: 2 ** 40 }] : undefined
        yield broken ? { ...page, batch: { ...page.batch, issues: broken } } : page
      }
    },
  })
  await expect(bring(facts, port, { open })).rejects.toThrow('out of range')
  const [issuesRead] = await readStates(facts.pool, 1)
  expect(issuesRead).toMatchObject({ state: 'reading', read: 2, cursor: { id: '2' } })
})

test('whoever asks is told in words how far it is', async ({ facts, session, folder }) => {
  const before = (kind: SyncKind) => {
    if (kind === 'runs') throw new CairnError('unavailable', 'forge.answer', 'It broke.')
  }
  await bring(facts, aPort({ issues: [at(1, 0)], before, runs: [at(1, 0)] }).port)
  const { items } = await call(syncsVerb({ facts, dataFolder: folder }), session, {})
  expect(items).toMatchObject([{ repository: 'app', project: 'team/app', isWhole: false }])
  expect(items[0]?.kinds.map(({ says }) => says)).toEqual([
    '1 issue read',
    'runs: failed after 0: It broke',
    '0 runs looked through for jobs read',
  ])
})

test('two syncs of one project do not run at once', async ({ facts }) => {
  const { port } = aPort({ issues: [at(1, 0)] })
  let inner: Promise<unknown> | undefined
  const before = () => {
    inner ??= bring(facts, port).catch((error: unknown) => error)
  }
  await bring(facts, aPort({ issues: [at(1, 0)], before }).port)
  expect(await inner).toMatchObject({ code: 'forge.busy' })
})

test('while a sync goes on, and be it for hours, the stages are told of what was read', async ({
  facts,
}) => {
  const { port } = aPort({ issues: [at(1, 0), at(2, 1), at(3, 2)] })
  const settings = FlowSettings.parse({})
  let made = 0
  const asking: ForgePort = {
    ...port,
    async *pages(kind, from) {
      for await (const page of port.pages(kind, from)) {
        const { rows } = await facts.pool.query<{ id: number }>(
          'select repository_id as id from forge.project',
        )
        await prepareFlow(facts, { repositoryId: rows[0]?.id ?? 0, settings })
        made++
        yield page
      }
    },
  }
  await bring(facts, asking)
  expect(made).toBe(2)
}, 10_000)

test('what is left takes as long as the pace says, and longer where the forge grants less', () => {
  const pace = { read: 100, tookMs: 10_000, requests: 50, left: 200, now: start }
  const budget = { ...hourly, limit: 5000, remaining: 4000, resetsAt: start + 30 * minute }
  expect(leftMs({ ...pace, budget })).toBe(20_000)
  expect(leftMs({ ...pace, budget: { ...budget, remaining: 60 } })).toBe(30 * minute)
  expect(leftMs({ ...pace, left: 20_000, budget })).toBe(90 * minute)
  const each = { limit: 50, remaining: 50, resetsAt: start + minute, periodMs: minute }
  expect(leftMs({ ...pace, budget: each })).toBe(2 * minute)
  expect(leftMs({ ...pace, left: null, budget })).toBeNull()
  expect(leftMs({ ...pace, read: 0, budget })).toBeNull()
})
