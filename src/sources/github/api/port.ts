/** GitHub over its APIs, as the engine (app/sync) reads it. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { partPages } from '#facts/forge/api/parts.ts'
import { syncKinds, type ForgePort } from '#facts/forge/port.ts'
import { ForgeApi, type ForgeApiWish } from '#std/forge-api/forge-api.ts'
import { projectQuery } from '../graphql/queries.ts'
import { askGraphql, type Asked } from './asked.ts'
import { newestFirst } from './newest-first.ts'
import { partsOf } from './parts.ts'
import type { GithubPlace } from './place.ts'
import { issuePages, requestPages } from './requests.ts'
import { runPages } from './runs.ts'

export interface GithubWish extends Omit<ForgeApiWish, 'headers'> {
  place: GithubPlace
  /** owner/name */
  path: string
  token: string
}

const Count = z.object({ totalCount: z.int() })
const Project = z.object({
  repository: z.object({
    ...{ databaseId: z.int(), nameWithOwner: z.string(), createdAt: z.string() },
    ...{ pullRequests: Count, issues: Count, releases: Count, deployments: Count },
  }),
})

const hourMs = 3_600_000

export function githubPort({ place, path, token, ...wish }: GithubWish): ForgePort {
  const api = new ForgeApi({
    ...wish,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      'content-type': 'application/json',
    },
  })
  let asked: Asked = { api, place, path }
  let known: z.output<typeof Project>['repository'] | undefined
  return {
    kinds: syncKinds,
    listedByMaking: ['runs', 'deployments'],
    alsoTells: {},
    async project() {
      const { data } = await askGraphql(asked, projectQuery)
      known = readAs(Project, data).repository
      // Renamed since, it is asked for by its new name.
      asked = { ...asked, path: known.nameWithOwner }
      return { path: known.nameWithOwner, externalId: String(known.databaseId) }
    },
    pages(kind, { parents, ...start }) {
      const { from } = start
      const all = (of?: z.output<typeof Count>) => (from === null ? (of?.totalCount ?? null) : null)
      if (kind === 'requests') return requestPages(asked, start, all(known?.pullRequests))
      if (kind === 'issues') return issuePages(asked, start, all(known?.issues))
      if (kind === 'runs') return runPages(asked, from, Date.parse(known?.createdAt ?? '') || null)
      if (kind === 'deployments' || kind === 'releases')
        return newestFirst(asked, kind, { ...start, total: all(known?.[kind]) })
      return partPages(api, partsOf(asked, kind), parents)
    },
    usage: () => ({ requests: api.requestCount, ...api.budget, periodMs: hourMs }),
  }
}
