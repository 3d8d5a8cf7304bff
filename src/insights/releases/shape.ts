/** What is asked and what is told: the shape of `cairn releases --json`. */
import { z } from 'zod'
import { answerShape, Interval, SureSpread } from '../answer-shape.ts'

export const Input = z.object({
  component: z
    .string()
    .optional()
    .describe('Only the releases of this component: what stands before the version in a tag.'),
  withinDays: z
    .int()
    .min(1)
    .max(365)
    .default(7)
    .describe('How long after a release a patch release or revert counts as its failure.'),
  limit: z.int().min(0).default(50).describe('How many releases to list, newest first.'),
})

const Item = z.object({
  name: z.string(),
  /** Other version tags on the same commit. */
  alsoNamed: z.array(z.string()),
  component: z.string(),
  version: z.array(z.int()),
  at: z.iso.datetime().nullable(),
  atFrom: z.enum(['tag', 'commit']),
  commits: z.int(),
  merges: z.int(),
  prereleases: z.int(),
  intervalDays: z.number().nullable(),
  leadTimeDays: SureSpread,
  /** The changes themselves where there are fewer than eight. */
  changes: z
    .array(z.object({ oid: z.string(), subject: z.string(), leadTimeDays: z.number().nullable() }))
    .nullable(),
  failed: z.boolean().nullable(),
  because: z.string(),
  recoveryDays: z.number().nullable(),
  counterEvidence: z.array(
    z.object({ what: z.enum(['bulk', 'format-only', 'bot']), share: z.number() }),
  ),
})

export const Output = z.object({
  ...answerShape,
  /** The component that all numbers but `components` and `items` speak of. */
  component: z.string(),
  components: z.array(
    z.object({
      component: z.string(),
      releases: z.int(),
      prereleases: z.int(),
      latest: z.string().nullable(),
      latestAt: z.string().nullable(),
    }),
  ),
  releases: z.int(),
  prereleases: z.int(),
  months: z.array(z.object({ month: z.string(), releases: z.int(), prereleases: z.int() })),
  intervalDays: SureSpread,
  leadTimeDays: SureSpread,
  landingDays: SureSpread.nullable(),
  unreleased: z
    .object({ n: z.int(), p50Days: z.number().nullable(), oldestDays: z.number().nullable() })
    .nullable(),
  changeFailRate: z.object({
    approximation: z.string(),
    withinDays: z.int(),
    failed: z.int(),
    judged: z.int(),
    notJudged: z.int(),
    share: z.number().nullable(),
    interval: Interval.nullable(),
    /** The same with other limits, because seven days is only a habit. */
    sweep: z.array(
      z.object({
        withinDays: z.int(),
        failed: z.int(),
        judged: z.int(),
        share: z.number().nullable(),
      }),
    ),
    /** How many of the releases are patch releases: where most are, patches are the routine and no sign of failure. */
    patchReleaseShare: z.number().nullable(),
  }),
  recoveryDays: SureSpread,
  items: z.array(Item),
})

export type ReleasesInput = z.output<typeof Input>
export type ReleasesAnswer = z.output<typeof Output>
export type ReleaseItem = z.output<typeof Item>
