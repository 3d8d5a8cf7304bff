/**
 * Answers to acts that leave no name, by idempotency key: in this process's memory alone and for a day, so that what is sent twice is
 * done once, and no table says who sent it. Not even the memory can be read backwards: its key is drawn anew in each process.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Session } from './ctx.ts'
import { keyReused } from './kept-answers.ts'

const keptMs = 24 * 3_600_000
const keptMax = 10_000
const salt = randomBytes(32)

interface Kept {
  /** Of what it was used for. */
  proof: string
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
  const place = proofOf([actor.id, key])
  const proof = proofOf([actor.id, key, act, input])
  const before = keptAt(memory, place, now())
  if (before?.proof === proof) return before.answer
  if (before !== undefined) throw keyReused()
  const answer = work()
  memory.set(place, { proof, answer, at: now() })
  // The oldest stands first.
  for (const oldest of memory.keys()) {
    if (memory.size <= keptMax) break
    memory.delete(oldest)
  }
  answer.catch(() => memory.delete(place))
  return answer
}

/** Whether the key stands for something without a name: then nothing with one may be done by it. */
export function isKeyOfUnnamed({ db, actor, now }: Session, key: string): boolean {
  const memory = memories.get(db)
  return memory !== undefined && keptAt(memory, proofOf([actor.id, key]), now()) !== undefined
}

function keptAt(memory: Map<string, Kept>, place: string, now: Date): Kept | undefined {
  const kept = memory.get(place)
  return kept !== undefined && now.getTime() - kept.at.getTime() < keptMs ? kept : undefined
}

/** Not even of the input alone: whoever could read this memory would find by what was posted who posted it. */
function proofOf(said: readonly unknown[]): string {
  return createHmac('sha256', salt).update(JSON.stringify(said)).digest('base64')
}
