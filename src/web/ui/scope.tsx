/** Which repository and which span of time the evidence on a page is about: kept in the address, so that it can be shared. */
import { useAnswer } from '#web/api/hooks.ts'
import type { Where } from '#web/api/verbs.ts'
import { useAddress } from './address.ts'

export interface Scope {
  /** null while the repositories are not known, and where there is none. */
  where: Where | null
  /** Nobody chose a span: it is the page's own. */
  isOwnSpan: boolean
  repositories: readonly string[]
  isLoading: boolean
  isEmpty: boolean
}

const lastKey = 'cairn.repository'

/** `first` is what a page begins with where nobody looked at anything yet: the first by name, or that of which a forge told most. */
export function useScope(
  defaultWindow = '12m',
  first: 'by name' | 'most changes' = 'by name',
): Scope {
  const { search } = useAddress()
  const { data, isPending } = useAnswer('evidence.repositories', {})
  const items = data?.items ?? []
  const repositories = items.map(({ name }) => name)
  const most = items.toSorted((a, b) => b.changes - a.changes)[0]?.name
  const usual = first === 'most changes' ? most : repositories[0]
  const last = localStorage.getItem(lastKey) ?? ''
  const repository = search['in'] ?? (repositories.includes(last) ? last : usual)
  const below = search['below']
  return {
    where:
      repository === undefined
        ? null
        : {
            repository,
            window: search['window'] ?? defaultWindow,
            ...(below === undefined ? {} : { below }),
          },
    isOwnSpan: search['window'] === undefined,
    repositories,
    isLoading: isPending,
    isEmpty: !isPending && repositories.length === 0,
  }
}

/** The next page begins with it. */
export function rememberRepository(name: string): void {
  localStorage.setItem(lastKey, name)
}
