/**
 * What GitLab sends, in the words of its answers: understood once, in parse/, however it came. A delivery tells less than an answer,
 * and tells times in ways of its own.
 */
import { z } from 'zod'

const Loose = z.record(z.string(), z.unknown())
export type Loose = z.output<typeof Loose>

/** Nothing where it is no object. */
export function looseOf(raw: unknown): Loose {
  return Loose.safeParse(raw).data ?? {}
}

/** `2026-01-05 09:00:00 UTC` and `2026-01-05 10:00:00 +0100` as answers have them. */
export function withTimes(raw: unknown): Loose {
  return Object.fromEntries(
    Object.entries(looseOf(raw)).map(([key, value]) => [
      key,
      key.endsWith('_at') && typeof value === 'string' ? timeOf(value) : value,
    ]),
  )
}

function timeOf(told: string): string {
  const [, day, time, zone] = /^(\S{10}) (\S{8,30}) (UTC|[+-]\d{4})$/.exec(told) ?? []
  return day === undefined ? told : `${day}T${time}${zone === 'UTC' ? 'Z' : zone}`
}

const Label = z.object({ title: z.string() }).transform(({ title }) => title)

/** Titles, where an answer has names. */
export function labelsOf(raw: unknown): string[] {
  return z.array(Label).catch([]).parse(raw)
}

const User = z.looseObject({ id: z.unknown() })

/** Whoever wrote it is told by number alone; by name only where they did what is told. */
export function authorOf({ author_id }: Loose, user: unknown): unknown {
  const { data } = User.safeParse(user)
  return data !== undefined && data.id === author_id ? data : null
}

export function issueOf({ object_attributes, user, labels }: Loose): Loose {
  const issue = withTimes(object_attributes)
  return {
    ...issue,
    author: authorOf(issue, user),
    labels: labelsOf(issue['labels'] ?? labels),
    milestone: null,
  }
}

export function noteOf({ object_attributes, user, merge_request }: Loose): Loose {
  const note = withTimes(object_attributes)
  return { ...note, body: note['note'], author: user, noteable_iid: looseOf(merge_request)['iid'] }
}

export function releaseOf(payload: Loose): Loose {
  return { ...withTimes(payload), tag_name: payload['tag'] }
}

/** The commit is told by its page alone. */
export function deploymentOf(payload: Loose): Loose {
  const { status_changed_at } = withTimes(payload)
  const page = z.string().catch('').parse(payload['commit_url'])
  return {
    ...{ id: payload['deployment_id'], status: payload['status'], ref: payload['ref'] },
    sha: /\/commit\/([0-9a-f]{40,64})$/.exec(page)?.[1] ?? null,
    environment: { name: payload['environment'], tier: payload['environment_tier'] },
    updated_at: status_changed_at,
  }
}
