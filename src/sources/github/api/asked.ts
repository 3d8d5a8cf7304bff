/** Questions to one repository of GitHub: by REST, and by GraphQL. */
import { z } from 'zod'
import { readAs } from '#facts/forge/api/answers.ts'
import { CairnError } from '#std/errors.ts'
import type { ForgeApi, Told } from '#std/forge-api/forge-api.ts'
import { refusalOf } from '#std/forge-api/refusal.ts'
import type { GithubPlace } from './place.ts'

export interface Asked {
  api: ForgeApi
  place: GithubPlace
  /** owner/name */
  path: string
}

/** An address below the repository. */
export function addressOf(
  { place, path }: Asked,
  below: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const words = new URLSearchParams({ per_page: '100', ...query }).toString()
  return `${place.rest}/repos/${path}/${below}?${words}`
}

const Answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().catch(''),
        message: z.string().catch(''),
        path: z.array(z.union([z.string(), z.number()])).catch([]),
      }),
    )
    .catch([]),
})

export interface GraphqlTold {
  data: Readonly<Record<string, unknown>>
  /** Where what could not be told would stand. */
  failedAt: (readonly (string | number)[])[]
}

export async function askGraphql(
  { api, place, path }: Asked,
  query: string,
  { variables = {}, triesMax }: { variables?: Record<string, unknown>; triesMax?: number } = {},
): Promise<GraphqlTold> {
  const [owner, name] = path.split('/')
  const told = await api.ask({
    url: place.graphql,
    body: JSON.stringify({ query, variables: { owner, name, ...variables } }),
    pool: 'graphql',
    judge: judged,
    ...(triesMax === undefined ? {} : { triesMax }),
  })
  const { data, errors } = readAs(Answer, told.body)
  if (!data || Object.values(data).every((one) => one === null)) throw refused(errors, told)
  return { data, failedAt: errors.map((error) => error.path) }
}

/** What is too much to be told in time comes as an answer like any other. */
function judged(body: unknown): 'good' | 'too often' | 'again' {
  const { success, data } = Answer.safeParse(body)
  if (!success) return 'again'
  if (data.errors.some(({ type }) => type === 'RATE_LIMITED')) return 'too often'
  if (data.data) return 'good'
  return data.errors.some(({ type }) => refusals[type] !== undefined) ? 'good' : 'again'
}

const refusals: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
}

function refused(errors: z.output<typeof Answer>['errors'], { headers }: Told): CairnError {
  const status = errors.map(({ type }) => refusals[type]).find((one) => one !== undefined)
  return refusalOf({ status: status ?? 502, headers })
}

/** A question was too large, or one thing breaks whoever tells of it; all else is about more than this one. */
export function isAboutThis(error: unknown): error is CairnError {
  return error instanceof CairnError && error.code === 'forge.answer'
}
