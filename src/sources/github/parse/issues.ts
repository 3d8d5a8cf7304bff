/** An issue. GitHub lists change requests among them. */
import { z } from 'zod'
import type { IssueSeen } from '#facts/forge/seen.ts'
import { account, labels, milestone, number, text, time } from './fields.ts'

const Issue = z.object({
  number,
  title: text(1000),
  user: account,
  state: z.enum(['open', 'closed']),
  labels,
  milestone,
  created_at: time,
  updated_at: time,
  closed_at: time,
})

const Request = z.object({ number, pull_request: z.looseObject({}) })

/** The number of the change request that is told as an issue; null for an issue. */
export function requestAmongIssues(raw: unknown): number | null {
  return Request.safeParse(raw).data?.number ?? null
}

export function issueSeen(raw: unknown): IssueSeen {
  const { user: author, created_at, updated_at, closed_at, ...issue } = Issue.parse(raw)
  const [createdAt, closedAt] = [created_at, closed_at]
  return {
    ...issue,
    author,
    createdAt,
    closedAt,
    version: updated_at ?? closedAt ?? createdAt ?? 0,
  }
}
