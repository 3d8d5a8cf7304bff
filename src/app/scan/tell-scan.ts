/** Tells every Cairn on this database how far a scan is, beside whoever waits for it here. */
import type pg from 'pg'
import type { Progress } from '#std/progress.ts'
import { channel, type ScanSignal, type Signal } from '#verbs/signals.ts'

export interface ToldScan {
  progress: Progress
  /** To be called at the end, whatever it was. */
  over: () => Promise<void>
}

/** A page that shows it is looked at, not read. */
const tellEveryMs = 500

export function tellScan(pool: pg.Pool, repository: string, progress: Progress): ToldScan {
  let now: ScanSignal = { repository, phase: 'begin', unit: '', done: 0, total: null }
  let toldAt = -tellEveryMs
  let unsaid: ScanSignal | undefined
  let isTelling = false
  let telling = Promise.resolve()
  const tellAll = async (): Promise<void> => {
    isTelling = true
    for (let next = unsaid; next !== undefined; next = unsaid) {
      unsaid = undefined
      await notify(pool, next)
    }
    isTelling = false
  }
  const tell = (): void => {
    toldAt = performance.now()
    unsaid = now
    if (!isTelling) telling = tellAll()
  }
  return {
    progress: {
      ...progress,
      phase: (name, unit, total) => {
        now = { repository, phase: name, unit, done: 0, total: total ?? null }
        tell()
        progress.phase(name, unit, total)
      },
      advance: (count) => {
        now = { ...now, done: now.done + count }
        if (performance.now() - toldAt >= tellEveryMs) tell()
        progress.advance(count)
      },
    },
    over: async () => {
      now = { repository, phase: null, unit: '', done: 0, total: null }
      tell()
      await telling
    },
  }
}

/** A database that cannot be told cannot be written either: the scan itself says so. */
async function notify(pool: pg.Pool, scan: ScanSignal): Promise<void> {
  const signal: Signal = { scan }
  await pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(signal)]).catch(() => {})
}
