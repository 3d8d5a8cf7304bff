/**
 * Asks a forge over HTTP, patiently: it waits as long as it is told to, tries again what may have failed by chance, and says in words
 * what will not come. Whatever a forge answers with is written by others and is never shown; nor is what it is asked with, which holds
 * a token.
 */
import { CairnError } from '../errors.ts'
import { parseJson } from '../json/parse-json.ts'
import { budgetIn, isTooOften, waitTold, type ApiAnswer, type Budget } from './budget.ts'
import { Trail } from './links.ts'
import { refusalOf } from './refusal.ts'

export interface ApiQuestion {
  url: string
  method: 'GET' | 'POST'
  headers: Readonly<Record<string, string>>
  body?: string
}

export interface ForgeApiWish {
  /** Once, without following a redirect. */
  send: (question: ApiQuestion) => Promise<ApiAnswer>
  /** Sent with each question. */
  headers: Readonly<Record<string, string>>
  /** Milliseconds since 1970. */
  now: () => number
  /** `limit`: the forge asked for it. */
  wait: (ms: number, why: 'limit' | 'again') => Promise<void>
  /** From 0 to 1. */
  random: () => number
}

export interface Ask {
  url: string
  /** JSON, which makes it a POST. */
  body?: string
  /** A forge may count some questions apart from others. */
  pool?: string
  /** What the answer was known by before (its ETag): the forge may say that it is still the same. */
  unless?: string | null
  /** Of an answer that came: that it asks to wait, or that it failed as by chance. */
  judge?: (body: unknown) => 'good' | 'too often' | 'again'
  /** A question that may be too large is asked in parts rather than again and again. */
  triesMax?: number
}

export interface Told {
  /** null where it is as it was known before. */
  body: unknown
  isUnchanged: boolean
  headers: Readonly<Record<string, string>>
}

const usualTriesMax = 6
/** Asked to wait so many times in a row, each time longer, something else is wrong. */
const refusalsMax = 8
const hopsMax = 3

export class ForgeApi {
  readonly #wish: ForgeApiWish
  readonly #budgets = new Map<string, Budget>()
  #requestCount = 0

  constructor(wish: ForgeApiWish) {
    this.#wish = wish
  }

  /** Answers that came or failed to come since it was made. */
  get requestCount(): number {
    return this.#requestCount
  }

  /** As it was told last; of several pools, the one with the least left. */
  get budget(): Budget {
    const [least] = [...this.#budgets.values()]
      .filter(({ remaining }) => remaining !== null)
      .toSorted((one, other) => (one.remaining ?? 0) - (other.remaining ?? 0))
    return least ?? { limit: null, remaining: null, resetsAt: null }
  }

  async ask(question: Ask): Promise<Told> {
    const { pool = '', triesMax = usualTriesMax } = question
    await this.#awaitBudget(pool)
    for (let failures = 0, refusals = 0; ;) {
      const outcome = await this.#try(question)
      if (outcome.is === 'told') return outcome
      if (outcome.is === 'too often') {
        if (++refusals > refusalsMax) throw neverLetIn()
        const ms = waitTold(outcome.answer, { now: this.#wish.now(), refusals: refusals - 1 })
        await this.#wish.wait(ms, 'limit')
        // Told once, waited for once: what it says now is asked for anew.
        this.#budgets.delete(pool)
      } else {
        if (++failures >= triesMax) throw outcome.problem
        await this.#wish.wait(pauseMs(failures, this.#wish.random), 'again')
      }
    }
  }

  /** The pages of a list, by their `Link` headers; none where the first is as it was known before. */
  async *pages(url: string, unless: string | null = null): AsyncGenerator<Told> {
    const trail = new Trail(url)
    for (let at: string | undefined = url; at !== undefined;) {
      const told: Told = await this.ask({ url: at, unless: at === url ? unless : null })
      if (told.isUnchanged) return
      yield told
      at = trail.next(told.headers['link'], at)
    }
  }

  /** What is used up is not asked for: each refusal would count against whoever asks. */
  async #awaitBudget(pool: string): Promise<void> {
    const { remaining, resetsAt } = this.#budgets.get(pool) ?? {}
    if (remaining !== 0 || resetsAt === null || resetsAt === undefined) return
    this.#budgets.delete(pool)
    const ms = resetsAt - this.#wish.now()
    if (ms > 0) await this.#wish.wait(ms + 1000, 'limit')
  }

  async #try(question: Ask): Promise<Outcome> {
    let answer: ApiAnswer
    try {
      answer = await this.#send(question)
    } catch (error) {
      if (error instanceof CairnError && error.kind === 'unavailable')
        return { is: 'failed', problem: error }
      throw error
    }
    const isUnchanged = answer.status === 304 && Boolean(question.unless)
    if (isUnchanged) return { is: 'told', body: null, headers: answer.headers, isUnchanged }
    if (isTooOften(answer)) return { is: 'too often', answer }
    if (answer.status >= 500 || answer.status === 304 || answer.status === 408)
      return { is: 'failed', problem: strange(`answers with ${answer.status}`) }
    if (answer.status < 200 || answer.status >= 300) throw refusalOf(answer)
    const body = understood(answer.text)
    if (body === undefined)
      return { is: 'failed', problem: strange('answers with what is no JSON') }
    const verdict = question.judge?.(body) ?? 'good'
    if (verdict === 'too often') return { is: 'too often', answer }
    if (verdict === 'again') return { is: 'failed', problem: strange('could not answer in time') }
    return { is: 'told', body, headers: answer.headers, isUnchanged }
  }

  /** Where a project moved to is followed on the same host only: elsewhere, the token would be told to others. */
  async #send({ url, body, pool = '', unless }: Ask): Promise<ApiAnswer> {
    const { send } = this.#wish
    const headers = { ...this.#wish.headers, ...(unless && { 'if-none-match': unless }) }
    const { origin } = new URL(url)
    for (let at = url, hops = 0; ; hops++) {
      this.#requestCount++
      const answer = await send({
        ...{ url: at, method: body === undefined ? 'GET' : 'POST', headers },
        ...(body === undefined ? {} : { body }),
      })
      const budget = budgetIn(answer)
      if (budget.remaining !== null) this.#budgets.set(pool, budget)
      if (body !== undefined || !/^30[1278]$/.test(String(answer.status))) return answer
      const { location = '' } = answer.headers
      const isThere = location !== '' && URL.canParse(location, at)
      const target = isThere ? new URL(location, at) : undefined
      if (target?.origin !== origin || hops === hopsMax) return answer
      at = target.href
    }
  }
}

type Outcome =
  | ({ is: 'told' } & Told)
  | { is: 'too often'; answer: ApiAnswer }
  | { is: 'failed'; problem: CairnError }

/** Undefined for an empty text, half a text, or a page for people. */
function understood(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** A second at first, then ever longer; by half of it more or less, so that many do not come back at once. */
function pauseMs(failures: number, random: () => number): number {
  return Math.min(60_000, 1000 * 2 ** (failures - 1)) * (0.5 + random())
}

function strange(what: string): CairnError {
  return new CairnError('unavailable', 'forge.answer', `The forge ${what}.`, {
    hint: 'What was read is kept. Sync again later: it goes on from there.',
  })
}

function neverLetIn(): CairnError {
  return new CairnError('unavailable', 'forge.limit', 'The forge kept asking to wait longer.', {
    hint: 'What was read is kept. Sync again in some hours, and see what else uses this token.',
  })
}
