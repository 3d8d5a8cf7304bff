/** What Gitea and Forgejo send by themselves, in the words of their answers. */
import { z } from 'zod'
import { hostOf, type Delivered } from '#facts/forge/delivered.ts'
import { id, number, time } from '#facts/forge/fields.ts'
import {
  eventKey,
  type ForgeBatch,
  type RequestEventSeen,
  type Verdict,
} from '#facts/forge/seen.ts'
import { account } from '../parse/account.ts'
import { happened, titled, type Happening } from '../parse/events.ts'
import { issueSeen, requestAmongIssues } from '../parse/issues.ts'
import { releaseSeen } from '../parse/releases.ts'
import { pullSeen, turn } from '../parse/requests.ts'
import { jobSeen, runSeen } from '../parse/runs.ts'
import { commentSeen } from '../parse/said.ts'

const Payload = z.looseObject({
  action: z.string().catch(''),
  repository: z
    .object({ id, full_name: z.string().min(1), html_url: z.string().nullable().catch(null) })
    .nullish()
    .catch(null),
})
type Payload = z.output<typeof Payload>

/** Throws a ZodError where it does not say what it is. */
export function deliveredBy(event: string, raw: unknown): Delivered {
  const payload = Payload.parse(raw)
  const { repository } = payload
  return {
    project: repository
      ? {
          ...{ path: repository.full_name, externalId: repository.id },
          host: hostOf(repository.html_url),
        }
      : null,
    batch: batchOf(event, payload),
  }
}

/** Versions have many names for the events of a request; what is in one tells what it is about. */
function batchOf(event: string, payload: Payload): ForgeBatch | null {
  const { action, comment, issue, release, workflow_run: run, workflow_job: job } = payload
  if (event.startsWith('pull_request') && payload['pull_request']) return pull(payload)
  if (event === 'issue_comment' || event === 'pull_request_comment')
    return action === 'created' && requestAmongIssues(issue) !== null
      ? { events: [commentSeen(comment, Numbered.parse(issue).number)] }
      : null
  if (event.startsWith('issue'))
    return requestAmongIssues(issue) === null ? { issues: [issueSeen(issue)] } : null
  if (event === 'release') return action === 'deleted' ? null : { releases: [releaseSeen(release)] }
  if (event === 'workflow_run') return { runs: [runSeen(run)] }
  if (event === 'workflow_job') return { jobs: [jobSeen(job)] }
  return null
}

const Numbered = z.object({ number })

const Pull = z.object({ number, title: z.string(), updated_at: time })
const Changes = z.object({ title: z.object({ from: z.string() }) })
const Review = z.object({ type: z.string() })

/** Gitea tells no time of what was done: that of the request's last change is it, to the second. */
function pull(payload: Payload): ForgeBatch {
  const { request, size, events } = pullSeen(payload['pull_request'])
  const { number: of, title, updated_at: at } = Pull.parse(payload['pull_request'])
  const actor = account.parse(payload['sender'])
  const before = Changes.safeParse(payload['changes']).data?.title.from
  const done = at === null ? [] : doneTo(payload, { of, at, actor }, { title, before })
  const sizes = size === null ? [] : [size]
  return { requests: [request], sizes, events: [...events, ...done] }
}

function doneTo(
  payload: Payload,
  doing: Happening,
  { title, before }: { title: string; before: string | undefined },
): RequestEventSeen[] {
  const { action, requested_reviewer, review } = payload
  const { of, at, actor } = doing
  const renamed = before === undefined ? null : titled(before, title)
  // Of a team there is none.
  const asked = { ...doing, subject: account.parse(requested_reviewer) }
  if (action === 'reopened') return turn(of, 'reopened', at, actor)
  if (action === 'synchronized') return [happened('pushed', doing)]
  if (action === 'review_requested') return [happened('review_requested', asked)]
  if (action === 'review_request_removed') return [happened('review_request_removed', asked)]
  if (action === 'reviewed') return reviewed(review, doing)
  return renamed === null ? [] : [happened(renamed, doing)]
}

/** pull_request_review_approved; before Gitea 1.20 pull_request_approved. */
const verdicts: readonly (readonly [string, Verdict])[] = [
  ['_approved', 'approved'],
  ['_rejected', 'changes_requested'],
  ['_comment', 'commented'],
]

function reviewed(review: unknown, { of, at, actor }: Happening): RequestEventSeen[] {
  const { type } = Review.parse(review)
  const verdict = verdicts.find(([end]) => type.endsWith(end))?.[1]
  if (verdict === undefined) return []
  const key = eventKey('reviewed', at, { actor })
  return [{ number: of, key, kind: 'reviewed', at, actor, verdict, version: at }]
}
