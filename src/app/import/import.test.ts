/** Whatever way GitHub's answers come in, the same is known after them; and each trap of theirs has its answer here. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { Tally } from '#facts/forge/dump/tally.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { flowScope } from '../flow/scope.ts'
import { allJobs } from '#insights/flow/ci/read-jobs.ts'
import { readChanges } from '#insights/flow/read-changes.ts'
import { FlowSettings } from '#insights/flow/settings.ts'
import * as answers from '#sources/github/answers.fixture.ts'
import { readDump } from '#sources/github/dump/read-dump.ts'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { forgeRows } from './forge-rows.fixture.ts'
import { importGithub, type GithubImport } from './github.ts'
import { writeBatches } from './write-batches.ts'

const { ana, at, ben, ghost, robot } = answers
const of = (parent: number, object: object) => ({ parent, object })

/** A small team's week, with what makes numbers lie. */
const week: Record<string, readonly object[]> = {
  issues: [answers.issue(4), answers.issue(7, { pull_request: { url: 'x' } })],
  pulls: [
    // Opened before its first commit was made, reviewed by its author, and commented on before and after.
    answers.pull(7, {
      ...{ state: 'closed', merged_at: at('14'), closed_at: at('14'), merged_by: ben },
      ...{ comments: 3, review_comments: 1, commits: 2, additions: 5, deletions: 1 },
      ...{ changed_files: 2, updated_at: at('15') },
    }),
    answers.pull(8, { user: ghost, draft: true }),
    answers.pull(9, { user: null, state: 'closed', closed_at: at('13'), updated_at: at('13') }),
  ],
  'pulls-reviews': [
    answers.review(1, 7, { user: ana, state: 'COMMENTED' }),
    answers.review(2, 7),
    answers.review(3, 8, { user: null, state: 'DISMISSED' }),
  ],
  'pulls-comments': [answers.lineComment(4, 7)],
  'pulls-commits': [of(7, answers.commit('d', { author: null })), of(7, answers.commit('e'))],
  'pulls-files': [
    of(7, { filename: 'api/a.ts', patch: 'words that nobody keeps' }),
    of(7, { filename: 'web/b.ts' }),
  ],
  'issues-comments': [
    answers.comment(5, 7, { created_at: at('8') }),
    answers.comment(6, 7, { created_at: at('16') }),
    answers.comment(7, 7, { user: { login: 'drahtbot', id: 9, type: 'User' } }),
    answers.comment(8, 8, { user: robot }),
  ],
  'issues-events': [
    of(7, answers.event(1, 'merged', { actor: ben, created_at: at('14') })),
    of(7, answers.event(2, 'review_requested', { requested_reviewer: ben })),
    of(8, answers.event(3, 'head_ref_force_pushed', { actor: null })),
    of(9, answers.event(4, 'closed', { created_at: at('13'), actor: ana })),
    of(9, answers.event(5, 'mentioned')),
  ],
  'actions-runs': [answers.run(1), answers.run(2, { run_attempt: 2, run_started_at: at('11') })],
  'actions-jobs': [
    answers.job(10, 1),
    answers.job(11, 2, { conclusion: 'failure' }),
    answers.job(12, 2, { run_attempt: 2, created_at: at('11'), started_at: at('11:01') }),
    answers.job(13, 1, { conclusion: 'cancelled', runner_id: null, runner_name: '', steps: [] }),
  ],
  deployments: [answers.deployment(20)],
  'deployments-statuses': [answers.deploymentStatus(21, 20)],
  releases: [answers.release(30)],
}

async function put(folder: string, files: Record<string, readonly object[]>): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const [name, all] of Object.entries(files))
    await writeFile(
      join(folder, `${name}.jsonl.gz`),
      gzipSync(all.map((one) => JSON.stringify(one)).join('\n')),
    )
  return folder
}

const workspaceOf = (facts: Facts) => ({
  ...{
    facts,
    dataFolder: '/nonexistent',
    inWords: (error: unknown) => error,
    close: async () => {},
  },
})

async function bring(facts: Facts, wish: Pick<GithubImport, 'from'> & Partial<GithubImport>) {
  return importGithub(workspaceOf(facts), {
    ...{ repository: 'team/app', host: 'github.com', progress: silent },
    signal: new AbortController().signal,
    ...wish,
  })
}

