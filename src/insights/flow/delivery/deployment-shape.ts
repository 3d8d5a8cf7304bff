/** One deployment as it is told: a line of `cairn flow deployments --json`. */
import { z } from 'zod'

export const FlowDeployment = z
  .object({
    repository: z.string(),
    /** As `flow.dispute` takes it, behind `deployment`: up to nineteen digits, and so text. */
    id: z.string(),
    environment: z.string(),
    component: z.string().nullable(),
    /** Full, hexadecimal. */
    commit: z.string().nullable(),
    createdAt: z.iso.datetime().nullable(),
    /** When it came to its outcome. */
    at: z.iso.datetime().nullable(),
    /** What it came to first; null while nothing says so. */
    outcome: z.enum(['succeeded', 'failed']).nullable(),
    /** People said what came of it, and not the forge. */
    isSaid: z.boolean(),
    isProduction: z.boolean(),
    /** Those that belong to it; null where incidents are not known. */
    incidents: z.int().min(0).nullable(),
    /** What it was taken for: it failed, or an incident belongs to it; it was made to mend one. Null where that cannot be told. */
    isFailure: z.boolean().nullable(),
    isRework: z.boolean().nullable(),
    isCounted: z.boolean(),
    /** Why it is in no number; null where it counts. */
    because: z.string().nullable(),
    /** Its commit on the forge, for deployments have no page of their own; null where nobody can tell. */
    url: z.string().nullable(),
  })
  .meta({ id: 'FlowDeployment' })
export type FlowDeployment = z.output<typeof FlowDeployment>
