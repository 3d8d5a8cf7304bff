/**
 * Answers to acts that leave no name, by idempotency key: in this process's memory alone and for a day, so that what is sent twice is
 * done once, and no table says who sent it. Not even the memory can be read backwards: its key is drawn anew in each process.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Session } from './ctx.ts'

const keptMs = 24 * 3_600_000
const keptMax = 10_000
const salt = randomBytes(32)

interface Kept {
  answer: unknown
  at: Date
}

/** Of each database its own. */
const memories = new WeakMap<Session['db'], Map<string, Kept>>()

export async function answeredOnce(
  { db, actor, now }: Session,
  { key, act, input }: { key: string; act: string; input: unknown },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const memory = memories.get(db) ?? new Map<string, Kept>()
  memories.set(db, memory)
  const said = JSON.stringify([actor.id, key, act, input])
  const place = createHmac('sha256', salt).update(said).digest('base64')
  const before = memory.get(place)
  if (before !== undefined && now().getTime() - before.at.getTime() < keptMs) return before.answer
  const answer = work()
  memory.set(place, { answer, at: now() })
  // The oldest stands first.
  for (const oldest of memory.keys()) {
    if (memory.size <= keptMax) break
    memory.delete(oldest)
  }
  answer.catch(() => memory.delete(place))
  return answer
}
