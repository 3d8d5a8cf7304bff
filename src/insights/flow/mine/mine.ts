/**
 * What waits for one person on a forge, and what they wait for: told to that person alone. Of others it names only whom a request
 * itself shows as asked. Pure.
 */
import type { Happening, Told } from './told.ts'

/** For whom, and what is to be done or awaited. */
const words = {
  'to review': 'you were asked for a review',
  'to look again': 'you asked for changes, and something new came',
  'to answer': 'somebody answered, and it waits for you',
  'to merge': 'it is approved and not merged',
  'to finish': 'it is your draft',
  'first look': 'it waits for a first look',
  'another look': 'it waits for another look',
  checks: 'it is approved and waits for its checks',
  queue: 'it waits in the merge queue',
  deploy: 'it is merged and waits for production',
} as const
export type WaitKind = keyof typeof words

export interface MyWait {
  kind: WaitKind
  /** Milliseconds since 1970. */
  since: number
  /** Accounts that are asked for a review now, as the request shows them; empty of what waits for oneself. */
  asked: readonly number[]
}

export function waitInWords(kind: WaitKind): string {
  return words[kind]
}

export function isMine(kind: WaitKind): boolean {
  return kind.startsWith('to ')
}

/** Null where it waits for nobody here; `no data` where what would tell was not read. */
export function waitOf(request: Told, me: ReadonlySet<number>): MyWait | 'no data' | null {
  const isOwn = request.author !== null && me.has(request.author)
  return isOwn ? ofOwn(request, me) : ofOthers(request, me)
}

function ofOwn(request: Told, me: ReadonlySet<number>): MyWait | 'no data' {
  const { openedAt, isDraft, happenings, knows, pushes } = request
  if (isDraft === true)
    return {
      kind: 'to finish',
      since: last(happenings, ({ kind }) => kind === 'draft') ?? openedAt,
      asked: [],
    }
  if (!knows) return 'no data'
  const asked = [...askedNow(happenings).keys()]
  const queuedAt = inQueueSince(happenings)
  if (queuedAt !== null) return { kind: 'queue', since: queuedAt, asked: [] }
  const said = happenings.filter((one) => isSaid(one) && !isBy(me, one))
  const ready = last(happenings, ({ kind }) => kind === 'ready') ?? openedAt
  const [first] = said
  if (first === undefined) return { kind: 'first look', since: ready, asked }
  const verdicts = standingVerdicts(happenings).filter((one) => !isBy(me, one))
  const wanted = verdicts.filter(({ verdict }) => verdict === 'changes_requested')
  const approved = verdicts.filter(({ verdict }) => verdict === 'approved')
  const moves = [
    ...pushes,
    ...happenings.flatMap((one) => (isBy(me, one) && isAnswer(one) ? [one.at] : [])),
  ]
  const acted = latest(moves)
  const unanswered = wanted.filter(({ at }) => !pushes.some((push) => push > at))
  if (unanswered.length > 0) return { kind: 'to answer', since: earliest(unanswered), asked: [] }
  if (approved.length > 0 && wanted.length === 0) {
    const since = latest(approved.map(({ at }) => at)) ?? ready
    return request.checksSince === null
      ? { kind: 'to merge', since, asked: [] }
      : { kind: 'checks', since: Math.max(since, request.checksSince), asked: [] }
  }
  const open = said.filter(({ at }) => acted === null || at > acted)
  if (open.length > 0) return { kind: 'to answer', since: earliest(open), asked: [] }
  // What one did first after the last word of another is what the look has waited for since.
  const lastSaid = latest(said.map(({ at }) => at)) ?? first.at
  const since = Math.min(...moves.filter((at) => at >= lastSaid), acted ?? lastSaid)
  return { kind: 'another look', since, asked }
}

function ofOthers(request: Told, me: ReadonlySet<number>): MyWait | 'no data' | null {
  const { happenings, isDraft, pushes, knows } = request
  if (isDraft === true) return null
  const asked = [...askedNow(happenings)].filter(([account]) => me.has(account))
  const own = happenings.filter((one) => isBy(me, one) && isSaid(one))
  const requested = latest(asked.map(([, at]) => at))
  if (requested !== null) {
    if (!knows) return 'no data'
    const isDone = own.some(({ kind, at }) => kind === 'reviewed' && at > requested)
    if (!isDone) return { kind: 'to review', since: requested, asked: [] }
  }
  const mine = standingVerdicts(happenings).findLast((one) => isBy(me, one))
  if (mine?.verdict !== 'changes_requested') return null
  const push = pushes.find((at) => at > mine.at)
  return push === undefined ? null : { kind: 'to look again', since: push, asked: [] }
}

/** Whom a review is asked of that was not taken back and has not come, and since when. */
function askedNow(happenings: readonly Happening[]): Map<number, number> {
  const asked = new Map<number, number>()
  for (const { kind, at, subject, actor } of happenings) {
    if (kind === 'review_requested' && subject !== null && !asked.has(subject))
      asked.set(subject, at)
    if (kind === 'review_request_removed' && subject !== null) asked.delete(subject)
    if (kind === 'reviewed' && actor !== null) asked.delete(actor)
  }
  return asked
}

/** The last verdict of each who gave one, but for those that were dismissed; in their order. */
function standingVerdicts(happenings: readonly Happening[]): Happening[] {
  const standing = new Map<number | null, Happening>()
  const given = new Set<string>()
  // A review that was read after it was dismissed says so itself, and accounts for one dismissal.
  let accounted = 0
  for (const one of happenings) {
    const { kind, verdict, actor } = one
    if (kind === 'reviewed' && verdict !== null && verdict !== 'commented') {
      standing.delete(actor)
      if (verdict === 'dismissed') accounted++
      else standing.set(actor, one)
      given.add(`${actor} ${verdict}`)
    } else if (kind === 'dismissed') {
      if (accounted > 0) accounted--
      else if (given.has(`${actor} ${verdict}`)) withdraw(standing, one)
      // Nobody says whose it was: it may be any that said the same.
      else for (const its of standing.values()) if (isLike(its, one)) standing.delete(its.actor)
    }
  }
  return [...standing.values()].filter(({ isBot }) => !isBot)
}

/** On GitLab everybody takes back their own. */
function withdraw(standing: Map<number | null, Happening>, dismissal: Happening): void {
  const own = standing.get(dismissal.actor)
  if (own !== undefined && isLike(own, dismissal)) standing.delete(dismissal.actor)
}

/** A dismissal has the verdict that it dismisses, where that was told. */
function isLike({ verdict }: Happening, dismissal: Happening): boolean {
  return dismissal.verdict === null || dismissal.verdict === verdict
}

function inQueueSince(happenings: readonly Happening[]): number | null {
  const turn = happenings.findLast(({ kind }) => kind === 'queued' || kind === 'unqueued')
  return turn?.kind === 'queued' ? turn.at : null
}

function isSaid({ kind, isBot }: Happening): boolean {
  return !isBot && (kind === 'reviewed' || kind === 'commented' || kind === 'line_commented')
}

/** A word of one's own answers as a push does. */
function isAnswer({ kind }: Happening): boolean {
  return kind === 'commented' || kind === 'line_commented' || kind === 'reviewed'
}

function isBy(me: ReadonlySet<number>, { actor }: Happening): boolean {
  return actor !== null && me.has(actor)
}

function last(
  happenings: readonly Happening[],
  is: (one: Happening) => boolean,
): number | undefined {
  return happenings.findLast(is)?.at
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times)
}

function earliest(happenings: readonly Happening[]): number {
  return Math.min(...happenings.map(({ at }) => at))
}
