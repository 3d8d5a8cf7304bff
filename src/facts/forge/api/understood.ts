/** What of a list is understood, and how much is not: one odd thing keeps no other from being read. */
import { z } from 'zod'

export function understoodOf<Seen>(
  raw: readonly unknown[],
  parse: (one: unknown) => Seen,
): { seen: Seen[]; leftOut: number } {
  const seen: Seen[] = []
  let leftOut = 0
  for (const one of raw) {
    try {
      seen.push(parse(one))
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error
      leftOut++
    }
  }
  return { seen, leftOut }
}
