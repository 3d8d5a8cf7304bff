/** Deployments, what became of them, and releases. */
import { z } from 'zod'
import type { DeploymentSeen, DeploymentStatusSeen, ReleaseSeen } from '#facts/forge/seen.ts'
import { id, name, oid, text, time, word } from './fields.ts'

const Deployment = z.object({
  id,
  environment: text(500),
  sha: oid,
  ref: name,
  task: name,
  production_environment: z.boolean().nullable().catch(null),
  created_at: time,
  updated_at: time,
})

export function deploymentSeen(raw: unknown): DeploymentSeen {
  const given = Deployment.parse(raw)
  return {
    ...{ id: given.id, environment: given.environment, component: null, oid: given.sha },
    ...{ ref: given.ref, task: given.task, isProduction: given.production_environment },
    createdAt: given.created_at,
    version: given.updated_at ?? given.created_at ?? 0,
  }
}

const Status = z.object({ id, state: word, created_at: time })

export function deploymentStatusSeen(raw: unknown, deploymentId: string): DeploymentStatusSeen {
  const { id: status, state, created_at: at } = Status.parse(raw)
  return { id: status, deploymentId, state, at }
}

const Release = z.object({
  id,
  tag_name: text(500),
  draft: z.boolean().catch(false),
  prerelease: z.boolean().catch(false),
  created_at: time,
  published_at: time,
  updated_at: time,
})

export function releaseSeen(raw: unknown): ReleaseSeen {
  const given = Release.parse(raw)
  return {
    ...{ id: given.id, tag: given.tag_name, isDraft: given.draft, isPrerelease: given.prerelease },
    ...{ createdAt: given.created_at, publishedAt: given.published_at },
    version: given.updated_at ?? given.published_at ?? given.created_at ?? 0,
  }
}
