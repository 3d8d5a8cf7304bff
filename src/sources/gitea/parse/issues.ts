/** An issue. Gitea lists pull requests among them. */
import { z } from 'zod'
import { labels, milestone, number, text, time } from '#facts/forge/fields.ts'
import type { IssueSeen } from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Issue = z.object({
  number,
  title: text(1000),
  user: account,
  state: z.enum(['open', 'closed']),
  labels,
  milestone,
  ...{ created_at: time, updated_at: time, closed_at: time },
})

const Request = z.object({ number, pull_request: z.looseObject({}) })

/** The number of the request that is told as an issue; null for an issue. */
export function requestAmongIssues(raw: unknown): number | null {
  return Request.safeParse(raw).data?.number ?? null
}

export function issueSeen(raw: unknown): IssueSeen {
  const given = Issue.parse(raw)
  const { created_at: createdAt, closed_at: closedAt, updated_at } = given
  return {
    ...{ number: given.number, title: given.title, author: given.user, state: given.state },
    ...{ labels: given.labels, milestone: given.milestone, createdAt, closedAt },
    version: updated_at ?? closedAt ?? createdAt ?? 0,
  }
}
