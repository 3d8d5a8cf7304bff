/** Questions to one project of GitLab, by its REST API. */
import type { ForgeApi } from '#std/forge-api/forge-api.ts'

export interface Asked {
  api: ForgeApi
  /** Of the project, without a slash at its end. */
  base: string
}

/** GitLab's API lies at the root of its host; `scheme` is https but for a server on this machine. */
export function gitlabAt(host: string, scheme: 'https' | 'http' = 'https'): string {
  return `${scheme}://${host}/api/v4`
}

/** `project`: its number, or its path with all groups. */
export function projectAddress(api: string, project: string): string {
  return `${api}/projects/${encodeURIComponent(project)}`
}

export function addressOf(
  { base }: Asked,
  below: string,
  query: Readonly<Record<string, string>> = {},
): string {
  return `${base}/${below}?${new URLSearchParams({ per_page: '100', ...query }).toString()}`
}
