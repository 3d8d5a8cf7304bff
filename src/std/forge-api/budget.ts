/** What a forge says about how often it may be asked, and how long to wait when that was too often. */

export interface ApiAnswer {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  text: string
}

/** Null where the forge does not say. */
export interface Budget {
  limit: number | null
  remaining: number | null
  /** Milliseconds since 1970, by the forge's clock. */
  resetsAt: number | null
}

export function budgetIn({ headers }: Pick<ApiAnswer, 'headers'>): Budget {
  const told = (name: string) =>
    wholeNumber(headers[`x-ratelimit-${name}`] ?? headers[`ratelimit-${name}`])
  const reset = told('reset')
  return {
    ...{ limit: told('limit'), remaining: told('remaining') },
    resetsAt: reset === null ? null : reset * 1000,
  }
}

/** Without a word of how long, a minute is the least that GitHub asks for. */
const unsaidMs = 60_000
/** However long it wishes: a reset that lies years ahead is a mistake. */
const longestMs = 24 * 3_600_000

/** Whether an answer refuses because it was asked too often; told apart from one that may never be asked. */
export function isTooOften({ status, headers, text }: ApiAnswer): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    headers['retry-after'] !== undefined ||
    budgetIn({ headers }).remaining === 0 ||
    /rate limit|abuse detection/i.test(text.slice(0, 4096))
  )
}

/**
 * Milliseconds. As told: after `retry-after`, else when the budget is full again, and at least a minute where that is unsaid or over.
 * Refused again and again without a word, ever longer. `refusals` counts those before this one.
 */
export function waitTold(
  { headers }: Pick<ApiAnswer, 'headers'>,
  { now, refusals }: { now: number; refusals: number },
): number {
  const theirNow = Date.parse(headers['date'] ?? '') || now
  const after = retryAfter(headers['retry-after'], theirNow)
  if (after !== null) return Math.min(after, longestMs)
  const { remaining, resetsAt } = budgetIn({ headers })
  // A second more: their clock has no smaller unit.
  if (remaining === 0 && resetsAt !== null && resetsAt > theirNow)
    return Math.min(resetsAt - theirNow + 1000, longestMs)
  return Math.min(unsaidMs * 2 ** Math.min(refusals, 20), longestMs)
}

function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const seconds = wholeNumber(header)
  const ms = seconds === null ? Date.parse(header) - now : seconds * 1000
  return ms > 0 ? ms : null
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null
}
