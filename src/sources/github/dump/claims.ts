/** What a dump says it has: what was read of each request, against what the request says there is. */
import { z } from 'zod'
import { number as numberField } from '#facts/forge/fields.ts'
import type { CoverageKind, ForgeBatch, RequestSizeSeen } from '#facts/forge/seen.ts'
import type { DumpKind } from './files.ts'

export interface RequestClaims {
  isOver: boolean
  openedAt: number | null
  /** The last of it in the dump, which is taken for one telling. */
  version: number
  size: RequestSizeSeen | null
}

export class Claims {
  readonly requests = new Map<number, RequestClaims>()
  readonly issues = new Set<number>()
  /** Change requests that are named elsewhere than in their own list. */
  readonly named = new Set<number>()
  readonly ended = new Set<number>()
  /** The earliest event of a file that is one list for the whole repository. */
  #eventsBeginAt: number | null = null
  #hasEnds: boolean | undefined
  readonly #files = new Set<DumpKind>()
  readonly #refused = new Set<DumpKind>()
  /** What holds something that was not understood: a file, and of it the request, or null where nobody knows of which. */
  readonly #missed = new Map<DumpKind, Set<number | null>>()
  /** By kind and request: what was read of it. A page that moved tells a thing twice. */
  readonly #read = new Map<string, Set<string>>()
  readonly #runs = new Set<string>()
  readonly #runsWithJobs = new Set<string>()

  /** A file of the kind is there, be it empty. */
  begin(file: DumpKind): void {
    this.#files.add(file)
  }

  has(file: DumpKind): boolean {
    return this.#files.has(file)
  }

  /** Among the answers is one that refuses: of what it was asked for, nobody knows. */
  refuse(file: DumpKind): void {
    this.#refused.add(file)
  }

  isRefused(file: DumpKind): boolean {
    return this.#refused.has(file)
  }

  /** Something was not understood: whatever it belongs to was not read whole. `parent` is the number, where it is known. */
  miss(file: DumpKind, parent: string | null): void {
    const of = /^\d+$/.test(parent ?? '') ? Number(parent) : null
    this.#missed.set(file, (this.#missed.get(file) ?? new Set()).add(of))
  }

  /** An issue that is not understood is an issue still: what is said of it is said of no request. */
  issueMissed(raw: unknown): void {
    const { data } = Numbered.safeParse(raw)
    if (data !== undefined) this.issues.add(data.number)
  }

  /** Without a number, of any. */
  hasMissed(file: DumpKind, number?: number): boolean {
    const of = this.#missed.get(file)
    if (of === undefined) return false
    return number === undefined || of.has(null) || of.has(number)
  }

  count(kind: CoverageKind, number: number): number {
    return this.#read.get(`${kind} ${number}`)?.size ?? 0
  }

  /** `isOfRepository`: it was listed for the repository, and not asked for one parent. */
  learn(batch: ForgeBatch, file: DumpKind, { isOfRepository }: { isOfRepository: boolean }): void {
    for (const { number, state, openedAt, version: told } of batch.requests ?? []) {
      const version = Math.max(told, this.requests.get(number)?.version ?? 0)
      this.requests.set(number, { isOver: state !== 'open', openedAt, version, size: null })
    }
    for (const size of batch.sizes ?? []) {
      const request = this.requests.get(size.number)
      if (request) request.size = size
    }
    for (const { number } of batch.issues ?? []) this.issues.add(number)
    for (const { number, oid } of batch.commits ?? []) this.#saw('commits', number, oid)
    for (const { number, path } of batch.paths ?? []) this.#saw('paths', number, path)
    for (const { id, conclusion } of batch.runs ?? [])
      if (conclusion !== null && !withoutJobs.has(conclusion)) this.#runs.add(id)
    for (const { runId } of batch.jobs ?? []) this.#runsWithJobs.add(runId)
    if (file !== 'pulls') this.#learnEvents(batch.events ?? [], isOfRepository)
  }

  /**
   * When the list of events was cut, if it was: requests that ended are without their end. Of a whole list, too, the first request is older
   * than the first event. Asked when all was learnt.
   */
  get eventsCutAt(): number | null {
    this.#hasEnds ??= [...this.requests].every(
      ([number, { isOver }]) => !isOver || this.ended.has(number),
    )
    return this.#hasEnds ? null : this.#eventsBeginAt
  }

  /** Every run that has jobs has some here. */
  get jobsAreWhole(): boolean {
    return [...this.#runs].every((id) => this.#runsWithJobs.has(id))
  }

  #learnEvents(events: NonNullable<ForgeBatch['events']>, isOfRepository: boolean): void {
    for (const { kind, number, at, key } of events) {
      if (kind === 'reviewed') this.#saw('reviews', number, key)
      else if (kind === 'line_commented') this.#saw('review_comments', number, key)
      else if (kind === 'commented') this.#saw('comments', number, key)
      else {
        if (kind === 'closed' || kind === 'merged') this.ended.add(number)
        if (isOfRepository) this.#eventsBeginAt = Math.min(at, this.#eventsBeginAt ?? at)
      }
    }
  }

  #saw(kind: CoverageKind, number: number, key: string): void {
    // An issue has comments, too.
    if (kind !== 'comments') this.named.add(number)
    const place = `${kind} ${number}`
    const known = this.#read.get(place)
    if (known) known.add(key)
    else this.#read.set(place, new Set([key]))
  }
}

const Numbered = z.object({ number: numberField })

/** Such a run ended, or waits, before it had any. */
const withoutJobs = new Set(['startup_failure', 'action_required', 'stale', 'skipped', 'cancelled'])
