/** How much of the work on some code mends something, beside the rest of its repository: as numbers, and in words. */
import { z } from 'zod'

export const Fixes = z.object({
  changes: z.int().min(0),
  fixes: z.int().min(0),
  /** Null where nothing changed. */
  share: z.number().min(0).max(1).nullable(),
  /** Where the share would fall nine times in ten, by Wilson's score interval. */
  interval: z
    .object({ low: z.number(), high: z.number(), level: z.number(), method: z.string() })
    .nullable(),
})
export type Fixes = z.output<typeof Fixes>

export const fixesThere = {
  here: Fixes,
  /** In the rest of the repository, over the same time. */
  elsewhere: Fixes,
  /** Whether a larger share of the changes mends something than elsewhere; null where that cannot be told. */
  isMendedMore: z.boolean().nullable(),
  leftOut: z.array(z.object({ what: z.string(), count: z.int().min(0), why: z.string() })),
}
const FixesThere = z.object(fixesThere)
export type FixesThere = z.output<typeof FixesThere>

/** `4 of them to mend something`, and no more than is known. */
export function fixesInWords({
  here,
  elsewhere,
  isMendedMore,
}: Pick<FixesThere, 'here' | 'elsewhere' | 'isMendedMore'>): string {
  const own = `${here.fixes === 0 ? 'none' : here.fixes} of them to mend something`
  if (elsewhere.share === null || here.share === null) return own
  if (isMendedMore === null) return `${own}; whether that is more than elsewhere cannot be told`
  const shares = `${percent(here.share)} (elsewhere ${percent(elsewhere.share)})`
  return `${own}, ${isMendedMore ? 'more' : 'less'} than elsewhere: ${shares}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
