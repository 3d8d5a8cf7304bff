/**
 * How long it takes until others hear of an act, what an act costs that many watch, and how long notices take among many:
 * `npx node bench/live.ts`. All on the PostgreSQL that comes along, in one process.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLive } from '#app/live.ts'
import { localSession } from '#app/session.ts'
import { openWorkspace } from '#app/workspace.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { listOwnNotices, markRead } from '#records/notice-verbs.ts'
import { comment } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'

const runs = 101
const data = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
const workspace = await openWorkspace({ data, env: {} })
const { pool } = workspace.facts
const live = await openLive(pool)
try {
  const session = await localSession(pool)
  const { id: record } = await call(propose, session, { title: 'x' })
  const say = () => call(comment, session, { record, body: 'Yes.' })
  tell('a comment', await times(say))

  const heard = await times(async () => {
    const told = Promise.withResolvers<void>()
    const stop = live.listen(({ what }) => what === 'deed' && told.resolve())
    await say()
    const done = performance.now()
    await told.promise
    stop()
    return performance.now() - done
  })
  tell('heard after it was done', heard)

  let count = 0
  const stops = Array.from({ length: 500 }, () => live.listen(() => (count += 1)))
  tell('a comment while 500 listen', await times(say))
  for (const stop of stops) stop()
  if (count === 0) throw new Error('Nobody heard anything.')

  await pool.query(`
    with made as (insert into records.member select gen_random_uuid(), 'm' || n, 'member', now() from generate_series(1, 1000) n returning member_id)
    insert into records.watcher select '${record}', member_id, false from made`)
  tell('a comment that 1,000 watch', await times(say))

  await pool.query(`
    insert into records.record select gen_random_uuid(), 'idea', n, 'open', 'x', '', '{}', null, 1, now(), now(), null from generate_series(1, 100000) n;
    insert into records.notice (notice_id, member_id, record_id, acts, began_at, last_at, is_growing, read_at)
      select gen_random_uuid(), '${session.actor.id}', record_id, '{"comments.add": 1}', now(), now() - number * interval '1 minute', false,
        case when number > 1000 then now() end
      from records.record where kind = 'idea';
    analyze records.record, records.notice`)
  tell('notices: a page of 100,000', await times(() => call(listOwnNotices, session, {})))
  const { next } = await call(listOwnNotices, session, { limit: 200 })
  const after = next ?? undefined
  tell('notices: the next page', await times(() => call(listOwnNotices, session, { after })))
  tell('notices: one record read', await times(() => call(markRead, session, { record })))
} finally {
  await live.close()
  await workspace.close()
  await rm(data, { recursive: true, force: true })
}

/** What `work` gives instead of its own time counts. */
async function times(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < runs; turn++) {
    const began = performance.now()
    const own = await work()
    took.push(typeof own === 'number' ? own : performance.now() - began)
  }
  return took.toSorted((a, b) => a - b)
}

function tell(what: string, took: readonly number[]): void {
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(1)
  console.log(`${what.padEnd(30)} median ${at(0.5).padStart(6)} ms, p99 ${at(0.99).padStart(6)} ms`)
}
