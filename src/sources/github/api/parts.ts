/** Jobs of runs, and statuses of deployments. */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import type { PartsManner } from '#facts/forge/api/parts.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { deploymentStatusSeen } from '../parse/delivery.ts'
import { jobSeen } from '../parse/runs.ts'
import { addressOf, type Asked } from './asked.ts'

const Jobs = z.object({ jobs: z.array(z.unknown()) })

export function partsOf(asked: Asked, kind: 'jobs' | 'deployment_statuses'): PartsManner {
  if (kind === 'jobs')
    return {
      // Also those of attempts before the last.
      addressOf: ({ id }) => addressOf(asked, `actions/runs/${id}/jobs`, { filter: 'all' }),
      listIn: (body) => readAs(Jobs, body).jobs,
      batchOf: (raw) => {
        const { seen, leftOut } = understoodOf(raw, jobSeen)
        return { batch: { jobs: seen }, leftOut }
      },
    }
  return {
    addressOf: ({ id }) => addressOf(asked, `deployments/${id}/statuses`),
    listIn: (body) => readAs(List, body),
    batchOf: (raw, { id }) => {
      const { seen, leftOut } = understoodOf(raw, (one) => deploymentStatusSeen(one, id))
      return { batch: { deploymentStatuses: seen }, leftOut }
    },
  }
}
