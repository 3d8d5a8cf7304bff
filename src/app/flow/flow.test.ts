/** The flow of changes as it is asked for: from what a forge told to the numbers, and what people say about it. */
import { expect } from 'vitest'
import { gathered } from '#facts/forge/dump/batches.ts'
import { enterProject } from '#facts/forge/projects.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { aForgeProject } from '../../../test/a-forge-project.ts'
import { askOf } from '../../../test/asks-flow.ts'
import { test as base } from '../../../test/cairn.ts'

/** As JSON gives it. */
// oxlint-disable-next-line typescript/no-explicit-any -- What is told is held against what is expected, whatever it is.
type Told = any

const test = base.extend<{ ask: (name: string, given?: object) => Promise<Told> }>({
  ask: async ({ facts, folder, session }, use) => use(askOf({ facts, folder, session })),
})

test('each stage is told in both times, and the parts sum to the whole', async ({ facts, ask }) => {
  await aForgeProject(facts)
  const { n, stages, sums, leftOut } = await ask('stages')
  const p50 = (stage: string) => [
    stages[stage].elapsed.n,
    stages[stage].elapsed.p50,
    stages[stage].working.p50,
  ]
  expect(n).toBe(12)
  // Ten of twelve days are days of work: from 8 to 9 nobody works yet, and behind 16:00 one hour is left of two.
  expect(['coding', 'pickup', 'review', 'mergeWait'].map(p50)).toEqual([
    [12, 60, 0],
    [12, 180, 180],
    [12, 0, 0],
    [12, 120, 120],
  ])
  // What was deployed first is an exact match, as all others are.
  expect(p50('deploy')).toEqual([12, 120, 120])
  expect([sums.openTime.elapsed.p50, sums.leadTime.elapsed.p50]).toEqual([300, 480])
  expect(stages.draft.without).toEqual([{ because: 'none', count: 12 }])
  expect(leftOut).toEqual([
    expect.objectContaining({ what: 'changes that are still open', count: 1 }),
  ])
})

test('a window ends with the last that happened, and groups are told in order', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const { n, groups, window } = await ask('stages', { window: '1w', by: 'week' })
  expect([n, window.to]).toEqual([7, '2026-01-17T09:00:00.000Z'])
  expect(groups.map(({ key, n: count }: { key: string; n: number }) => [key, count])).toEqual([
    ['2026-01-05', 2],
    ['2026-01-12', 5],
  ])
})

test('changes are told one by one, page after page', async ({ facts, ask }) => {
  await aForgeProject(facts)
  const first = await ask('changes', { limit: 10 })
  const rest = await ask('changes', { limit: 10, after: first.next })
  expect([...first.items, ...rest.items].map(({ number }) => number)).toEqual(
    Array.from({ length: 13 }, (_, one) => one + 1),
  )
  expect(rest.next).toBeNull()
  expect(first.items[0]).toMatchObject({
    ...{ repository: 'app', number: 1, outcome: 'merged', size: 11, unit: 'minutes' },
    url: 'https://github.com/team/app/pull/1',
    stages: {
      pickup: { elapsed: 180, working: 180, because: null },
      draft: { elapsed: null, because: 'none' },
    },
  })
  await expect(ask('changes', { after: 'nowhere' })).rejects.toMatchObject({ code: 'input.cursor' })
})

test('a change that is said to tell nothing is left out for everyone, until that is taken back', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const said = {
    repository: 'app',
    subject: 'request 3',
    says: 'leave out',
    because: 'A test of the queue.',
  }
  const { correction } = await ask('dispute', said)
  expect(await ask('stages')).toMatchObject({
    n: 11,
    leftOut: expect.arrayContaining([
      expect.objectContaining({ what: 'changes that people left out', count: 1 }),
    ]),
  })
  expect((await ask('corrections')).items).toMatchObject([
    { correction, subject: 'request 3', undoneAt: null },
  ])
  await ask('undo', { correction })
  expect((await ask('stages')).n).toBe(12)
  await expect(ask('undo', { correction })).rejects.toMatchObject({ code: 'flow.correction.none' })
  await expect(ask('dispute', { ...said, subject: 'request 99' })).rejects.toMatchObject({
    code: 'flow.dispute.none',
  })
  await expect(ask('dispute', { ...said, says: 'failed' })).rejects.toMatchObject({
    code: 'flow.dispute.says',
  })
})

