/**
 * How long it takes to bring people together: `npx node bench/matching.ts [COUNT]` (500 unless said otherwise), all of whom offer and wish.
 * Beside it stands taking the best pair that is left, again and again, and, of the way through the database, reading the rows alone.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { matchRound } from '#app/growth/match-round.ts'
import { matcher } from '#app/growth/matcher.ts'
import { localSession, recordsOn } from '#app/session.ts'
import { openWorkspace } from '#app/workspace.ts'
import { match } from '#practices/growth/match/match.ts'
import { pairing } from '#practices/growth/match/pairing.ts'
import type { Round } from '#practices/growth/match/round.ts'
import { sides, situationOf } from '#practices/growth/match/situation.ts'
import { readKept, roundOf } from '#practices/growth/pairs/kept-round.ts'
import { roundVerbs } from '#practices/growth/pairs/round-verbs.ts'
import { call } from '#verbs/call.ts'
import type { Verb } from '#verbs/verb.ts'
import { median, timesOf } from './measured.ts'
import { machine } from './results.ts'

const count = Number(process.argv[2] ?? 500)
const runs = 7
const data = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: {} })
try {
  const { pool } = workspace.facts
  const db = recordsOn(pool)
  const session = await localSession(pool)
  await fill()
  console.log(JSON.stringify(machine()))
  console.log(`${count} people who all offer and wish, in four zones; medians of ${runs}`)

  const asked = { round: 9, on: '2026-03-02', areas: [] }
  const kept = await readKept(db)
  const round = roundOf(kept, asked)
  const matchMs = await medianMs(async () => match(round))
  const greedyMs = await medianMs(async () => greedy(round))
  const { pairs, cost } = match(round)
  const plain = greedy(round)
  console.log(
    `matched in memory        ${shown(matchMs)}  ${pairs.length} pairs, ${perPair(cost, pairs.length)} points each`,
  )
  console.log(
    `  beside the greedy way  ${shown(greedyMs)}  ${plain.pairs} pairs, ${perPair(plain.cost, plain.pairs)} points each; ${(matchMs / greedyMs).toFixed(2)} x its time`,
  )

  const text = fileOf(round)
  const file = join(data, 'round.json')
  await writeFile(file, text)
  const fileMs = await medianMs(async () => matchRound(text, { file, now: new Date() }))
  console.log(`from a file, in words    ${shown(fileMs)}  ${Math.round(text.length / 1000)} kB`)
  const run = promisify(execFile)
  const cairn = join(import.meta.dirname, '../bin/cairn.js')
  const processMs = await medianMs(
    async () => run(process.execPath, [cairn, 'match', file, '--json'], { maxBuffer: 2 ** 26 }),
    3,
  )
  console.log(`  cairn match FILE       ${shown(processMs)}  as a process of its own`)

  const readMs = await medianMs(() => readKept(db))
  const verbs: readonly Verb[] = roundVerbs(matcher(Promise.resolve(workspace)))
  const begin = verbs.find(({ name }) => name === 'growth.match')
  if (begin === undefined) throw new Error('There is no verb that begins a round.')
  const wholeMs = await medianMs(async () => {
    await pool.query('delete from records.growth_proposal; delete from records.growth_round')
    return call(begin, session, {})
  })
  console.log(
    `growth.match, all of it  ${shown(wholeMs)}  ${(wholeMs / readMs).toFixed(1)} x reading the rows (${readMs.toFixed(0)} ms): read, matched, proposed, told`,
  )

  async function fill(): Promise<void> {
    await pool.query(
      `insert into records.member (member_id, name, role, created_at)
       select gen_random_uuid(), 'Person ' || n, 'member', now() from generate_series(1, $1::int) n`,
      [count],
    )
    await pool.query(`
      create temp table p as select member_id, (row_number() over (order by name))::int as n from records.member where name like 'Person %';
      insert into records.growth_offer
        select member_id, array['t' || n % 40, 't' || n % 13], array['app:src/a' || n % 25], 1, n % 2 = 0 from p;
      insert into records.growth_wish
        select member_id, array['t' || n * 7 % 40, 't' || n * 3 % 17], array['app:src/a' || n * 11 % 25], 1, '{}', null, false from p;
      insert into records.growth_hours
        select member_id, (array['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'])[1 + n % 4],
          (array['9-17', '10-18', '8-12,13-17'])[1 + n % 3], 'mon-fri' from p;
      insert into records.growth_avoid
        select a.member_id, b.member_id from p a join p b on b.n = a.n * 5 % ${count} + 1 where a.n % 4 = 0 and a.n <> b.n;
      insert into records.growth_pair
        select gen_random_uuid(), 1, a.member_id, b.member_id, '{}', '2026-01-05', '2026-02-05' from p a join p b on b.n = a.n * 3 % ${count} + 1
        where a.n <> b.n;
      drop table p`)
  }
} finally {
  await workspace.close()
  await rm(data, { recursive: true, force: true })
}

/** The best that is left, until nothing is: the same pairs are looked at, and no choice is taken back. */
function greedy(round: Round): { pairs: number; cost: number } {
  const learners = sides(round, round.wishes)
  const guides = sides(round, round.offers)
  const now = situationOf(round, guides)
  const edges = learners.flatMap((learner, wish) =>
    guides.flatMap((guide, offer) => {
      const told = pairing(now, learner, guide)
      return 'fit' in told ? [{ wish, offer, cost: told.fit.cost }] : []
    }),
  )
  const [had, carried] = [new Set<number>(), new Set<number>()]
  let cost = 0
  for (const edge of edges.toSorted((one, other) => one.cost - other.cost)) {
    if (had.has(edge.wish) || carried.has(edge.offer)) continue
    had.add(edge.wish)
    carried.add(edge.offer)
    cost += edge.cost
  }
  return { pairs: had.size, cost }
}

/** As somebody would write it. */
function fileOf({ people, offers, wishes, history, avoid }: Round): string {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC']
  return JSON.stringify({
    people: [...people.values()].map(({ id, name }, at) => ({ id, name, zone: zones[at % 4] })),
    ...{ offers, wishes, avoid },
    history: history.filter(({ pair }) => pair.every((id) => people.has(id))),
  })
}

async function medianMs(work: () => Promise<unknown>, times = runs): Promise<number> {
  return median(await timesOf(work, times))
}

function shown(ms: number): string {
  return `${ms.toFixed(0).padStart(6)} ms`
}

function perPair(cost: number, pairs: number): string {
  return (cost / Math.max(1, pairs)).toFixed(1)
}
