/** What goes on beside a door as long as it is open: hearing what is done, reminding people of what they wished to be, and delivering it to the outside. */
import type pg from 'pg'
import { remind } from '#practices/growth/reminders.ts'
import { messageOf } from '#std/errors.ts'
import type { Session } from '#verbs/ctx.ts'
import { startDelivery } from './delivery/deliver.ts'
import type { DeliverySettings } from './delivery/settings.ts'
import { openLive, type Live } from './live.ts'

export interface Attendance {
  live: Live
  close: () => Promise<void>
}

interface Wish extends Pick<Session, 'db' | 'now'> {
  pool: pg.Pool
  settings: DeliverySettings
  note: (text: string) => void
}

export async function attend({ pool, ...wish }: Wish): Promise<Attendance> {
  const live = await openLive(pool)
  const stopDelivery = startDelivery(wish)
  const stopReminding = keepReminding(wish)
  return {
    live,
    close: async () => {
      await stopReminding()
      await stopDelivery()
      await live.close()
    },
  }
}

/** What is due is so for a day. */
const remindEveryMs = 10 * 60_000

function keepReminding({ db, now, note }: Pick<Wish, 'db' | 'now' | 'note'>): () => Promise<void> {
  const look = (): Promise<void> =>
    remind(db, now()).catch((error: unknown) => note(`bug: ${messageOf(error)}`))
  let looking = look()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, remindEveryMs)
  return () => {
    clearInterval(timer)
    return looking
  }
}
