/** What is told of a record where another thing is shown: enough to name it, to lead to it, and to say where it stands. */
import { z } from 'zod'
import { TrialUntil } from './trial.ts'

export const OtherRecord = z.object({
  record: z.uuid(),
  kind: z.string(),
  number: z.int(),
  status: z.string(),
  trialUntil: TrialUntil,
  title: z.string(),
})
export type OtherRecord = z.output<typeof OtherRecord>
