/** A list that comes a page at a time, as components use it. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, type Problem } from './ask.ts'
import type { AnswerOf, InputOf, VerbName } from './verbs.ts'

interface OnePage {
  items: readonly unknown[]
  next: string | null
}

/** Verbs that list. */
export type ListName = {
  [Name in VerbName]: AnswerOf<Name> extends OnePage ? Name : never
}[VerbName]

export type ItemOf<Name extends ListName> = AnswerOf<Name>['items'][number]

export interface Pages<Item> {
  /** Undefined while the first is on its way. */
  items: readonly Item[] | undefined
  problem: Problem | null
  again: () => void
  /** null where there is no more. */
  more: (() => void) | null
  isLoadingMore: boolean
}

/** `null` asks nothing yet. What stood there before stays until the answer to another question is there, unless `anew`. */
export function usePages<Name extends ListName>(
  name: Name,
  input: InputOf<Name> | null,
  anew?: 'anew',
): Pages<ItemOf<Name>> {
  const list = useInfiniteQuery<AnswerOf<Name>, Problem>({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam, signal }) => {
      const place = typeof pageParam === 'string' ? { after: pageParam } : {}
      return ask(name, { ...input, ...place }, signal)
    },
    enabled: input !== null,
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    ...(anew === undefined ? { placeholderData: (before) => before } : {}),
  })
  return {
    items: list.data?.pages.flatMap((page): readonly ItemOf<Name>[] => page.items),
    problem: list.error,
    again: () => void list.refetch(),
    more: list.hasNextPage ? () => void list.fetchNextPage() : null,
    isLoadingMore: list.isFetchingNextPage,
  }
}
