/** Takes deliveries in and understands them behind the sender's back: soon after one came, and now and then for what others left. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Facts } from '#facts/facts.ts'
import { forgetDeliveries, keepDelivery, type Delivery } from './deliveries.ts'
import { processDeliveries } from './process.ts'
import type { HookSettings } from './settings.ts'

interface Wish {
  facts: Facts
  hosts: HookSettings['hosts']
  now: () => Date
  report: (error: unknown) => void
  /** Called behind what was understood. */
  told?: () => void
  /** How often what others left is looked for. */
  everyMs?: number
}

export interface HookWork {
  keep: (delivery: Delivery) => Promise<boolean>
  /** What waits is understood first. */
  close: () => Promise<void>
}

const gatherMs = 1000
const forgetEveryMs = 3_600_000

export function attendHooks({
  facts,
  hosts,
  now,
  report,
  told = () => {},
  everyMs = 10_000,
}: Wish): HookWork {
  let forgetFrom = 0
  /** Looks at all that is kept: once in a while is enough. */
  const forget = async (): Promise<void> => {
    const at = now()
    if (at.getTime() < forgetFrom) return
    forgetFrom = at.getTime() + forgetEveryMs
    await forgetDeliveries(facts, at)
  }
  let work: Promise<void> | undefined
  let isWanted = false
  const closing = new AbortController()
  const run = async (): Promise<void> => {
    try {
      let count = 0
      do {
        // What comes together is written together: one at a time takes many times as long.
        await sleep(gatherMs, undefined, { signal: closing.signal }).catch(() => {})
        isWanted = false
        count = await processDeliveries(facts, { hosts, now: now() })
        if (count > 0) told()
      } while (isWanted || count > 0)
      await forget()
    } catch (error) {
      // A database that is away for a while: what waits, waits.
      if (!closing.signal.aborted) report(error)
    }
    work = undefined
  }
  const kick = (): void => {
    isWanted = true
    work ??= run()
  }
  const timer = setInterval(kick, everyMs)
  return {
    keep: async (delivery) => {
      const isNew = await keepDelivery(facts, delivery, now())
      if (isNew) kick()
      return isNew
    },
    close: async () => {
      clearInterval(timer)
      closing.abort()
      kick()
      await work
    },
  }
}
