/** GitLab over its REST API, as the engine (app/sync) reads it. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { partPages } from '#facts/forge/api/parts.ts'
import { id } from '#facts/forge/fields.ts'
import { syncKinds, type ForgePort, type SyncKind } from '#facts/forge/port.ts'
import { ForgeApi, type ForgeApiWish } from '#std/forge-api/forge-api.ts'
import { projectAddress, type Asked } from './asked.ts'
import { deploymentPages } from './deployments.ts'
import { jobsOf } from './jobs.ts'
import { issuePages, releasePages, runPages } from './lists.ts'
import { requestPages } from './requests.ts'

export interface GitlabWish extends Omit<ForgeApiWish, 'headers'> {
  /** Of the API, as `gitlabAt` tells it. */
  api: string
  /** group/name, with all groups. */
  path: string
  /** Its number, where it is known: by it a project is found that has moved since. */
  externalId: string | null
  token: string
}

const level = z.string().nullish().catch(null)
const Project = z.object({
  ...{ id, path_with_namespace: z.string() },
  ...{ merge_requests_access_level: level, issues_access_level: level, builds_access_level: level },
  ...{ environments_access_level: level, releases_access_level: level },
})
type Project = z.output<typeof Project>

/** What a deployment has come to is told with it. */
const own = syncKinds.filter((kind) => kind !== 'deployment_statuses')

export function gitlabPort({
  api: place,
  path,
  externalId,
  token,
  ...wish
}: GitlabWish): ForgePort {
  const headers = { 'private-token': token, accept: 'application/json' }
  const api = new ForgeApi({ ...wish, headers })
  const asked: Asked = { api, base: projectAddress(place, externalId ?? path) }
  let kinds: readonly SyncKind[] = own
  return {
    get kinds() {
      return kinds
    },
    ...{ listedByMaking: [], alsoTells: { deployments: ['deployment_statuses'] } },
    async project() {
      const known = readAs(Project, (await api.ask({ url: asked.base })).body)
      kinds = own.filter((kind) => !isOff(kind, known))
      // By its number it is found whatever it is called meanwhile.
      asked.base = projectAddress(place, known.id)
      return { path: known.path_with_namespace, externalId: known.id }
    },
    pages(kind, { parents, ...start }) {
      if (kind === 'requests') return requestPages(asked, start)
      if (kind === 'issues') return issuePages(asked, start)
      if (kind === 'runs') return runPages(asked, start)
      if (kind === 'jobs') return partPages(api, jobsOf(asked), parents)
      if (kind === 'releases') return releasePages(asked)
      return deploymentPages(asked, start)
    },
    usage: () => ({ requests: api.requestCount, ...api.budget, periodMs: minuteMs }),
  }
}

/** GitLab limits by the minute. */
const minuteMs = 60_000

/** What is switched off in a project is refused to everybody, whatever the token may do. */
function isOff(kind: SyncKind, project: Project): boolean {
  const levels: Partial<Record<SyncKind, string | null | undefined>> = {
    ...{ requests: project.merge_requests_access_level, issues: project.issues_access_level },
    ...{ runs: project.builds_access_level, jobs: project.builds_access_level },
    ...{ deployments: project.environments_access_level, releases: project.releases_access_level },
  }
  return levels[kind] === 'disabled'
}
