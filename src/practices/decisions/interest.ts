/** What a debt costs by the day, measured on the code it names; asked of a port, which the app fills. */
import { z } from 'zod'
import { CodePlace } from './code-place.ts'
import { fixesThere } from './fixes.ts'

export const Interest = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('measured'),
      place: CodePlace,
      /** From when the debt was taken on to the newest commit that was read. */
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      ...fixesThere,
      /** Of all code there, then and now; null where it cannot be measured alike. */
      complexity: z.object({ before: z.number(), now: z.number() }).nullable(),
      /** Code and tests outside that changed in three or more of these changes, the most often first. */
      together: z.array(z.object({ path: z.string(), changes: z.int().min(1) })),
    }),
    z.object({ state: z.literal('cannot tell'), place: CodePlace, why: z.string() }),
  ])
  .meta({ id: 'Interest' })
export type Interest = z.output<typeof Interest>

export interface InterestRates {
  on(place: CodePlace, wish: { since: Date; now: Date }): Promise<Interest>
}
