/**
 * `npm run deliveries [-- --total 6000 --seconds 60]`: what forges send by themselves, at once. So many deliveries in so many seconds, every
 * fifth of them sent before, in any order, to `cairn serve` in a process of its own, beside a bare server that only answers. Prints how
 * soon they were acknowledged, what was lost, and whether what was understood is exactly what was sent. On the PostgreSQL that comes
 * with Cairn, or the one that DATABASE_URL names: an empty database.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { z } from 'zod'
import { openWorkspace } from '#app/workspace.ts'
import { send, type Answered } from './deliveries/send.ts'
import { madeDeliveries, type Truth } from './deliveries/sent.ts'
import { freePort, started } from './deliveries/server.ts'
import { machine } from './results.ts'

/** Counts of what is in the database. */
const Kept = z.object({
  ...{ unique: z.int(), requests: z.int(), events: z.int(), runs: z.int(), jobs: z.int() },
  bad: z.int(),
})

const { values } = parseArgs({
  options: {
    total: { type: 'string', default: '6000' },
    seconds: { type: 'string', default: '60' },
  },
})
const [total, seconds] = [Number(values.total), Number(values.seconds)]
const secret = 'a secret for measuring only'
const truth = madeDeliveries(total)
const data = mkdtempSync(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: process.env })
try {
  console.log(
    `${machine()}\n${total} deliveries in ${seconds} s, ${total - truth.unique} of them duplicates\n`,
  )
  const bare = await bareTimes()
  const ours = await ourTimes(workspace.facts.pool)
  const ratio = (share: number) => (at(ours, share) / at(bare, share)).toFixed(1)
  console.log(
    `a bare server        p50 ${ms(bare, 0.5)} ms, p99 ${ms(bare, 0.99)} ms\n` +
      `cairn serve          p50 ${ms(ours, 0.5)} ms, p99 ${ms(ours, 0.99)} ms, at most ${ms(ours, 1)} ms (wanted: p99 300 ms); ` +
      `${ratio(0.5)} x and ${ratio(0.99)} x a bare server\n` +
      `acknowledged         ${ours.accepted} of ${total}`,
  )
  console.log(await keptOf(workspace.facts.pool))
} finally {
  await workspace.close()
  rmSync(data, { recursive: true, force: true })
}

async function bareTimes(): Promise<Answered> {
  const port = await freePort()
  const file = fileURLToPath(new URL('deliveries/bare.ts', import.meta.url))
  const server = await started([file, String(port)], {}, /^ready$/)
  const some = truth.deliveries.slice(0, Math.ceil(total / 4))
  const answered = await send(some, wish(port))
  await server.close()
  return answered
}

async function ourTimes(pool: pg.Pool): Promise<Answered> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const cairn = fileURLToPath(new URL('../bin/cairn.js', import.meta.url))
  const server = await started(
    [cairn, 'serve', '--url', url, '--port', String(port), '--data', join(data, 'server')],
    { DATABASE_URL: addressOf(pool), CAIRN_GITHUB_WEBHOOK_SECRET: secret },
    /^http/,
  )
  try {
    const answered = await send(truth.deliveries, wish(port))
    const until = performance.now() + 120_000
    const began = performance.now()
    while ((await waiting(pool)) > 0 && performance.now() < until) await sleep(200)
    console.log(
      `understood           ${((performance.now() - began) / 1000).toFixed(1)} s after the last\n`,
    )
    return answered
  } finally {
    await server.close()
  }
}

function wish(port: number) {
  return { url: `http://127.0.0.1:${port}/hooks/github`, secret, perSecond: total / seconds }
}

/** The same database as an address, for a process of its own. */
function addressOf(pool: pg.Pool): string {
  const named = process.env['DATABASE_URL']
  if (named) return named
  const { host = '', port = 5432, user = '', password, database = '' } = pool.options
  const secretOf = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  const isSocket = host.startsWith('/')
  const place = isSocket ? '' : `${host}:${port}`
  const options = isSocket ? `?${new URLSearchParams({ host, port: String(port) }).toString()}` : ''
  return `postgres://${encodeURIComponent(user)}${secretOf}@${place}/${database}${options}`
}

async function waiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from forge.delivery where processed_at is null',
  )
  return rows[0]?.count ?? 0
}

async function keptOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query(
    `select (select count(*)::int from forge.delivery) as unique,
       (select count(*)::int from forge.delivery where outcome is distinct from 'kept' and event <> 'star') as bad,
       (select count(*)::int from forge.request) as requests, (select count(*)::int from forge.request_event) as events,
       (select count(*)::int from forge.run) as runs, (select count(*)::int from forge.job) as jobs`,
  )
  const kept = Kept.parse(rows[0])
  const known: Omit<Truth, 'deliveries'> = truth
  const line = (what: 'unique' | 'requests' | 'events' | 'runs' | 'jobs') =>
    `${what.padEnd(20)} ${kept[what]}, known truth ${known[what]}${kept[what] === known[what] ? '' : '   WRONG'}`
  const lost = known.unique - kept.unique
  return [
    `lost                 ${lost}; not understood or failed ${kept.bad}`,
    ...(['unique', 'requests', 'events', 'runs', 'jobs'] as const).map(line),
  ].join('\n')
}

function at({ tookMs }: Answered, share: number): number {
  return tookMs[Math.floor(share * (tookMs.length - 1))] ?? NaN
}

function ms(answered: Answered, share: number): string {
  return at(answered, share).toFixed(1)
}
