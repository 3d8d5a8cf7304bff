/** Where a sync stands, in words: how much, at what price, how long still; and what became of each kind. */
import { amount, count, counted } from '#std/words.ts'
import type { Told } from './read-kind.ts'
import type { KindState } from './store.ts'

const kinds: Partial<Record<string, string>> = {
  requests: 'change requests',
  jobs: 'runs looked through for jobs',
  deployment_statuses: 'deployments looked through for statuses',
}

function kindWords(kind: string): string {
  return kinds[kind] ?? kind.replaceAll('_', ' ')
}

/** `1,200 of about 5,000 change requests; 340 requests to the forge used, 4,660 left; about 6 minutes` */
export function progressWords({ kind, read, total, requests, remaining, leftMs }: Told): string {
  const much =
    total === null || total < read ? count(read) : `${count(read)} of about ${count(total)}`
  const left = remaining === null ? '' : `, ${count(remaining)} left`
  const parts = [
    `${much} ${kindWords(kind)}`,
    `${counted(requests, 'request')} to the forge used${left}`,
  ]
  return [...parts, ...(leftMs === null ? [] : [`about ${roughly(leftMs)}`])].join('; ')
}

/** Nobody can say it more exactly. */
function roughly(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  if (seconds < 60) return seconds <= 10 ? 'ten seconds' : 'a minute'
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}

/** What became of a kind, as one sentence without its full stop. */
export function stateWords(state: KindState): string {
  const { kind, read, total, problem } = state
  const of = total === null || total < read ? '' : ` of about ${count(total)}`
  const what = kindWords(kind)
  const why = problem === null ? '' : `: ${problem.message.replace(/\.$/, '')}`
  if (state.state === 'done') return `${amount(read, what)} read${why}`
  if (state.state === 'waiting') return `${what} are not read yet`
  if (state.state === 'reading') return `${count(read)}${of} ${what} read so far`
  if (state.resumesAt !== null)
    return `${count(read)}${of} ${what} read so far; the forge asks to wait until ${state.resumesAt.toISOString()}`
  const ended = state.state === 'paused' ? 'stands still' : 'failed'
  return `${what}: ${ended} after ${count(read)}${of}${why}`
}
