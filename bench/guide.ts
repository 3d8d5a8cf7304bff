/**
 * `npx node bench/guide.ts REPOSITORY [--data DIR]`: how long the guide takes for a path, a function and a trace, and what the page of a
 * file asks to be learned by. Scans the repository first, or works with what was read into DIR. Each is asked of the verbs themselves, and the guide as
 * the command is typed, too, with the start of Node and of PostgreSQL's connection in it.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { learnVerb } from '#app/code/learn-verb.ts'
import { guideVerb } from '#app/guide/verb.ts'
import { localSession } from '#app/session.ts'
import { openWorkspace, type Workspace } from '#app/workspace.ts'
import { call } from '#verbs/call.ts'
import { gitDirOf } from './cut.ts'
import { median, timesOf } from './measured.ts'
import { machine } from './results.ts'
import { scanned, scanOnce } from './scans.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
})
const gitDir = gitDirOf(positionals[0] ?? '.')
const guideMsMax = 500
const learnMsMax = 300
const repeats = 7
const cairn = fileURLToPath(new URL('../bin/cairn.js', import.meta.url))

const data = values.data ?? mkdtempSync(join(tmpdir(), 'cairn-bench-'))
try {
  const workspace = await openWorkspace({ data, env: {} })
  try {
    if (values.data === undefined) scanned(await scanOnce(gitDir, workspace.dataFolder))
    await timeAll(workspace)
  } finally {
    await workspace.close()
  }
} finally {
  if (values.data === undefined) rmSync(data, { recursive: true, force: true })
}

async function timeAll(workspace: Workspace): Promise<void> {
  const { facts } = workspace
  const { name, commits, file, symbol, trace } = await subjects(workspace)
  console.log(`${machine()}\n${name}, ${commits} commits\n`)
  const session = await localSession(facts.pool)
  const [guide, learn] = [
    guideVerb(Promise.resolve(workspace)),
    learnVerb(Promise.resolve(workspace)),
  ]
  const asked = {
    path: { at: file },
    // Of a clone without contents no function is known.
    ...(symbol === null ? {} : { function: { at: symbol }, trace: { trace } }),
  }
  for (const [what, wish] of Object.entries(asked))
    await told(`the guide of a ${what}`, guideMsMax, async () => {
      await call(guide, session, { repository: name, ...wish })
    })
  for (const path of [file, file.slice(0, file.lastIndexOf('/'))])
    await told(`to learn ${path}`, learnMsMax, async () => {
      await call(learn, session, { repository: name, path })
    })
  const asTyped = await told('cairn guide PATH, as typed', guideMsMax, () =>
    ran(cairn, 'guide', gitDir, file, '--json', '--data', data),
  )
  const start = median(await timesOf(() => ran('-e', '0'), repeats))
  console.log(`${(asTyped / start).toFixed(0)} starts of a Node that does nothing`)
}

async function ran(...args: string[]): Promise<void> {
  const running = promisify(execFile)(process.execPath, args)
  running.child.stdin?.end()
  await running
}

async function told(what: string, msMax: number, work: () => Promise<void>): Promise<number> {
  const ms = await timesOf(work, repeats)
  const [first = 0] = ms
  const isOver = median(ms) > msMax
  console.log(
    `${what.padEnd(50)}${median(ms).toFixed(0).padStart(6)} ms, at first ${first.toFixed(0).padStart(5)} ms (wanted ${msMax})${isOver ? ' OVER' : ''}`,
  )
  return median(ms)
}

interface Subjects {
  name: string
  commits: number
  file: string
  symbol: string | null
  trace: string
}

/** The source file that changed most, the function in it that nothing else is called like, and a stack through twenty others. */
async function subjects({ facts: { pool } }: Workspace): Promise<Subjects> {
  const { rows: known } = await pool.query<{ id: number; name: string; commits: number }>(
    `select r.repository_id as id, r.name, (select count(*)::integer from commit c where c.repository_id = r.repository_id) as commits
     from repository r order by 3 desc limit 1`,
  )
  const { id = 0, name = '', commits = 0 } = known[0] ?? {}
  const { rows: files } = await pool.query<{ path: string }>(
    `select p.path from file_month m join path p on p.repository_id = m.repository_id and p.path_id = m.file_id
     join file f on f.repository_id = m.repository_id and f.file_id = m.file_id and f.at_head
     where m.repository_id = $1 and p.class = 'source' and p.path like '%/%' group by p.path order by sum(m.revisions) desc, p.path limit 1`,
    [id],
  )
  const { rows: functions } = await pool.query<{ path: string; name: string; line: number }>(
    `select p.path, f.name, f.start_line as line from code_function f
     join head_file h on h.repository_id = f.repository_id and h.blob_id = f.blob_id
     join path p on p.repository_id = f.repository_id and p.path_id = h.path_id
     where f.repository_id = $1 and p.class = 'source' and f.name ~ '^[A-Za-z_]+$' order by f.end_line - f.start_line desc, p.path limit 20`,
    [id],
  )
  const frames = functions.map((one) => `    at ${one.name} (/app/${one.path}:${one.line}:1)`)
  return {
    ...{ name, commits, file: files[0]?.path ?? 'README.md', symbol: functions[0]?.name ?? null },
    trace: ['Error: it broke', ...frames].join('\n'),
  }
}
