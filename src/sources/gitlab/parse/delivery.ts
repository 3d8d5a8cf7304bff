/** Deployments and what became of them, and releases. */
import { z } from 'zod'
import { id, name, oid, text, time, word } from '#facts/forge/fields.ts'
import { madeNumber } from '#facts/forge/made-number.ts'
import type { DeploymentSeen, DeploymentStatusSeen, ReleaseSeen } from '#facts/forge/seen.ts'

const Deployment = z.object({
  id,
  ref: name,
  sha: oid,
  status: word,
  environment: z.object({ name: text(500), tier: word.nullable().catch(null) }),
  deployable: z.object({ finished_at: time }).nullable().catch(null),
  ...{ created_at: time, updated_at: time, finished_at: time },
})

const states: Partial<Record<string, string>> = {
  failed: 'failure',
  canceled: 'cancelled',
  running: 'in_progress',
  created: 'queued',
}

/** It has one state, its last, and no list of them: each state that was seen of it is one. */
export function deploymentSeen(raw: unknown): {
  deployment: DeploymentSeen
  status: DeploymentStatusSeen
} {
  const given = Deployment.parse(raw)
  const { created_at: createdAt, updated_at } = given
  const { name: environment, tier } = given.environment
  const state = states[given.status] ?? given.status
  const isOver = state === 'success' || state === 'failure' || state === 'cancelled'
  const endedAt = given.finished_at ?? given.deployable?.finished_at ?? updated_at
  return {
    deployment: {
      ...{ id: given.id, environment, component: null, oid: given.sha, ref: given.ref },
      ...{ task: null, isProduction: tier === null ? null : tier === 'production', createdAt },
      version: updated_at ?? createdAt ?? 0,
    },
    status: {
      ...{ id: madeNumber('state', state), deploymentId: given.id, state },
      at: isOver ? endedAt : (updated_at ?? createdAt),
    },
  }
}

const Release = z.object({
  tag_name: text(500).refine((tag) => tag !== ''),
  created_at: time,
  released_at: time,
})

/** It has no number: its tag is what it is known by. */
export function releaseSeen(raw: unknown): ReleaseSeen {
  const { tag_name: tag, created_at: createdAt, released_at: publishedAt } = Release.parse(raw)
  return {
    ...{ id: madeNumber('release', tag), tag, isDraft: false, isPrerelease: false },
    ...{ createdAt, publishedAt },
    version: Math.max(publishedAt ?? 0, createdAt ?? 0),
  }
}
