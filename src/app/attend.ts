/** What goes on beside a door as long as it is open: hearing what is done, and delivering it to the outside. */
import type pg from 'pg'
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
  return {
    live,
    close: async () => {
      await stopDelivery()
      await live.close()
    },
  }
}
