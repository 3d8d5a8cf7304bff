/**
 * A Cairn as a process of its own, for tests that start two, kill one or run one as another user:
 * `node test/visitor.ts DATA [write FROM]`. It says `open` once it is in, stays until its input ends, then leaves in order.
 * Told to write, it adds numbered rows, one transaction each, and says `stored N` only when the database has said so.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { openDatabase } from '#app/database.ts'
import { CairnError, exitCodeOf, messageOf } from '#std/errors.ts'
import { makeTable } from './chaos-table.ts'

const [dataFolder = '', task, first = '0'] = process.argv.slice(2)

await main().catch((error: unknown) => {
  if (!(error instanceof CairnError)) throw error
  say(`error ${error.code} ${error.message} ${error.hint ?? ''}`)
  process.exitCode = exitCodeOf[error.kind]
})

async function main(): Promise<void> {
  const started = performance.now()
  const { pool, close } = await openDatabase({ dataFolder })
  say(`open ${Math.round(performance.now() - started)}`)
  let isDone = false
  const told = (async () => {
    for await (const _ of process.stdin) continue
    isDone = true
  })()
  if (task === 'write') await write(pool, Number(first), () => isDone)
  await told
  await close()
  say('left')
}

async function write(pool: pg.Pool, from: number, isDone: () => boolean): Promise<void> {
  for (let n = from; !isDone();) {
    try {
      await makeTable(pool)
      await pool.query(`insert into chaos values ($1, repeat('x', 500)) on conflict do nothing`, [
        n,
      ])
      say(`stored ${n}`)
      n += 1
    } catch (error) {
      // The server was killed under it. It comes back, and the row is tried again: nobody was told that it is stored.
      say(`refused ${n} ${messageOf(error)}`)
      await sleep(20)
    }
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
