/** Takes deliveries in and understands them behind the sender's back: soon after one came, and now and then for what others left. */
import type { Facts } from '#facts/facts.ts'
import { forgetDeliveries, keepDelivery, processDeliveries, type Delivery } from './deliveries.ts'

interface Wish {
  facts: Facts
  /** Of the forge that sends. */
  host: string
  now: () => Date
  report: (error: unknown) => void
  /** How often what others left is looked for. */
  everyMs?: number
}

export interface HookWork {
  keep: (delivery: Omit<Delivery, 'source'>) => Promise<boolean>
  /** What waits is understood first. */
  close: () => Promise<void>
}

export function attendHooks({ facts, host, now, report, everyMs = 10_000 }: Wish): HookWork {
  let work: Promise<void> | undefined
  let isWanted = false
  let isClosed = false
  const run = async (): Promise<void> => {
    try {
      do {
        isWanted = false
        while ((await processDeliveries(facts, host)) > 0);
        await forgetDeliveries(facts, now())
      } while (isWanted)
    } catch (error) {
      // A database that is away for a while: what waits, waits.
      if (!isClosed) report(error)
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
      const isNew = await keepDelivery(facts, { source: 'github', ...delivery }, now())
      if (isNew) kick()
      return isNew
    },
    close: async () => {
      clearInterval(timer)
      isClosed = true
      kick()
      await work
    },
  }
}
