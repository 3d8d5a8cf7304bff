/** What a dump says was read whole, what it leaves out and why, and which files it understands. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { Tally } from '#facts/forge/dump/tally.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { test } from '../../../../test/cairn.ts'
import * as answers from '../answers.fixture.ts'
import { dumpFilesIn } from './files.ts'
import { readDump } from './read-dump.ts'

const { at } = answers

type Files = Record<string, readonly unknown[] | object>

async function put(folder: string, files: Files): Promise<string> {
  for (const [name, all] of Object.entries(files))
    await writeFile(join(folder, `${name}.json`), JSON.stringify(all))
  return folder
}

async function readAll(folder: string, repository = 'team/app') {
  const tally = new Tally()
  const batches: ForgeBatch[] = []
  for await (const { batch } of readDump({ folder, repository, tally, batchSize: 2 }))
    batches.push(batch)
  const whole = batches.flatMap(({ coverage }) => coverage ?? [])
  return {
    events: batches.flatMap(({ events }) => events ?? []),
    requests: batches.flatMap(({ requests }) => requests ?? []),
    isAll: whole.some(({ kind }) => kind === 'requests'),
    whole: whole
      .filter(({ kind }) => kind !== 'requests')
      .map(({ kind, number }) => (number === 0 ? kind : `${kind} ${number}`)),
    leftOut: tally.leftOutRows,
    rows: tally.rows,
  }
}

const of = (parent: number, object: object) => ({ parent, object })
const merged = { state: 'closed', closed_at: at('12'), merged_at: at('12') }

describe('what was read whole', () => {
  test('is nothing of what has no file', async ({ folder }) => {
    const { whole } = await readAll(await put(folder, { pulls: [answers.pull(7)] }))
    expect(whole).toEqual([])
  })

  test('is what the request claims there is: where less was read, there is no data', async ({
    folder,
  }) => {
    const counts = { comments: 1, review_comments: 0, commits: 1 }
    const files = {
      pulls: [answers.pull(7, counts), answers.pull(8, { ...counts, commits: 2, comments: 0 })],
      'pulls-reviews': [],
      'pulls-comments': [],
      'pulls-commits': [of(7, answers.commit('d')), of(8, answers.commit('e'))],
      'issues-comments': [],
    }
    const { whole } = await readAll(await put(folder, files))
    expect(whole).toEqual([
      ...['reviews 7', 'reviews 8', 'review_comments 7', 'review_comments 8'],
      ...['comments 8', 'commits 7'],
    ])
  })

  test('is not told by an object that stands there twice, as when a page moved on', async ({
    folder,
  }) => {
    const files = {
      pulls: [answers.pull(7, { comments: 2 })],
      'issues-comments': [answers.comment(1, 7), answers.comment(1, 7)],
    }
    expect((await readAll(await put(folder, files))).whole).toEqual([])
  })

  test('is not 250 commits, of which GitHub shows no more, unless the request has as many', async ({
    folder,
  }) => {
    const commits = Array.from({ length: 250 }, (_, index) => ({
      ...{ parent: 7, object: answers.commit('d', { sha: String(index).padStart(40, '0') }) },
    }))
    await put(folder, { pulls: [answers.pull(7)], 'pulls-commits': commits })
    expect((await readAll(folder)).whole).toEqual([])
    await put(folder, { pulls: [answers.pull(7, { commits: 250 })] })
    expect((await readAll(folder)).whole).toEqual(['commits 7'])
    await put(folder, { pulls: [answers.pull(7, { commits: 251 })] })
    expect((await readAll(folder)).whole).toEqual([])
  })

  test('is no review where lines were commented on and no review came', async ({ folder }) => {
    const files = { pulls: [answers.pull(7, { review_comments: 1 })], 'pulls-reviews': [] }
    expect((await readAll(await put(folder, files))).whole).toEqual([])
  })

  test('is no review either before there were any on GitHub, though lines were commented on', async ({
    folder,
  }) => {
    const old = answers.pull(7, { review_comments: 1, created_at: '2016-06-30T10:02:25Z' })
    const files = { pulls: [old], 'pulls-reviews': [] }
    expect((await readAll(await put(folder, files))).whole).toEqual(['reviews 7'])
  })

  test('is not the events of a request that ended, where its end is not among them', async ({
    folder,
  }) => {
    const files = {
      pulls: [answers.pull(7, merged), answers.pull(8, merged), answers.pull(9)],
      'issues-events': [of(7, answers.event(1, 'merged', { created_at: at('12') }))],
    }
    const { whole } = await readAll(await put(folder, files))
    expect(whole).toEqual(['events 7', 'events 9'])
  })

  test('is not what lies before the first event of a list that was cut', async ({ folder }) => {
    const issue = { number: 7, url: 'https://api.github.com/repos/team/app/issues/7' }
    const files = {
      pulls: [
        answers.pull(6, merged),
        answers.pull(7, merged),
        answers.pull(8, { created_at: at('13') }),
      ],
      'issues-events': [answers.event(1, 'closed', { created_at: at('12'), issue })],
    }
    expect((await readAll(await put(folder, files))).whole).toEqual(['events 8'])
  })

  test('is all of the first request, whose first event came after it was opened', async ({
    folder,
  }) => {
    const issue = { number: 7, url: 'https://api.github.com/repos/team/app/issues/7' }
    const files = {
      pulls: [answers.pull(7, merged), answers.pull(8, { created_at: at('13') })],
      'issues-events': [answers.event(1, 'closed', { created_at: at('12'), issue })],
    }
    expect((await readAll(await put(folder, files))).whole).toEqual(['events 7', 'events 8'])
  })

  test('is nothing that an answer among them refused, but where as much was read as there is', async ({
    folder,
  }) => {
    const refusal = { message: 'Not Found', documentation_url: 'https://docs', status: '404' }
    const files = {
      pulls: [answers.pull(7, { comments: 1 }), answers.pull(8, { comments: 0 }), refusal],
      'pulls-reviews': [answers.review(1, 7), refusal],
      'issues-comments': [answers.comment(1, 7), refusal],
      'issues-events': [refusal],
      releases: [refusal],
    }
    const { whole, leftOut } = await readAll(await put(folder, files))
    expect(whole).toEqual(['reviews 7', 'comments 7'])
    expect(leftOut.map(({ why }) => why)).toEqual(
      Array.from({ length: 5 }, () => 'an answer that refuses, in place of what was asked for'),
    )
  })

  test('is nothing that something among it was not understood of, but where as much was read as there is', async ({
    folder,
  }) => {
    const counts = { comments: 1, review_comments: 0, commits: 1 }
    const odd = { user: answers.ben }
    const files = {
      pulls: [answers.pull(7, { ...merged, ...counts }), answers.pull(8, { ...merged, ...counts })],
      'pulls-reviews': [answers.review(1, 7), of(7, odd), answers.review(2, 8)],
      'issues-comments': [answers.comment(3, 7), of(7, odd), answers.comment(4, 8)],
      'pulls-commits': [of(7, { sha: 'no' }), of(8, answers.commit('d'))],
      'issues-events': [7, 8].flatMap((number) => [
        of(number, answers.event(number, 'merged', { created_at: at('12') })),
        ...(number === 7 ? [of(7, answers.event(9, 'ready_for_review', { created_at: 3 }))] : []),
      ]),
    }
    const { whole, isAll, leftOut } = await readAll(await put(folder, files))
    expect(whole).toEqual(['reviews 8', 'comments 7', 'comments 8', 'commits 8', 'events 8'])
    expect([isAll, leftOut.length]).toEqual([true, 4])
    // What fetched it knows that it came, and not that it can be understood.
    await put(folder, { coverage: { 'pulls-reviews': 'all' } })
    expect((await readAll(folder)).whole).toContain('reviews 8')
    expect((await readAll(folder)).whole).not.toContain('reviews 7')
  })

  test('is nothing of any request where nobody knows whose it is that was not understood', async ({
    folder,
  }) => {
    const alone = { id: 5, user: answers.ben, state: 'APPROVED', submitted_at: at('10') }
    const files = { pulls: [answers.pull(7, merged)], 'pulls-reviews': [answers.review(1, 7)] }
    expect((await readAll(await put(folder, files))).whole).toEqual(['reviews 7'])
    await put(folder, { 'pulls-reviews': [answers.review(1, 7), alone] })
    expect((await readAll(folder)).whole).toEqual([])
    await put(folder, { pulls: [answers.pull(7, merged), answers.pull(8, { state: 3 })] })
    expect((await readAll(folder)).isAll).toBe(false)
  })

  test('is not all requests where others are named elsewhere, or where none has ended', async ({
    folder,
  }) => {
    await put(folder, { pulls: [answers.pull(7, merged)], 'pulls-reviews': [answers.review(1, 7)] })
    expect(await readAll(folder)).toMatchObject({ whole: ['reviews 7'], isAll: true })
    await put(folder, { 'pulls-reviews': [answers.review(1, 8)] })
    expect(await readAll(folder)).toMatchObject({ whole: ['reviews 7'], isAll: false })
    await put(folder, { pulls: [answers.pull(7), answers.pull(8)] })
    expect((await readAll(folder)).isAll).toBe(false)
    await put(folder, { coverage: { pulls: 'all' } })
    expect((await readAll(folder)).isAll).toBe(true)
  })

  test('is no job where a run that has some has none here', async ({ folder }) => {
    const runs = [answers.run(1), answers.run(2, { conclusion: 'startup_failure' })]
    const files = { 'actions-runs': { total_count: 2, workflow_runs: runs }, 'actions-jobs': [] }
    expect((await readAll(await put(folder, files))).whole).toEqual(['runs'])
    await put(folder, { 'actions-jobs': { total_count: 1, jobs: [answers.job(4, 1)] } })
    expect((await readAll(folder)).whole).toEqual(['runs', 'jobs'])
  })

  test('is not what was fetched of another repository alone', async ({ folder }) => {
    const url = 'https://api.github.com/repos/team/other/deployments/3'
    const files = { pulls: [answers.pull(7)], deployments: [answers.deployment(3, { url })] }
    expect((await readAll(await put(folder, files))).whole).toEqual([])
    // A history holds some from before it was called as it is.
    await put(folder, { deployments: [...files.deployments, answers.deployment(4)] })
    expect((await readAll(folder)).whole).toEqual(['deployments'])
  })

  test('comes from a timeline as well, but for what it does not have', async ({ folder }) => {
    const timeline = [
      of(7, { ...answers.review(1, 7), event: 'reviewed' }),
      of(7, { ...answers.comment(2, 7), event: 'commented', actor: answers.ben }),
      of(7, answers.event(3, 'merged', { created_at: at('12') })),
      of(7, { event: 'line-commented', actor: null, comments: [answers.lineComment(4, 7)] }),
    ]
    const counts = { comments: 1, review_comments: 1, commits: 1 }
    const pulls = [answers.pull(7, { ...merged, ...counts })]
    const read = await readAll(await put(folder, { pulls, 'issues-timeline': timeline }))
    expect(read.whole).toEqual(['reviews 7', 'comments 7', 'events 7'])
    expect(read.events.map(({ key }) => key)).toEqual([
      ...['opened', 'merged', 'review:1', 'comment:2', 'merged', 'line:4'],
    ])
  })
})

describe('coverage.json', () => {
  const files = {
    pulls: [answers.pull(12, { review_comments: 3 }), answers.pull(13), answers.pull(14)],
    'pulls-reviews': [],
  }
  const forms: Record<string, [object, string[]]> = {
    'numbers that are whole or not': [{ 'pulls-reviews': { '12': true, '13': false } }, ['12']],
    'the numbers that are whole': [{ 'pulls-reviews': { complete: [12, 14] } }, ['12', '14']],
    'all of a kind': [{ 'pulls-reviews': 'all' }, ['12', '13', '14']],
    'nothing of a kind': [{ 'pulls-reviews': false }, []],
    'pages of how many': [
      { 'pulls-reviews': { '12': { pages: 2, of: 3 }, '13': { pages: 3, of: 3 } } },
      ['13'],
    ],
    'which pages': [
      {
        'pulls-reviews': {
          '12': { pages: [1, 2], last: 2 },
          '13': { pages: [2], last: 2 },
          '14': { pages: [1], last: null },
        },
      },
      ['12'],
    ],
    'a list': [
      [
        { kind: 'pulls-reviews', parent: 12, pages: [1, 2], last: null, complete: false },
        { kind: 'pulls-reviews', parent: 13, pages: [1], last: 1 },
        { kind: 'pulls-reviews', parent: 14, complete: true },
        { kind: 'something-else', parent: 14, complete: true },
      ],
      ['13', '14'],
    ],
  }
  for (const [name, [said, numbers]] of Object.entries(forms))
    test(`holds over the rest, said as ${name}`, async ({ folder }) => {
      const { whole } = await readAll(await put(folder, { ...files, coverage: said }))
      expect(whole).toEqual([...numbers.map((number) => `reviews ${number}`)])
    })

  test('that names others says nothing of one: what it tells of itself decides, or nobody knows', async ({
    folder,
  }) => {
    const counts = { comments: 1, review_comments: 0, commits: 1 }
    await put(folder, {
      pulls: [7, 8, 9].map((number) => answers.pull(number, number === 9 ? {} : counts)),
      'pulls-reviews': [answers.review(1, 8)],
      'pulls-comments': [],
      'issues-comments': [answers.comment(3, 7)],
      'pulls-commits': [of(8, answers.commit('d'))],
      coverage: {
        'pulls-reviews': { '7': true },
        'pulls-comments': { '8': false },
        'issues-comments': { complete: [] },
        'pulls-commits': {},
      },
    })
    expect((await readAll(folder)).whole).toEqual([
      ...['reviews 7', 'review_comments 7', 'comments 7', 'commits 8'],
    ])
  })

  test('that is not understood stops the import and is shown where', async ({ folder }) => {
    await put(folder, { ...files, coverage: { 'pulls-reviews': { '12': 'mostly' } } })
    await expect(readAll(folder)).rejects.toMatchObject({ code: 'import.coverage' })
    await expect(readAll(folder)).rejects.toThrow('coverage.json:1: ')
  })
})

describe('what is left out', () => {
  test('is counted with its reason, and the first is shown', async ({ folder }) => {
    const html_url = 'https://github.com/team/app/issues/4#issuecomment-9'
    const files = {
      issues: [answers.issue(4), answers.issue(7, { pull_request: {} }), answers.issue(5)],
      pulls: [answers.pull(7), answers.pull(8, { state: 3 })],
      'pulls-reviews': [answers.review(1, 7, { state: 'PENDING' })],
      'pulls-commits': [answers.commit('d')],
      'issues-comments': [answers.comment(9, 4, { html_url }), { message: 'Not Found' }],
      'issues-events': [of(5, answers.event(1, 'closed')), of(7, answers.event(2, 'mentioned'))],
    }
    const { leftOut, requests } = await readAll(await put(folder, files))
    expect(requests.map(({ number }) => number)).toEqual([7])
    expect(leftOut.map(({ kind, why, example }) => `${kind}: ${why} (${example})`)).toEqual([
      'issues: change requests, which are listed among issues (issues.json:1)',
      'pulls: not understood: state is missing or not of its type (pulls.json:1)',
      'pulls-reviews: reviews that are not submitted yet (pulls-reviews.json:1)',
      'pulls-commits: without a parent: nothing says what it belongs to (pulls-commits.json:1)',
      'issues-comments: of issues: only change requests have a way (issues-comments.json:1)',
      'issues-comments: without a parent: nothing says what it belongs to (issues-comments.json:1)',
      'issues-events: of issues: only change requests have a way (issues-events.json:1)',
      'issues-events: events that say nothing of the way of a request (mentions, locks …) (issues-events.json:1)',
    ])
  })

  test('is what happened to an issue, though the issue itself was not understood', async ({
    folder,
  }) => {
    const files = {
      issues: [answers.issue(4, { state: 3 })],
      pulls: [answers.pull(7)],
      'issues-events': [of(4, answers.event(1, 'labeled')), of(7, answers.event(2, 'labeled'))],
      'issues-comments': [of(4, { id: 8, user: answers.ben, created_at: at('10') })],
    }
    const { events } = await readAll(await put(folder, files))
    expect(events.map(({ number, kind }) => `${kind} ${number}`)).toEqual(['opened 7', 'labeled 7'])
  })

  test('is no comment of a request whose old page is called as that of an issue', async ({
    folder,
  }) => {
    const html_url = 'https://github.com/team/app/issues/7#issuecomment-9'
    const files = {
      pulls: [answers.pull(7)],
      'issues-comments': [answers.comment(9, 7, { html_url }), answers.comment(8, 4, { html_url })],
    }
    const { events, leftOut } = await readAll(await put(folder, files))
    expect(events.map(({ key }) => key)).toEqual(['opened', 'comment:9'])
    expect(leftOut).toMatchObject([{ count: 1 }])
  })

  test('is what is of another repository; but where all is, the wrong one was named', async ({
    folder,
  }) => {
    const url = 'https://api.github.com/repos/team/before/pulls/8'
    await put(folder, { pulls: [answers.pull(8, { url }), answers.pull(7), answers.pull(9)] })
    const { requests, leftOut } = await readAll(folder, 'Team/App')
    expect(requests).toHaveLength(2)
    expect(leftOut).toMatchObject([{ why: 'of another repository', count: 1 }])
    await expect(readAll(folder, 'team/other')).rejects.toMatchObject({
      ...{ code: 'import.other_repository', hint: expect.stringContaining('team/app') },
    })
  })
})

describe('the files of a dump', () => {
  test('are known by their names and by nothing else, and one kind may have several', async ({
    folder,
  }) => {
    const names = [
      ...['pulls', 'pulls.2.jsonl', 'pulls-reviews.ndjson', 'actions-jobs.2025-01.json.gz'],
      ...['pulls-labels.json', 'README.md', 'coverage.json', 'pulls.md'],
    ]
    for (const name of names) await writeFile(join(folder, name), '')
    await mkdir(join(folder, 'releases'))
    expect(await dumpFilesIn(folder)).toEqual({
      files: [
        { kind: 'pulls', name: 'pulls' },
        { kind: 'pulls', name: 'pulls.2.jsonl' },
        { kind: 'pulls-reviews', name: 'pulls-reviews.ndjson' },
        { kind: 'actions-jobs', name: 'actions-jobs.2025-01.json.gz' },
      ],
      hasCoverage: true,
      others: ['README.md', 'pulls-labels.json', 'pulls.md'],
    })
  })

  test('that are none of them, and a folder that is none, are told', async ({ folder }) => {
    await expect(dumpFilesIn(folder)).rejects.toMatchObject({
      ...{ code: 'import.nothing', hint: expect.stringContaining('pulls-reviews') },
    })
    await expect(dumpFilesIn(join(folder, 'none'))).rejects.toMatchObject({ code: 'import.folder' })
  })

  test('say the same packed, or on lines, whatever their ending says', async ({ folder }) => {
    const reviews = [answers.review(1, 7), answers.review(2, 7)]
    await put(folder, { pulls: [answers.pull(7)] })
    const lines = reviews.map((one) => JSON.stringify(one)).join('\n')
    await writeFile(join(folder, 'pulls-reviews.json'), gzipSync(lines))
    expect((await readAll(folder)).events.map(({ key }) => key)).toEqual([
      ...['opened', 'review:1', 'review:2'],
    ])
  })
})