async function idOf(facts: Facts, path = 'team/app'): Promise<number> {
  const { rows } = await facts.pool.query<{ id: number }>(
    'select repository_id as id from forge.project where path = $1',
    [path],
  )
  return rows[0]?.id ?? 0
}

describe('a dump', () => {
  test('leaves nothing to be made by the page that is opened next', async ({ facts, folder }) => {
    await bring(facts, { from: { dump: await put(folder, week) } })
    const made = async () =>
      (
        await facts.pool.query<{ flow: string; ci: string }>(
          `select f.xmin::text as flow, c.xmin::text as ci from forge.flow_state f
           join forge.flow_ci_state c using (repository_id)`,
        )
      ).rows
    const before = await made()
    expect(before).toHaveLength(1)
    const { repositories } = await flowScope({ facts, dataFolder: folder }, { window: 'all' })
    await allJobs(
      facts,
      repositories.map(({ id }) => id),
    )
    expect(await made()).toEqual(before)
  })

  test('that tells the end of a request and a second later the event of it tells one end', async ({
    facts,
    folder,
  }) => {
    const closed = { state: 'closed', closed_at: at('13'), updated_at: at('13') }
    const files = {
      pulls: [answers.pull(9, closed)],
      'issues-events': [
        of(9, answers.event(4, 'closed', { created_at: at('13:00:01'), actor: ben })),
      ],
    }
    await bring(facts, { from: { dump: await put(folder, files) } })
    const [change] = await readChanges(facts, {
      ...{ repositoryId: await idOf(facts), settings: FlowSettings.parse({}), said: new Map() },
    })
    expect(change?.happenings.map(({ kind, by }) => `${kind} by ${by}`)).toEqual([
      ...['opened by author', 'closed by another'],
    ])
  })

  test('is kept with what makes numbers lie, and without the words of anybody', async ({
    facts,
    folder,
  }) => {
    const imported = await bring(facts, { from: { dump: await put(folder, week) } })
    expect(imported).toMatchObject({ project: 'team/app', repository: 'app', otherFiles: [] })
    expect(imported.coverage.filter(({ isWhole }) => !isWhole)).toEqual([
      ...['commits', 'paths'].map((kind) => ({ kind, requests: 1, of: 3, isWhole: false })),
    ])
    const rows = await forgeRows(facts, await idOf(facts))
    expect(Object.values(rows).join('')).not.toContain('words that nobody keeps')
    expect(
      Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, all.length])),
    ).toEqual({
      ...{ request: 3, request_size: 1, request_event: 15, request_commit: 2, run: 2, job: 4 },
      ...{ deployment: 1, deployment_status: 1, release: 1, issue: 1, coverage: 21 },
      request_path: 2,
    })
    const { rows: jobs } = await facts.pool.query(
      'select job_id::int as id, attempt, started_at is null as waits from forge.job order by 1',
    )
    expect(jobs).toEqual([
      { id: 10, attempt: 1, waits: false },
      { id: 11, attempt: 1, waits: false },
      { id: 12, attempt: 2, waits: false },
      { id: 13, attempt: 1, waits: true },
    ])
    const { rows: accounts } = await facts.pool.query<{ key: string; type: string }>(
      'select key, type from forge.account order by key',
    )
    expect(accounts.map(({ key, type }) => `${key} ${type}`)).toEqual([
      ...['github.com#1 user', 'github.com#2 user', 'github.com#3 bot', 'github.com#9 user'],
    ])
  })

  test('in any order of what lies in its files, cut into any batches, read twice, is the same', async ({
    facts,
    folder,
  }) => {
    await put(join(folder, 'one'), week)
    await bring(facts, { from: { dump: join(folder, 'one') } })
    const expected = await forgeRows(facts, await idOf(facts))
    let round = 0
    const shuffled = fc.record(
      Object.fromEntries(
        Object.entries(week).map(([name, all]) => [
          name,
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        ...[shuffled, fc.integer({ min: 1, max: 9 })],
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        async (files, batchSize, order) => {
          round++
          const path = `team/round-${round}`
          const dump = await put(join(folder, String(round)), files)
          const wish = { folder: dump, repository: 'team/app', tally: new Tally(), batchSize }
          const batches: { batch: ForgeBatch; externalId: null; read: number }[] = []
          for await (const { batch } of readDump(wish))
            batches.push({ batch, externalId: null, read: 0 })
          const turned = batches
            .map((one, index) => ({ one, by: order[index % order.length] ?? 0 }))
            .toSorted((a, b) => a.by - b.by)
          const { repositoryId } = await writeBatches(facts, each(turned.map(({ one }) => one)), {
            project: { forge: 'github', host: 'github.com', path },
            ...{ signal: new AbortController().signal, progress: silent },
          })
          expect(await forgeRows(facts, repositoryId)).toEqual(expected)
        },
      ),
      { numRuns: 8 },
    )
  })

  test('that was stopped half-way and is read again ends as one read at once', async ({
    facts,
    folder,
  }) => {
    const dump = await put(folder, week)
    const stop = new AbortController()
    let batches = 0
    async function* untilStopped() {
      for await (const one of readDump({
        folder: dump,
        repository: 'team/app',
        tally: new Tally(),
        batchSize: 3,
      })) {
        if (++batches === 5) stop.abort()
        yield one
      }
    }
    const project = { forge: 'github' as const, host: 'github.com', path: 'team/app' }
    await expect(
      writeBatches(facts, untilStopped(), { project, signal: stop.signal, progress: silent }),
    ).rejects.toMatchObject({ code: 'import.stopped' })
    const half = await forgeRows(facts, await idOf(facts))
    expect(half['request']).toHaveLength(3)
    expect(half['coverage']).toEqual([])
    await bring(facts, { from: { dump } })
    const whole = await forgeRows(facts, await idOf(facts))
    await bring(facts, { from: { dump } })
    expect(await forgeRows(facts, await idOf(facts))).toEqual(whole)
    expect(whole['coverage']).toHaveLength(21)
  })

  test('with a broken file keeps what came before it, and says where', async ({
    facts,
    folder,
  }) => {
    await put(folder, week)
    await writeFile(join(folder, 'releases.json'), '[{"id": 1}, {"id"')
    await expect(bring(facts, { from: { dump: folder } })).rejects.toThrow('releases.json:1: ')
  })

  test('of another repository, or of none, enters nothing', async ({ facts, folder }) => {
    await put(folder, week)
    const bringAbout = (repository: string) => bring(facts, { from: { dump: folder }, repository })
    await expect(bringAbout('team/other')).rejects.toMatchObject({
      code: 'import.other_repository',
    })
    await expect(bringAbout('app')).rejects.toMatchObject({ code: 'import.repository' })
    await expect(bringAbout('team/../app')).rejects.toMatchObject({ code: 'import.repository' })
    await expect(
      bring(facts, { from: { dump: folder }, host: 'https://github.com' }),
    ).rejects.toMatchObject({ code: 'import.host' })
    const { rows } = await facts.pool.query('select * from repository')
    expect(rows).toEqual([])
  })

  test('belongs to the history that was scanned, where somebody says so', async ({
    facts,
    folder,
  }) => {
    await facts.pool.query(
      `insert into repository (source, name) values ('/code/engine', 'engine')`,
    )
    const dump = await put(folder, week)
    const imported = await bring(facts, { from: { dump }, history: 'engine' })
    expect(imported.repository).toBe('engine')
    // Without a word it is found again, also after it was renamed: GitHub's number tells.
    expect((await bring(facts, { from: { dump } })).repository).toBe('engine')
    await expect(bring(facts, { from: { dump }, history: 'none' })).rejects.toMatchObject({
      code: 'repository.none',
    })
  })
})

