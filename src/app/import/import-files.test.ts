/** Tables, test reports and events: what is in them is kept, all of it or nothing, and in any order the same. */
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Tally } from '#facts/forge/dump/tally.ts'
import type { Facts } from '#facts/facts.ts'
import { eventsIn } from '#sources/cdevents/read-events.ts'
import { deploymentsIn } from '#sources/csv/deployments.ts'
import { incidentsIn } from '#sources/csv/incidents.ts'
import { testCasesIn } from '#sources/junit/read-report.ts'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { importFiles, type FilesImport } from './files.ts'

const day = (time: string): number => Date.parse(`2026-01-05T${time}Z`)
const sha = 'ab'.repeat(20)

async function put(folder: string, text: string | Buffer, name = 'given'): Promise<string> {
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

describe('a table of deployments', () => {
  const read = async (folder: string, text: string | Buffer) =>
    deploymentsIn(await put(folder, text), new Tally())

  test('may be packed, and is not waited for where it is a pipe', async ({ folder }) => {
    const packed = gzipSync('environment,created_at\nlive,2026-01-05')
    expect((await read(folder, packed)).deployments).toHaveLength(1)
    const pipe = join(folder, 'pipe')
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe])
    for (const path of [pipe, folder, join(folder, 'none')])
      await expect(deploymentsIn(path, new Tally())).rejects.toMatchObject({
        code: 'import.folder',
      })
    await expect(testCasesIn(pipe, { tally: new Tally(), commit: null })).rejects.toThrow('no file')
  })

  test('may have any delimiter, quotes and end of line, and names of columns as people give them', async ({
    folder,
  }) => {
    const forms = [
      `id,environment,sha,finished_at\n1,"live, eu",${sha},2026-01-05 9:30:00\n`,
      `\u{feff}ID;Env;Commit;Deployed At\r\n1;live, eu;${sha.toUpperCase()};2026-01-05T10:30:00+01:00\r\n\r\n`,
      `"deployment-id"\t"environment"\t"revision"\t"deployed_at"\n1\tlive, eu\t${sha}\t1767605400`,
    ]
    const all = []
    for (const form of forms) all.push(await read(folder, form))
    expect(all[0]?.deployments).toMatchObject([{ environment: 'live, eu', oid: sha }])
    expect(all[0]?.deploymentStatuses).toMatchObject([{ state: 'success', at: day('09:30:00') }])
    expect(all[1]).toEqual(all[0])
    expect(all[2]).toEqual(all[0])
  })

  test('tells how it went rather than that it is done, and keeps words nobody knows', async ({
    folder,
  }) => {
    const { deploymentStatuses } = await read(
      folder,
      'id,environment,status,result,started_at\n1,live,DONE,FAILURE,2026-01-05\n2,live,DONE,Rolled Back,2026-01-05',
    )
    expect(deploymentStatuses?.map(({ state }) => state)).toEqual(['failure', 'rolled_back'])
  })

  test('leaves out and counts what went nowhere, and short ids of commits', async ({ folder }) => {
    const tally = new Tally()
    const text = 'environment,created_at,sha\n,2026-01-05,\nlive,2026-01-05,abc1234'
    const { deployments } = await deploymentsIn(await put(folder, text), tally)
    expect(deployments).toMatchObject([{ environment: 'live', oid: null }])
    expect(tally.leftOutRows).toMatchObject([{ example: 'row 2' }, { example: 'row 3' }])
  })

  test.for([
    ['id,environment,created_at\n1,live,2026-13-01', 2, 'no time'],
    ['id,environment,created_at\n1,live,2026-02-30', 2, 'no time'],
    ['id,environment,created_at\n1,live,03/04/2026', 2, 'no time'],
    ['id,environment,created_at\n1,live,2026-01-05\n2,live\n', 3, 'cells'],
    ['id,environment,created_at\n1,"live,2026-01-05\n', 2, 'quote'],
    ['id,environment,created_at\n1,"li"ve,2026-01-05\n', 2, 'quote'],
    ['id,environment,created_at\n1,live,', 2, 'time'],
    ['id,id,environment\n', 1, 'twice'],
    ['id,created_at\n1,2026-01-05', 1, 'environment'],
    ['', 1, 'header'],
    ['id,environment,created_at\n1,li\0ve,2026-01-05', 2, 'zero byte'],
    ['environment,started_at,finished_at\nlive,2026-01-05,2026-01-04', 2, 'before it began'],
  ] as const)('that is broken is refused at its row: %s', async ([text, row, what], { folder }) => {
    const error = await read(folder, text).catch((one: unknown) => one)
    expect(error).toMatchObject({ code: 'csv.row' })
    expect(String(error)).toContain(`row ${row}: `)
    expect(String(error)).toContain(what)
  })

  test('that is not UTF-8 is refused where it is not', async ({ folder }) => {
    const text = Buffer.from(
      'id,environment,created_at\n1,a,2026-01-05\n2,\u{e4},2026-01-05',
      'latin1',
    )
    await expect(read(folder, text)).rejects.toThrow('row 3: This is not UTF-8.')
  })

  test('reads any cell back that a spreadsheet can quote', async ({ folder }) => {
    const cell = fc
      .string({ maxLength: 20 })
      .filter((text) => !/\0/.test(text) && text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(cell, fc.constantFrom(',', ';', '\t'), async (environment, between) => {
        const quoted = `"${environment.replaceAll('"', '""')}"`
        const text = ['environment', 'created_at'].join(between) + `\n${quoted}${between}2026-01-05`
        const { deployments } = await read(folder, text)
        expect(deployments?.[0]?.environment).toBe(environment.trim().toWellFormed())
      }),
    )
  })
})