test('what is said to be a bot reviews nothing, and a human being again does', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const say = (kind: string) =>
    ask('account', { repository: 'app', login: 'DEV1', kind, because: 'It posts.' })
  const pickedUp = async () => (await ask('stages')).stages.pickup.elapsed.n
  expect(await say('bot')).toMatchObject({ key: 'github.com#1', kind: 'bot', isByHand: true })
  expect(await pickedUp()).toBe(10)
  const unreviewed = async () =>
    (await ask('changes', { only: 'unreviewed' })).items.map(
      ({ number }: { number: number }) => number,
    )
  expect(await unreviewed()).toEqual([6, 12])
  expect(
    (await ask('accounts', { repository: 'app' })).items.map(
      ({ login }: { login: string }) => login,
    ),
  ).toEqual(['dev1'])
  await say('human')
  expect(await pickedUp()).toBe(12)
  expect(await unreviewed()).toEqual([])
})

test('what another project of the forge tells of an account holds here as well', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const pickedUp = async () => (await ask('stages', { repository: 'app' })).stages.pickup.elapsed.n
  expect(await pickedUp()).toBe(12)
  await onConnectionOf(facts.pool, async (client) =>
    transactionOn(client, async () => {
      const other = { forge: 'github', host: 'github.com', path: 'team/other' } as const
      const at = Date.parse('2026-02-01T09:00:00Z')
      const actor = { id: '1', login: 'dev1', type: 'bot' } as const
      await writeForge(client, await enterProject(client, other), {
        events: [{ number: 1, key: 'comment:1', kind: 'commented', at, actor, version: at }],
      })
    }),
  )
  expect(await pickedUp()).toBe(10)
})

test('a change is of the component whose files its commits touch, as the history knows them', async ({
  facts,
  ask,
}) => {
  const id = await aForgeProject(facts)
  // The commits of changes 1 and 3, and the one that brought in change 2; of the third the file was renamed.
  for (const [commit, oid, path, old] of [
    [1, 101, 'api/a.ts', null],
    [2, 2, 'api/deep/b.ts', null],
    [3, 103, 'web/c.ts', 'api/c.ts'],
  ] as const) {
    await facts.pool.query(
      `insert into commit (repository_id, commit_id, oid, author_id, committer_id, moment, month, parents, files, kind, flags)
       values ($1, $2, decode($3, 'hex'), 1, 1, 1, 1, 1, 1, 0, 0)`,
      [id, commit, String(oid).padStart(40, '0')],
    )
    for (const [place, one] of [path, old].entries())
      if (one !== null)
        await facts.pool.query(
          `insert into path (repository_id, path_id, path, class) values ($1, $2, $3, 'source')`,
          [id, commit * 10 + place, one],
        )
    await facts.pool.query(
      `insert into change (repository_id, commit_id, path_id, old_path_id, status) values ($1, $2, $3, $4, $5)`,
      [id, commit, commit * 10, old === null ? null : commit * 10 + 1, old === null ? 'M' : 'R'],
    )
  }
  // Of the fourth the forge told which files it changes.
  await onConnectionOf(facts.pool, async (client) =>
    transactionOn(client, async () =>
      writeForge(
        client,
        { repositoryId: id, host: 'github.com' },
        gathered([{ paths: [{ number: 4, path: 'web/d.ts' }] }, {}]),
      ),
    ),
  )
  await ask('set', {
    components: [
      { name: 'api', paths: ['api/**'] },
      { name: 'web', paths: ['web/**'] },
    ],
  })
  const { items } = await ask('changes', { limit: 4 })
  expect(items.map(({ components }: Told) => components)).toEqual([
    ['api'],
    ['api'],
    ['api', 'web'],
    ['web'],
  ])
  expect((await ask('stages', { component: 'api' })).n).toBe(3)
})

test('on which day somebody was last seen, nobody finds out by asking for any number of days', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  expect((await ask('work', { silentDays: 180 })).inProgress.orphaned.days).toBe(180)
  for (const silentDays of [1, 30, 91, 364])
    await expect(ask('work', { silentDays })).rejects.toMatchObject({ kind: 'invalid' })
})

test('an e-mail that joins an account with a bot of the history counts at once', async ({
  facts,
  ask,
}) => {
  const repositoryId = await aForgeProject(facts)
  const { rows } = await facts.pool.query<{ id: number }>(
    `insert into identity (key, name, email) values ('\\x01', 'robot', 'Robot@example.org') returning identity_id as id`,
  )
  await facts.pool.query(
    `insert into attribution (repository_id, identity_id, person_id, because, name, email, kind, kind_because, commits)
     values ($1, $2, 1, 'email', 'robot', 'robot@example.org', 'bot', 'its name', 1)`,
    [repositoryId, rows[0]?.id],
  )
  expect((await ask('stages')).stages.pickup.elapsed.n).toBe(12)
  await facts.pool.query(
    `insert into forge.account_email select account_id, 'robot@example.org' from forge.account where login = 'dev1'`,
  )
  expect((await ask('stages')).stages.pickup.elapsed.n).toBe(10)
})

