/** What GitLab sends by itself, in the words of its answers: told twice, by a delivery and by an answer, it is one. */
import { z } from 'zod'
import { hostOf, type Delivered } from '#facts/forge/delivered.ts'
import { id } from '#facts/forge/fields.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { deploymentSeen, releaseSeen } from '../parse/delivery.ts'
import { issueSeen } from '../parse/issues.ts'
import { noteSeen } from '../parse/notes.ts'
import { deploymentOf, issueOf, looseOf, noteOf, releaseOf, type Loose } from './as-rest.ts'
import { mergeRequestDelivered } from './merge-request.ts'
import { jobDelivered, pipelineDelivered } from './pipelines.ts'

const page = z.string().nullable().catch(null)
const Payload = z.looseObject({
  object_kind: z.string().catch(''),
  project_id: id.nullable().catch(null),
  project: z
    .object({ id: id.nullish().catch(null), path_with_namespace: z.string().min(1), web_url: page })
    .nullish()
    .catch(null),
  repository: z.object({ homepage: page }).nullish().catch(null),
})

/**
 * `receivedAt` in milliseconds since 1970. Throws a ZodError where it does not say what it is. Its kind stands in it: the header has
 * other words for the same, and says "System Hook" of all that an instance sends.
 */
export function deliveredBy(raw: unknown, receivedAt: number): Delivered {
  const payload = Payload.parse(raw)
  const { object_kind: kind } = payload
  const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined
  return {
    project: projectOf(payload),
    batch: read === undefined ? null : read(payload, receivedAt),
  }
}

/** Old versions tell of which project a job is by the page of its repository alone. */
function projectOf({
  project,
  project_id,
  repository,
}: z.output<typeof Payload>): Delivered['project'] {
  const web = project?.web_url ?? repository?.homepage ?? null
  const host = hostOf(web)
  const path =
    project?.path_with_namespace ??
    (host === null ? '' : new URL(web ?? '').pathname.replace(/^\/+|\/+$/g, ''))
  return path === '' ? null : { path, externalId: project?.id ?? project_id, host }
}

/** Pushes and tags name no request: that commits came to one, the delivery about it says. */
const readers: Record<string, (payload: Loose, receivedAt: number) => ForgeBatch | null> = {
  merge_request: mergeRequestDelivered,
  note: noteDelivered,
  issue: (payload) => ({ issues: [issueSeen(issueOf(payload))] }),
  work_item: (payload) =>
    listed.has(String(looseOf(payload['object_attributes'])['type']))
      ? { issues: [issueSeen(issueOf(payload))] }
      : null,
  pipeline: (payload) => ({ runs: [pipelineDelivered(payload)] }),
  build: (payload) => ({ jobs: [jobDelivered(payload)] }),
  deployment(payload) {
    const { deployment, status } = deploymentSeen(deploymentOf(payload))
    const version = deployment.version - 1
    return { deployments: [{ ...deployment, version }], deploymentStatuses: [status] }
  },
  release: (payload) =>
    payload['action'] === 'delete' ? null : { releases: [releaseSeen(releaseOf(payload))] },
}

/** What GitLab lists among its issues as well. */
const listed = new Set(['Issue', 'Incident', 'Task'])

function noteDelivered(payload: Loose): ForgeBatch | null {
  const { action = 'create' } = looseOf(payload['object_attributes'])
  // Whoever changes a note need not be who wrote it.
  if (action !== 'create') return null
  const seen = noteSeen(noteOf(payload))
  if (seen.isOfOther || seen.number === null) return null
  return { events: seen.events(seen.number) }
}
