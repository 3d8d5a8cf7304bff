/** What stands where a list will that comes a page at a time: on its way, failed, empty, or there, with more to ask for. */
import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Pages } from '#web/api/pages.ts'
import { ProblemNotice } from './asked.tsx'

interface PagedProps<Item> {
  of: Pages<Item>
  /** Instead of a list of nothing. */
  empty: ReactNode
  /** What stands there while the first page is on its way. */
  waiting?: ReactNode
  children: (items: readonly Item[]) => ReactNode
}

export function Paged<Item>({
  of: { items, problem, again, more, isLoadingMore },
  empty,
  waiting = <Skeleton height={120} role="status" aria-label="Loading" />,
  children,
}: PagedProps<Item>) {
  if (problem !== null) return <ProblemNotice problem={problem} again={again} />
  if (items === undefined) return waiting
  if (items.length === 0) return empty
  return (
    <>
      {children(items)}
      {more !== null && (
        <Button variant="default" mt="md" loading={isLoadingMore} onClick={more}>
          Show more
        </Button>
      )}
    </>
  )
}
