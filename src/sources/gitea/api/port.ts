/** Gitea and Forgejo over their REST API, as the engine (app/sync) reads it. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { partPages } from '#facts/forge/api/parts.ts'
import { id } from '#facts/forge/fields.ts'
import type { ForgePort, SyncKind } from '#facts/forge/port.ts'
import { CairnError } from '#std/errors.ts'
import { ForgeApi, type ForgeApiWish } from '#std/forge-api/forge-api.ts'
import type { Asked } from './asked.ts'
import { issuePages, requestPages } from './requests.ts'
import { jobsOf, releasePages, runPages } from './runs.ts'

export interface GiteaWish extends Omit<ForgeApiWish, 'headers'> {
  /** Of the API, as `giteaAt` tells it. */
  api: string
  /** owner/name */
  path: string
  /** Its number, where it is known: by it a repository is found that was renamed since. */
  externalId: string | null
  token: string
}

const has = z.boolean().nullable().catch(null)
const Repository = z.object({
  ...{ id, full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) },
  ...{ has_pull_requests: has, has_issues: has, has_releases: has, has_actions: has },
})
type Repository = z.output<typeof Repository>

/** Neither knows deployments. */
const own: readonly SyncKind[] = ['requests', 'issues', 'runs', 'jobs', 'releases']

export function giteaPort({ api: place, path, externalId, token, ...wish }: GiteaWish): ForgePort {
  const headers = { authorization: `token ${token}`, accept: 'application/json' }
  const api = new ForgeApi({ ...wish, headers })
  const asked: Asked = { api, base: `${place}/repos/${path}`, pageSize: 50 }
  let kinds = own
  return {
    get kinds() {
      return kinds
    },
    ...{ listedByMaking: ['runs'], alsoTells: {} },
    async project() {
      const url = externalId === null ? asked.base : `${place}/repositories/${externalId}`
      const known = readAs(Repository, (await api.ask({ url })).body)
      const server = await serverAt(api, place)
      asked.base = `${place}/repos/${known.full_name}`
      asked.pageSize = Math.min(asked.pageSize, server.pageMax)
      kinds = own.filter((kind) => isOn(kind, known, server.tellsRuns))
      return { path: known.full_name, externalId: known.id }
    },
    pages(kind, { from, parents }) {
      const since = { from, now: wish.now() }
      if (kind === 'requests') return requestPages(asked, since)
      if (kind === 'issues') return issuePages(asked, since)
      if (kind === 'runs') return runPages(asked, from)
      if (kind === 'jobs') return partPages(api, jobsOf(asked), parents)
      return releasePages(asked)
    },
    // Neither limits by itself; a proxy before it may, and says how long to wait.
    usage: () => ({ requests: api.requestCount, ...api.budget, periodMs: 3_600_000 }),
  }
}

function isOn(kind: SyncKind, repository: Repository, tellsRuns: boolean): boolean {
  const switches: Partial<Record<SyncKind, boolean | null>> = {
    ...{ requests: repository.has_pull_requests, issues: repository.has_issues },
    ...{ releases: repository.has_releases },
  }
  if (kind === 'runs' || kind === 'jobs') return tellsRuns && repository.has_actions !== false
  return switches[kind] !== false
}

const Version = z.object({ version: z.string() })
const Settings = z.object({ max_response_items: z.int().min(1) })

interface Server {
  /** Things on a page at most. */
  pageMax: number
  /** Gitea lists runs since 1.25; Forgejo, which says that it is one behind a plus, does so in a way of its own. */
  tellsRuns: boolean
}

async function serverAt(api: ForgeApi, place: string): Promise<Server> {
  const settings = await orNothing(api, `${place}/settings/api`)
  const told = await orNothing(api, `${place}/version`)
  const version = Version.safeParse(told).data?.version ?? ''
  const [, major = '0', minor = '0'] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  const isGitea = !/\+gitea|forgejo/i.test(version)
  return {
    pageMax: Settings.safeParse(settings).data?.max_response_items ?? usualPageMax,
    tellsRuns: isGitea && Number(major) * 1000 + Number(minor) >= 1025,
  }
}

const usualPageMax = 50

/** Some close to strangers what is no secret. */
async function orNothing(api: ForgeApi, url: string): Promise<unknown> {
  try {
    return (await api.ask({ url })).body
  } catch (error) {
    if (error instanceof CairnError && (error.kind === 'not_found' || error.kind === 'forbidden'))
      return undefined
    throw error
  }
}
