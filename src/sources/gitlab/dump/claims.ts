/** What a dump says it has: what was read of each request, against what the request says there is. */
import type { JobSeen, RequestSeen, RunSeen } from '#facts/forge/seen.ts'

interface NotesRead {
  all: Set<string>
  comments: Set<string>
}

export class Claims {
  /** By number: how many comments it says it has, and the last version of it in the dump, which is taken for one telling. */
  readonly requests = new Map<
    number,
    { comments: number | null; isOver: boolean; version: number }
  >()
  readonly #notes = new Map<number, NotesRead>()
  readonly #commits = new Map<number, Set<string>>()
  readonly #runs = new Set<string>()
  readonly #runsWithJobs = new Set<string>()

  request({ number, state, version: told }: RequestSeen, comments: number | null): void {
    const version = Math.max(told, this.requests.get(number)?.version ?? 0)
    this.requests.set(number, { comments, isOver: state !== 'open', version })
  }

  note(number: number, { id, isComment }: { id: string; isComment: boolean }): void {
    const known = this.#notes.get(number) ?? { all: new Set(), comments: new Set() }
    this.#notes.set(number, known)
    known.all.add(id)
    if (isComment) known.comments.add(id)
  }

  commit(number: number, oid: string): void {
    const known = this.#commits.get(number) ?? new Set()
    this.#commits.set(number, known.add(oid))
  }

  run({ id, conclusion }: RunSeen): void {
    if (conclusion === 'success' || conclusion === 'failure') this.#runs.add(id)
  }

  job({ runId }: JobSeen): void {
    this.#runsWithJobs.add(runId)
  }

  notesOf(number: number): { all: number; comments: number } {
    const known = this.#notes.get(number)
    return { all: known?.all.size ?? 0, comments: known?.comments.size ?? 0 }
  }

  commitsOf(number: number): number {
    return this.#commits.get(number)?.size ?? 0
  }

  /** No request is named elsewhere that is not listed, and some have ended: a list of open ones is not all. */
  get requestsAreWhole(): boolean {
    const isListed = (number: number): boolean => this.requests.has(number)
    const all = [...this.requests.values()]
    return (
      [...this.#notes.keys(), ...this.#commits.keys()].every(isListed) &&
      (all.length === 0 || all.some(({ isOver }) => isOver))
    )
  }

  /** Every pipeline that passed or failed has some here. */
  get jobsAreWhole(): boolean {
    return [...this.#runs].every((id) => this.#runsWithJobs.has(id))
  }
}
