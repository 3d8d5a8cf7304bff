/** An issue. GitLab counts them apart from merge requests. */
import { z } from 'zod'
import { labels, milestone, number, text, time } from '#facts/forge/fields.ts'
import type { IssueSeen } from '#facts/forge/seen.ts'
import { account } from './account.ts'

const Issue = z.object({
  iid: number,
  title: text(1000),
  author: account,
  state: z.enum(['opened', 'closed']),
  labels,
  milestone,
  ...{ created_at: time, updated_at: time, closed_at: time },
})

export function issueSeen(raw: unknown): IssueSeen {
  const given = Issue.parse(raw)
  const { created_at: createdAt, closed_at: closedAt, updated_at } = given
  return {
    ...{ number: given.iid, title: given.title, author: given.author },
    state: given.state === 'closed' ? 'closed' : 'open',
    ...{ labels: given.labels, milestone: given.milestone, createdAt, closedAt },
    version: updated_at ?? closedAt ?? createdAt ?? 0,
  }
}