test('a table of incidents has open ones, and none that ended before it began', async ({
  folder,
}) => {
  const read = async (text: string) => incidentsIn(await put(folder, text), new Tally())
  const { incidents } = await read(
    'id,service,opened_at,resolved_at\nA-1,shop,2026-01-05T09:00:00Z,2026-01-05 10:00\nA-2,,2026-01-05,',
  )
  expect(incidents).toMatchObject([
    { key: 'A-1', service: 'shop', openedAt: day('09:00:00'), resolvedAt: day('10:00:00') },
    { key: 'A-2', service: null, resolvedAt: null },
  ])
  await expect(read('id,opened_at,resolved_at\nA,2026-01-05,2026-01-04')).rejects.toMatchObject({
    code: 'csv.row',
  })
})

describe('a test report', () => {
  const read = async (folder: string, text: string | Buffer) =>
    (await testCasesIn(await put(folder, text, 'report.xml'), { tally: new Tally(), commit: null }))
      .testCases ?? []
  const suite = (inner: string) =>
    `<testsuites><testsuite name="s" timestamp="2026-01-05T09:00:00">${inner}</testsuite></testsuites>`

  test('tells each try of a case, in its order', async ({ folder }) => {
    const cases = await read(
      folder,
      suite(
        `<testcase name="a" classname="c" time="0,288"/>
         <testcase name="b"><failure/><rerunFailure/><rerunError/></testcase>
         <testcase name="d"><flakyFailure/><system-out><![CDATA[<failure/>]]></system-out></testcase>
         <testcase name="e" status="notrun" time="1,234.5"/>
         <testcase name="a" classname="c"><skipped/><error/></testcase>
         <testsuite name="inner" timestamp="2026-01-05T10:00:00+01:00"><testcase name="a"/></testsuite>`,
      ),
    )
    expect(cases.map(({ name, outcome, ms }) => `${name}: ${outcome} ${ms}`)).toEqual([
      ...['s > c > a: passed 288', 's > b: failed null', 's > b: failed null', 's > b: error null'],
      ...['s > d: failed null', 's > d: passed null', 's > e: skipped 1234500'],
      ...['s > c > a: error null', 'inner > a: passed null'],
    ])
    // Naive times are UTC; zoned ones have their zone.
    expect(new Set(cases.map(({ at }) => at))).toEqual(new Set([day('09:00:00')]))
    expect(cases.map(({ position }) => position)).toEqual(cases.map((_, index) => index))
  })

  test('is known by its contents', async ({ folder }) => {
    const [one, again, other] = [
      await read(folder, suite('<testcase name="a"/>')),
      await read(folder, suite('<testcase name="a"/>')),
      await read(folder, suite('<testcase name="a" />')),
    ]
    expect(one).toEqual(again)
    expect(one[0]?.report).not.toBe(other[0]?.report)
  })

  test.for([
    ['<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>\n<testsuite/>', 'document type'],
    ['<testsuite><testcase name="&xxe;"/></testsuite>', 'broken'],
    ['<testsuite>\n<testcase>\n', 'broken'],
    ['', 'broken'],
    ['{"tests": 1}', 'broken'],
    ['<test-run/>', 'no report of JUnit'],
    ['<testsuite>'.repeat(200), 'nested deeper'],
    ['<?xml version="1.0" encoding="klingon"?><testsuite/>', 'encoding'],
  ] as const)('that is broken is refused: %s', async ([text, what], { folder }) => {
    const error = await read(folder, text).catch((one: unknown) => one)
    expect(error).toMatchObject({ code: 'junit.malformed' })
    expect(String(error)).toMatch(/report\.xml:\d+: /)
    expect(String(error)).toContain(what)
  })

  test('that goes on for ever ends at its end: any text is read or refused', async ({ folder }) => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const error = await read(folder, text).catch((one: unknown) => one)
        expect(Array.isArray(error) || Object(error).code === 'junit.malformed').toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

const event = (kind: string, time: string, id: string, content: object = {}) => ({
  context: {
    ...{ specversion: '0.4.1', id: `${kind}-${time}`, source: '/ci' },
    ...{ type: `dev.cdevents.${kind}.0.2.0`, timestamp: `2026-01-05T${time}Z` },
  },
  subject: { id, content },
})

const events = [
  event('service.deployed', '09:00:00', 'shop', {
    environment: { id: 'live' },
    artifactId: `pkg:github/team/app@${sha}`,
  }),
  event('service.rolledback', '10:00:00', 'shop', {
    environment: { id: 'live' },
    artifactId:
      'pkg:oci/shop@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427',
  }),
  event('incident.detected', '09:10:00', 'i1', { service: { id: 'shop' }, environment: 'live' }),
  event('incident.reported', '09:20:00', 'i1'),
  event('incident.resolved', '10:10:00', 'i1'),
  event('pipelineRun.queued', '08:00:00', 'p1', { pipelineName: 'build' }),
  event('pipelinerun.started', '08:01:00', 'p1'),
  event('pipelinerun.finished', '08:09:00', 'p1', { outcome: 'error' }),
  event('taskrun.started', '08:02:00', 't1', { taskName: 'test', pipelineRun: { id: 'p1' } }),
  event('taskrun.finished', '08:04:00', 't1', { outcome: 'success' }),
  event('change.merged', '07:00:00', '#12', { repository: { id: 'team/app' } }),
  event('change.created', '07:00:00', 'https://git.example.org/team/app/pull/12'),
  event('change.merged', '07:00:00', '12', { repository: { id: 'team/other' } }),
  event('change.merged', '07:00:01', 'mySubject123'),
  event('artifact.published', '07:00:00', 'a1'),
  { specversion: '1.0', type: 'x', data: event('service.deployed', '11:00:00', 'shop') },
  { hello: 'world' },
]

async function readEvents(folder: string, all: readonly object[]) {
  const tally = new Tally()
  const file = await put(folder, all.map((one) => JSON.stringify(one)).join('\n'))
  return { tally, batch: await eventsIn([file], { repository: 'team/app', tally }) }
}

describe('CDEvents', () => {
  test('tell deployments, incidents, runs with jobs, and changes that have a number', async ({
    folder,
  }) => {
    const { batch, tally } = await readEvents(folder, events)
    expect(
      batch.deployments?.map(({ component, environment, oid, task }) => [
        component,
        environment,
        oid,
        task,
      ]),
    ).toEqual([
      ...[
        ['shop', 'live', sha, 'deployed'],
        ['shop', 'live', null, 'rolledback'],
      ],
    ])
    expect(batch.incidents).toMatchObject([
      {
        ...{ key: '/ci i1', service: 'shop', environment: 'live' },
        ...{ openedAt: day('09:10:00'), resolvedAt: day('10:10:00') },
      },
    ])
    expect(batch.runs).toMatchObject([
      { workflow: 'build', status: 'completed', conclusion: 'failure', createdAt: day('08:00:00') },
    ])
    expect(batch.jobs).toMatchObject([
      { name: 'test', runId: batch.runs?.[0]?.id, createdAt: null, startedAt: day('08:02:00') },
    ])
    expect(batch.events?.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      ...['merged 12', 'opened 12'],
    ])
    expect(tally.leftOutRows.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1])
  })

  test('in any order, delivered twice, tell the same', async ({ folder }) => {
    const rows = (batch: object) =>
      Object.entries(batch).map(([name, all]) => [
        name,
        [...new Set(Array.from(all, (one) => JSON.stringify(one)))].toSorted(),
      ])
    const once = rows((await readEvents(folder, events)).batch)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        async (shuffled) => {
          expect(rows((await readEvents(folder, shuffled)).batch)).toEqual(once)
        },
      ),
      { numRuns: 20 },
    )
  })
})

