/** Where an object belongs: of which repository it is, and of which request, run or deployment. It tells by its addresses. */
import { z } from 'zod'
import { id } from './fields.ts'

/** Most are missing in most objects: to say so beforehand costs less than a failure caught. */
const address = z.string().max(2000).nullish().catch(null)

const Addresses = z.object({
  url: address,
  pull_request_url: address,
  issue_url: address,
  html_url: address,
  run_url: address,
  deployment_url: address,
  repository_url: address,
  issue: z
    .object({
      ...{ number: z.int(), url: address, html_url: address },
      pull_request: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
})

export interface Place {
  /** owner/name, or null where the object does not say. */
  repository: string | null
  /** Of the request, the run or the deployment it belongs to; null where the object does not say. */
  parent: string | null
  /** Whether it belongs to an issue that is no change request. */
  isOfIssue: boolean
  /** Its page, for people. */
  page: string | null
}

export function placeOf(raw: unknown): Place {
  const { data } = Addresses.safeParse(raw)
  if (data === undefined) return { repository: null, parent: null, isOfIssue: false, page: null }
  const { url, html_url: page = null, issue } = data
  const { pull_request_url, issue_url, run_url, deployment_url } = data
  const above = pull_request_url ?? issue_url ?? run_url ?? deployment_url ?? issue?.url
  return {
    repository: repositoryIn(url) ?? repositoryIn(above) ?? repositoryIn(data.repository_url),
    parent: parentIn(above) ?? (issue ? String(issue.number) : null),
    isOfIssue: isOfIssue(page) || (isOfIssue(issue?.html_url) && !issue?.pull_request),
    page,
  }
}

/** Pages of change requests are `pull/7`. */
function isOfIssue(page: string | null | undefined): boolean {
  return /\/issues\/\d+(?:#|$)/.test(page ?? '')
}

function repositoryIn(given: string | null | undefined): string | null {
  return /\/repos\/([^/?#]+\/[^/?#]+)/.exec(given ?? '')?.[1] ?? null
}

function parentIn(given: string | null | undefined): string | null {
  return /\/(?:pulls|issues|runs|deployments)\/(\d+)\/?$/.exec(given ?? '')?.[1] ?? null
}

const Repository = z.object({ id, full_name: z.string() }).nullable().catch(null)
const Owned = z.object({
  repository: Repository,
  base: z.object({ repo: Repository }).nullable().catch(null),
})

/** GitHub's own number of the repository, where the object holds it. */
export function idOfRepository(raw: unknown): string | null {
  const { data } = Owned.safeParse(raw)
  return data?.repository?.id ?? data?.base?.repo?.id ?? null
}