test('hours of work are the team’s; what is not said stays, and hours that make no sense are refused', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await ask('set', { zone: 'America/New_York', hours: '8-12' })
  // From 9 to 12 UTC nobody in New York works yet, and from 12 UTC on it is 7 there.
  expect((await ask('stages')).stages.pickup.working.p50).toBe(0)
  await ask('set', { repository: 'app', zone: 'UTC' })
  expect(await ask('settings', { repository: 'app' })).toMatchObject({ zone: 'UTC', hours: '8-12' })
  expect((await ask('stages', { repository: 'app' })).stages.pickup.working.p50).toBe(180)
  await expect(ask('set', { hours: '25-26' })).rejects.toMatchObject({ code: 'worktime.hours' })
  await expect(ask('set', { zone: 'Nowhere' })).rejects.toMatchObject({ code: 'worktime.zone' })
  expect(await ask('settings')).toMatchObject({ zone: 'America/New_York', hours: '8-12' })
  await ask('set', { zone: null, hours: null })
  expect(await ask('settings')).toMatchObject({ zone: 'UTC', hours: '9-17' })
})

test('CI and bottlenecks are told of the same facts', async ({ facts, ask }) => {
  await aForgeProject(facts)
  expect(await ask('ci')).toMatchObject({
    ...{ n: 12, run: { n: 11, p50: 9 }, queue: { n: 11, p50: 1 }, repositories: ['app'] },
    neverStarted: { n: 1, hours: 0.1667 },
    items: [{ workflow: 'checks', name: 'test', jobs: 12 }],
    queues: [{ queue: 'linux', n: 11 }],
  })
  const { ledger, bottlenecks } = await ask('bottlenecks', { limit: 1 })
  expect(
    ledger.map(({ cause, people }: { cause: string; people: number | null }) => [cause, people]),
  ).toEqual([
    ...[
      ['pickup', 5],
      ['deploy_wait', 5],
      ['merge_wait', 5],
    ],
    ...[
      ['ci_queue', null],
      ['ci_never_started', null],
      ['review', null],
    ],
  ])
  expect(bottlenecks).toMatchObject([{ cause: 'pickup', since: { shape: 'none' } }])
})

test('CI of a component is that of the jobs that build it; where nobody said which, it cannot be told', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  await ask('set', {
    components: [
      { name: 'api', paths: ['api/'], jobs: ['te*'] },
      { name: 'web', jobs: ['build'] },
      { name: 'docs', paths: ['docs/'] },
    ],
  })
  expect(await ask('ci', { component: 'api' })).toMatchObject({
    ...{ n: 12, component: 'api', because: null, neverStarted: { n: 1 } },
  })
  expect(await ask('ci', { component: 'web' })).toMatchObject({ n: 0, neverStarted: { n: 0 } })
  const untold = 'nobody said which jobs build "docs"'
  expect(await ask('ci', { component: 'docs' })).toMatchObject({
    ...{ n: 0, because: untold, neverStarted: null, flaky: null, rerun: null },
  })
  const causes = async (component: string) => {
    const { ledger, ci } = await ask('bottlenecks', { component })
    return [ledger.map(({ cause }: Told) => cause), ci.because]
  }
  expect(await causes('api')).toEqual([['ci_queue', 'ci_never_started'], null])
  expect(await causes('docs')).toEqual([[], untold])
  const compared = { measure: 'ci_run', since: '2026-01-12' }
  expect(await ask('compare', { ...compared, component: 'docs' })).toMatchObject({
    ...{ verdict: 'cannot tell', because: untold },
  })
  expect(await ask('compare', { ...compared, component: 'api' })).toEqual(
    await ask('compare', compared),
  )
})

