/** Where the reader is, as texts: what stands in the path and behind the question mark. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

export type Search = Readonly<Record<string, string | undefined>>

export interface Address {
  params: Search
  search: Search
  /** Stays on the page with some of the search changed; `undefined` takes a key away. */
  change: (search: Search) => void
  go: (to: string) => void
}

export function useAddress(): Address {
  const params = textsIn(useParams({ strict: false }))
  const search = textsIn(useSearch({ strict: false }))
  const navigate = useNavigate()
  return {
    params,
    search,
    change: (changed) =>
      void navigate({ to: '.', search: { ...search, ...changed }, replace: true }),
    go: (to) => void navigate({ href: to }),
  }
}

/** An address with what stands behind its question mark. */
export function address(path: string, search: Search = {}): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) if (value !== undefined) query.set(key, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

function textsIn(given: object): Search {
  const all: [string, unknown][] = Object.entries(given)
  return Object.fromEntries(
    all.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
}
