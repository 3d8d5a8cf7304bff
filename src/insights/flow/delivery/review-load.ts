/** How reviews are shared among those who review, as a shape: whose they are is told nowhere. Pure. */
import { sharingOf } from '#std/effective-number.ts'
import { spreadMin } from '#std/spread.ts'
import type { FlowWork } from './work-shape.ts'

export interface Review {
  repository: string
  /** Of the change. */
  number: number
  /** The account that stands for all that are the same; null where it is gone. */
  reviewer: number | null
  at: number
}

/** Below it a shape is as good as a name. */
export const reviewersMin = 5

/** `isRead`: reviews were read at all. Who is gone is somebody, but whether they are one or many nobody knows: they are counted and not shared. */
export function reviewLoad(reviews: readonly Review[], isRead: boolean): FlowWork['reviews'] {
  const n = reviews.length
  const changes = new Set(reviews.map(({ repository, number }) => `${repository} ${number}`)).size
  const untold = { n, changes, effective: null, topShare: null }
  if (n === 0 && !isRead) return { ...untold, because: 'no reviews were read' }
  const counts = new Map<number, number>()
  for (const { reviewer } of reviews)
    if (reviewer !== null) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1)
  const sharing = sharingOf([...counts.values()])
  if (sharing.n < spreadMin)
    return { ...untold, because: `fewer than ${spreadMin} reviews by known accounts` }
  if (sharing.holders < reviewersMin)
    return { ...untold, because: `fewer than ${reviewersMin} reviewers` }
  const { effective, topShare } = sharing
  return { n, changes, effective, topShare, because: null }
}