test('test cases are told of reports that were imported, and without any are not measurable', async ({
  facts,
  ask,
}) => {
  const repositoryId = await aForgeProject(facts)
  expect(await ask('tests')).toMatchObject({
    ...{ n: 0, flaky: null, because: 'no test reports were imported' },
    hint: expect.stringContaining('cairn import junit'),
  })
  const at = Date.parse('2026-01-10T09:00:00Z')
  const report = (id: number, of: string, hours: number | null, oid: string | null = null) =>
    ['red', 'green', 'slow', 'skipped'].map((name, position) => ({
      ...{ report: String(id), position, name: `suite > ${name}`, oid },
      outcome:
        name === 'skipped'
          ? ('skipped' as const)
          : name === 'red' && of === 'failed'
            ? ('failed' as const)
            : ('passed' as const),
      ms: name === 'slow' ? 9_000 : 1_000,
      at: hours === null ? null : at + hours * 3_600_000,
    }))
  const on = 'a'.repeat(40)
  await onConnectionOf(facts.pool, async (client) =>
    transactionOn(client, async () =>
      writeForge(
        client,
        { repositoryId, host: 'github.com' },
        {
          testCases: [
            ...report(1, 'failed', 0, on),
            ...report(2, 'passed', 2, on),
            // Of no commit that is known: each report is of one by itself.
            ...report(3, 'failed', 3),
            ...report(4, 'passed', 4),
            ...report(5, 'passed', null),
            ...report(6, 'passed', -24 * 300),
          ],
        },
      ),
    ),
  )
  const told = await ask('tests')
  expect(told).toMatchObject({
    ...{ n: 3, tries: 18, repeated: 3, because: null },
    flaky: { cases: 1, failures: 1, commits: 1, wait: { value: 2 }, runner: { notMeasurable: 0 } },
    items: [{ repository: 'app', name: 'suite > red', failures: 1 }],
    leftOut: [{ count: 6 }],
  })
  expect(told.slowest).toMatchObject([
    { name: 'suite > slow', n: 6, totalMinutes: 0.9, p50Seconds: null },
    { name: 'suite > green', n: 6 },
    { name: 'suite > red', n: 6 },
  ])
  expect(await ask('tests', { window: '30d' })).toMatchObject({
    ...{ n: 3, tries: 12, flaky: { cases: 1 } },
    leftOut: [{ count: 4 }, { what: 'test cases without a time', count: 4 }],
  })
  expect(await ask('tests', { component: 'api' })).toMatchObject({ flaky: null, n: 0 })
})

test('without a forge there is nothing, and a repository of which none told is said to be one', async ({
  facts,
  ask,
}) => {
  expect(await ask('stages')).toMatchObject({ n: 0, repositories: [] })
  await facts.pool.query(`insert into repository (source, name) values ('/code/lib', 'lib')`)
  await expect(ask('stages', { repository: 'lib' })).rejects.toMatchObject({ code: 'flow.none' })
})

test('the hours of waiting sum to the waits, and a window counts whole months', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const { hours, months, n, zone } = await ask('hours')
  const sum = (of: readonly number[]) => of.reduce((all, minutes) => all + minutes, 0)
  expect([n, zone, months]).toEqual([12, 'UTC', { from: '2026-01', to: '2026-01' }])
  // Twelve times three hours for a review, two to be merged, two to be deployed: from 9 to 16 on each day.
  expect(sum(hours)).toBe(12 * 7 * 60)
  const busy = hours.flatMap((minutes: number, hour: number) => (minutes > 0 ? [hour % 24] : []))
  expect([...new Set(busy)]).toEqual([9, 10, 11, 12, 13, 14, 15])
  const pickup = await ask('hours', { stage: 'pickup' })
  expect([sum(pickup.hours), pickup.hours[9], pickup.hours[12]]).toEqual([12 * 3 * 60, 120, 0])
  expect(sum((await ask('hours', { window: '1d' })).hours)).toBe(12 * 7 * 60)
  const before = await ask('hours', { window: '2025-01-01..2025-12-31' })
  expect([before.n, before.months, sum(before.hours)]).toEqual([0, null, 0])
})

test('coding is counted by the clocks of whoever codes, where somebody said which these are', async ({
  facts,
  ask,
}) => {
  await aForgeProject(facts)
  const coding = async () => {
    const { items } = await ask('changes', { limit: 2 })
    return items.map((one: Told) => [one.stages.coding.working, one.openTime.working])
  }
  // From eight to nine nobody works in UTC.
  expect(await coding()).toEqual([
    [0, 300],
    [0, 300],
  ])
  const who = { repository: 'app', login: 'dev1' }
  expect(await ask('zone', { ...who, zone: 'Europe/Berlin' })).toMatchObject({
    zone: 'Europe/Berlin',
  })
  expect(await coding()).toEqual([
    [60, 300],
    [0, 300],
  ])
  expect((await ask('accounts', { repository: 'app' })).items).toMatchObject([{ login: 'dev1' }])
  await expect(ask('zone', { ...who, zone: 'Mars' })).rejects.toMatchObject({
    code: 'worktime.zone',
  })
  await ask('zone', { ...who, zone: 'team' })
  expect(await coding()).toEqual([
    [0, 300],
    [0, 300],
  ])
})