async function bring(
  facts: Facts,
  wish: Pick<FilesImport, 'kind' | 'files'> & Partial<FilesImport>,
) {
  return importFiles(
    {
      ...{ facts, dataFolder: '/nonexistent' },
      ...{ inWords: (error: unknown) => error, close: async () => {} },
    },
    {
      ...{ repository: 'team/app', host: 'github.com', progress: silent },
      ...{ signal: new AbortController().signal, ...wish },
    },
  )
}

test('files are kept whole or not at all, twice the same, and not in a dry run', async ({
  facts,
  folder,
}) => {
  const good = await put(folder, 'environment,created_at\nlive,2026-01-05', 'good.csv')
  const bad = await put(folder, 'environment,created_at\nlive,never', 'bad.csv')
  const count = async () =>
    (
      await facts.pool.query<{ counts: number[] }>(
        `select array[(select count(*)::int from repository), (select count(*)::int from forge.deployment),
           (select count(*)::int from forge.deployment_status), (select count(*)::int from forge.test_case)] as counts`,
      )
    ).rows[0]?.counts
  const dry = await bring(facts, { kind: 'deployments', files: [good], dryRun: true })
  expect(dry).toMatchObject({ repository: '', read: [{ kind: 'deployments', kept: 1 }] })
  await expect(bring(facts, { kind: 'deployments', files: [good, bad] })).rejects.toThrow(
    'bad.csv, row 2',
  )
  await expect(bring(facts, { kind: 'junit', files: [good], commit: 'abc' })).rejects.toMatchObject(
    { code: 'import.commit' },
  )
  expect(await count()).toEqual([0, 0, 0, 0])
  await bring(facts, { kind: 'deployments', files: [good] })
  await bring(facts, { kind: 'deployments', files: [good] })
  const report = await put(folder, '<testsuite><testcase name="a"/></testsuite>', 'r.xml')
  await bring(facts, { kind: 'junit', files: [report, report], commit: sha })
  expect(await count()).toEqual([1, 1, 1, 1])
})
