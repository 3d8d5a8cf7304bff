/**
 * `npm run chaos [-- TRIALS [SEED]]`: kills processes at random moments, again and again, and counts. Writers that are
 * Cairns of their own store rows and say so; after every kill a new Cairn must open the database, and every row that was
 * said to be stored must be there. Ends with 1 when one is not.
 */
import { chmod, mkdtemp, readFile, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#app/database.ts'
import { makeTable } from './chaos-table.ts'
import { visit, type Visitor } from './visit.ts'

const trials = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
if (!(trials > 0 && Number.isInteger(seed))) throw new Error('npm run chaos -- TRIALS SEED')

type Victim =
  | 'server'
  | 'backend'
  | 'checkpointer'
  | 'any process of the server'
  | 'all of the server'
  | 'writer'
  | 'everything'
  | 'initdb'
  | 'first start'

const victims: Victim[] = [
  'server',
  'backend',
  'checkpointer',
  'any process of the server',
  'all of the server',
  'writer',
  'everything',
  'initdb',
  'first start',
]

interface Tally {
  kills: number
  /** Times when what was to be killed was not there at the chosen moment. */
  missed: number
  stored: number
  lost: number
  failedStarts: number
  slowestStartMs: number
}

const random = randomFrom(seed)
const tallies = new Map<Victim, Tally>()
let hasFailed = false

console.log(`${trials} trials with seed ${seed}`)
const folder = await mkdtemp(join(tmpdir(), 'cairn-chaos-'))
await chmod(folder, 0o711)
try {
  for (let trial = 0; trial < trials; trial += 1)
    await tryOnce(trial, victims[trial % victims.length] ?? 'server')
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.table(Object.fromEntries(tallies))
process.exitCode = hasFailed ? 1 : 0

async function tryOnce(trial: number, victim: Victim): Promise<void> {
  const tally = tallies.get(victim) ?? {
    kills: 0,
    missed: 0,
    stored: 0,
    lost: 0,
    failedStarts: 0,
    slowestStartMs: 0,
  }
  tallies.set(victim, tally)
  const isFirst = victim === 'initdb' || victim === 'first start'
  const data = join(folder, isFirst ? `data-${trial}` : 'data')
  const writers = [0, 1].map((writer) =>
    visit(data, { task: ['write', String((trial * 2 + writer) * 1_000_000)] }),
  )
  if (!isFirst) await Promise.all(writers.map((writer) => writer.hears('stored')))
  if (victim === 'initdb') await untilPreparing(join(data, 'postgres'))
  await sleep(random() * (victim === 'initdb' ? 500 : 1_200))
  const killed = await kill(victim, data, writers)
  if (killed > 0) tally.kills += 1
  else tally.missed += 1
  // Those who live go on for a moment, then all but one end in the one way or the other.
  await sleep(random() * 600)
  const endings = writers.map((writer) => (random() < 0.5 ? writer.leave() : writer.kill()))
  await check(data, writers, tally, `trial ${trial} (${victim})`)
  await Promise.all(endings)
  // Again when all have ended: what was said in between must be there as well.
  await check(data, writers, tally, `trial ${trial} (${victim}), after all`)
  tally.stored += storedBy(writers).length
  if (isFirst) await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
}

async function check(data: string, writers: Visitor[], tally: Tally, name: string): Promise<void> {
  const said = storedBy(writers)
  const begun = performance.now()
  try {
    const database = await openDatabase({ dataFolder: data })
    tally.slowestStartMs = Math.max(tally.slowestStartMs, Math.round(performance.now() - begun))
    await makeTable(database.pool)
    const { rows } = await database.pool.query<{ n: number }>(
      'select n from unnest($1::bigint[]) as n where not exists (select from chaos where chaos.n = n.n)',
      [said],
    )
    await database.close()
    if (rows.length === 0) return
    tally.lost += rows.length
    console.log(`${name}: ${rows.length} of ${said.length} stored rows are lost`)
  } catch (error) {
    tally.failedStarts += 1
    console.log(`${name}: does not start:`, error)
  }
  hasFailed = true
}

function storedBy(writers: Visitor[]): number[] {
  return writers.flatMap(({ said }) =>
    said.filter((line) => line.startsWith('stored ')).map((line) => Number(line.slice(7))),
  )
}

async function kill(victim: Victim, data: string, writers: Visitor[]): Promise<number> {
  const server = await serverProcesses(join(data, 'postgres'))
  const pick = <T>(list: T[]): T[] => list.slice(Math.floor(random() * list.length)).slice(0, 1)
  const kinds: Record<Victim, () => number[]> = {
    server: () =>
      server.filter(({ title }) => title.includes('/bin/postgres')).map(({ pid }) => pid),
    backend: () =>
      pick(server.filter(({ title }) => title.includes('[local]'))).map(({ pid }) => pid),
    checkpointer: () =>
      server.filter(({ title }) => title.includes('checkpointer')).map(({ pid }) => pid),
    'any process of the server': () => pick(server).map(({ pid }) => pid),
    'all of the server': () => server.map(({ pid }) => pid),
    writer: () => pick(writers).map(({ pid }) => pid),
    everything: () => [...writers.map(({ pid }) => pid), ...server.map(({ pid }) => pid)],
    initdb: () =>
      server
        .filter(({ title }) => title.includes('/bin/initdb') || title.includes('draft'))
        .map(({ pid }) => pid),
    'first start': () => [...writers.map(({ pid }) => pid), ...pick(server).map(({ pid }) => pid)],
  }
  let killed = 0
  for (const pid of kinds[victim]()) {
    try {
      process.kill(pid, 'SIGKILL')
      killed += 1
    } catch {
      // It ended meanwhile.
    }
  }
  return killed
}

async function untilPreparing(home: string): Promise<void> {
  for (let waited = 0; waited < 5_000; waited += 10) {
    if ((await serverProcesses(home)).length > 0) return
    await sleep(10)
  }
}

/** Every process at work in the server's home: of the server itself, and of initdb. */
async function serverProcesses(home: string): Promise<{ pid: number; title: string }[]> {
  const found: { pid: number; title: string }[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const works = await readlink(`/proc/${name}/cwd`).catch(() => '')
    if (!works.startsWith(home)) continue
    const title = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    found.push({ pid: Number(name), title: title.replaceAll('\0', ' ') })
  }
  return found
}

/** Mulberry32: the same moments for the same seed. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
}