describe('GH Archive', () => {
  const repo = { id: 77, name: 'team/app' }
  const hour = (type: string, payload: object, actor: object = ben, created_at = at('10')) => ({
    ...{
      id: '1',
      type,
      actor: { ...actor, type: undefined },
      repo,
      payload,
      public: true,
      created_at,
    },
  })
  const merged = week['pulls']?.[0] ?? {}
  const events = [
    hour('PullRequestEvent', { action: 'closed', number: 7, pull_request: merged }),
    hour('PullRequestReviewEvent', {
      action: 'created',
      review: answers.review(2, 7),
      pull_request: { number: 7 },
    }),
    hour('PullRequestReviewCommentEvent', {
      action: 'created',
      comment: answers.lineComment(4, 7),
      pull_request: { number: 7 },
    }),
    hour('IssueCommentEvent', {
      action: 'created',
      comment: answers.comment(5, 7, { created_at: at('8') }),
      issue: { number: 7, pull_request: {} },
    }),
    hour('IssuesEvent', { action: 'opened', issue: answers.issue(4) }),
    hour('ReleaseEvent', { action: 'published', release: answers.release(30) }),
    hour('PushEvent', { ref: 'refs/heads/main' }),
    { ...hour('WatchEvent', { action: 'started' }), repo: { id: 1, name: 'team/app-other' } },
  ]
  const names = ['2026-01-05-10.json.gz', '2026-01-05-11.json.gz']

  async function hours(folder: string, all: readonly object[]): Promise<string> {
    await mkdir(folder, { recursive: true })
    for (const [index, name] of names.entries())
      await writeFile(
        join(folder, name),
        gzipSync(
          all
            .filter((_, at_) => at_ % 2 === index)
            .map((one) => JSON.stringify(one))
            .join('\n'),
        ),
      )
    return folder
  }

  test('and a dump are one history: what both tell is told once', async ({ facts, folder }) => {
    const dump = await put(join(folder, 'dump'), week)
    const archive = [await hours(join(folder, 'hours'), events)]
    await bring(facts, { from: { dump } })
    const expected = await forgeRows(facts, await idOf(facts))
    const imported = await bring(facts, { from: { archive } })
    expect(imported.read.map(({ kind, kept }) => `${kind} ${kept}`)).toEqual([
      ...['PullRequestEvent 1', 'PullRequestReviewCommentEvent 1', 'IssuesEvent 1'],
      ...['PushEvent 0', 'PullRequestReviewEvent 1', 'IssueCommentEvent 1', 'ReleaseEvent 1'],
    ])
    expect(await forgeRows(facts, await idOf(facts))).toEqual(expected)
  })

  test('of late tells that something happened, and not what the request is', async ({
    facts,
    folder,
  }) => {
    const pull_request = {
      id: 1,
      number: 7,
      url: 'x',
      head: { ref: 'topic' },
      base: { ref: 'main' },
    }
    const late = ['opened', 'merged', 'labeled'].map((action, index) =>
      hour('PullRequestEvent', { action, number: 7, pull_request }, ana, at(`${9 + index}`)),
    )
    const { leftOut } = await bring(facts, { from: { archive: [await hours(folder, late)] } })
    const rows = await forgeRows(facts, await idOf(facts))
    expect(rows['request']).toEqual([])
    expect(rows['request_event']?.map((row) => JSON.parse(row))).toMatchObject([
      { key: 'opened', actor: 'github.com#1' },
      { key: 'merged', actor: 'github.com#1' },
    ])
    expect(rows['coverage']).toEqual([])
    expect(leftOut).toMatchObject([{ why: 'turns that say nothing of its way', count: 1 }])
  })

  test('takes no word from who knows better, whichever came first', async ({ facts, folder }) => {
    const pull_request = { id: 1, number: 7, url: 'x' }
    const late = [
      hour('PullRequestEvent', { action: 'merged', pull_request }, ben, at('17')),
      hour('PullRequestEvent', { action: 'opened', pull_request }, ana, at('9:00:02')),
    ]
    const archive = [await hours(join(folder, 'hours'), late)]
    await bring(facts, { from: { archive } })
    const dump = await put(join(folder, 'dump'), week)
    await bring(facts, { from: { dump } })
    const first = await forgeRows(facts, await idOf(facts))
    await bring(facts, { from: { archive } })
    expect(await forgeRows(facts, await idOf(facts))).toEqual(first)
    expect(first['request_event']?.filter((row) => row.includes('"merged"'))).toEqual([
      expect.stringContaining('2026-01-05T14:00:00'),
    ])
    const { rows } = await facts.pool.query(
      `select type from forge.account where key = 'github.com#2'`,
    )
    expect(rows).toEqual([{ type: 'user' }])
  })

  test('without an event of the repository, and without an hour, is told', async ({
    facts,
    folder,
  }) => {
    const archive = [await hours(folder, events)]
    await expect(bring(facts, { from: { archive }, repository: 'team/ap' })).rejects.toMatchObject({
      code: 'import.no_events',
    })
    await expect(bring(facts, { from: { archive: [join(folder, 'none')] } })).rejects.toMatchObject(
      {
        code: 'import.folder',
      },
    )
  })
})

async function* each<One>(all: readonly One[]): AsyncGenerator<One> {
  yield* all
}
