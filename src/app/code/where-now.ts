/** Where lines that stood in a file at some commit are at the branch's head, as it is shown. */
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { invariant } from '#std/errors.ts'
import type { OpenCodeReader } from '../code-reader.ts'
import { namesInFacts } from './follow-names.ts'
import { cannotTell, type Followed } from './follow-words.ts'
import type { Stop } from './follow.ts'
import { linesMax } from './text.ts'

export const Now = z.object({
  state: z.enum(['same', 'moved', 'changed', 'gone', 'cannot_tell']),
  /** Where they are at the head; null where they are nowhere, or nobody can tell. */
  path: z.string().nullable(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** How likely it is that this is right, from 0 to 1. */
  confidence: z.number().min(0).max(1),
  says: z.string(),
})
export type Now = z.output<typeof Now>

interface Parts {
  facts: Facts
  code: OpenCodeReader
  place: { repositoryId: number; branchId: number }
  /** Full object id. */
  head: string
}

export async function whereNow({ facts, code, place, head }: Parts, stop: Stop): Promise<Now> {
  const to = Math.min(stop.to, stop.from + linesMax - 1)
  const namesNow = namesInFacts(facts, place)
  const [found] = await code.follow({ head, namesNow }, [{ ...stop, to }])
  invariant(found, 'each stop has an answer')
  return flat(found)
}

export function unknownCommit(says: string): Now {
  return flat(cannotTell(says))
}

function flat({ to, ...rest }: Followed): Now {
  return { ...rest, path: to?.path ?? null, from: to?.from ?? null, to: to?.to ?? null }
}
