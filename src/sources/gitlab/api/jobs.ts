/** Jobs of a pipeline, those that were tried again among them: together they tell which try each of them is. */
import { List, readAs } from '#facts/forge/api/answers.ts'
import type { PartsManner } from '#facts/forge/api/parts.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { Attempts } from '../dump/attempts.ts'
import { jobSeen } from '../parse/runs.ts'
import { addressOf, type Asked } from './asked.ts'

export function jobsOf(asked: Asked): PartsManner {
  return {
    addressOf: ({ id }) => addressOf(asked, `pipelines/${id}/jobs`, { include_retried: 'true' }),
    listIn: (body) => readAs(List, body),
    batchOf(raw, { id: parent }) {
      const attempts = new Attempts()
      for (const one of raw) attempts.learn(one, parent)
      const { seen, leftOut } = understoodOf(raw, (one) =>
        jobSeen(one, { parent, attempt: attempts.of(one, parent) }),
      )
      return { batch: { jobs: seen }, leftOut }
    },
  }
}
