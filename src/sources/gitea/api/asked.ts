/** Questions to one repository of Gitea or Forgejo, by their REST API. */
import { List, readAs } from '#facts/forge/api/answers.ts'
import type { ForgeApi, Told } from '#std/forge-api/forge-api.ts'

export interface Asked {
  api: ForgeApi
  /** Of the repository, without a slash at its end. */
  base: string
  /** Things on a page: no more than 50 where nobody set it otherwise. */
  pageSize: number
}

/** `scheme` is https but for a server on this machine. */
export function giteaAt(host: string, scheme: 'https' | 'http' = 'https'): string {
  return `${scheme}://${host}/api/v1`
}

export function addressOf(
  { base, pageSize }: Asked,
  below: string,
  query: Readonly<Record<string, string>> = {},
): string {
  return `${base}/${below}?${new URLSearchParams({ limit: String(pageSize), ...query }).toString()}`
}

/** A list that names no next page: by number, until `isLast` says so of what was read. An empty one is told as null. */
export async function byNumber(
  asked: Asked,
  below: string,
  isLast: (page: readonly unknown[], told: Told, readCount: number) => boolean,
): Promise<unknown[]> {
  const all: unknown[] = []
  for (let page = 1; page <= pagesMax; page++) {
    const told = await asked.api.ask({ url: addressOf(asked, below, { page: String(page) }) })
    const raw = readAs(List.nullable(), told.body) ?? []
    all.push(...raw)
    if (isLast(raw, told, all.length)) break
  }
  return all
}

const pagesMax = 1000
