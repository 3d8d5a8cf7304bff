/** What was read of a dump, what was left out and why, with the first example of each. */
import { z } from 'zod'

export interface TallyRow {
  kind: string
  files: number
  read: number
  kept: number
}

export interface LeftOutRow {
  kind: string
  why: string
  count: number
  /** File and line of the first. */
  example: string
}

export class Tally {
  readonly #rows = new Map<string, TallyRow>()
  readonly #leftOut = new Map<string, LeftOutRow>()
  readonly #others = new Map<string, number>()
  /** Objects that say they are of the repository asked for. */
  own = 0

  file(kind: string): void {
    this.#row(kind).files++
  }

  kept(kind: string): void {
    const row = this.#row(kind)
    row.read++
    row.kept++
  }

  leftOut(kind: string, why: string, example: string): void {
    this.#row(kind).read++
    const known = this.#leftOut.get(`${kind} ${why}`)
    if (known) known.count++
    else this.#leftOut.set(`${kind} ${why}`, { kind, why, count: 1, example })
  }

  /** Of another repository than the one asked for. */
  other(repository: string): void {
    this.#others.set(repository, (this.#others.get(repository) ?? 0) + 1)
  }

  /** The one that most of the objects of others are of. */
  get foremostOther(): string | undefined {
    return [...this.#others].toSorted((one, other) => other[1] - one[1])[0]?.[0]
  }

  get rows(): TallyRow[] {
    return [...this.#rows.values()]
  }

  get leftOutRows(): LeftOutRow[] {
    return [...this.#leftOut.values()]
  }

  #row(kind: string): TallyRow {
    const known = this.#rows.get(kind) ?? { kind, files: 0, read: 0, kept: 0 }
    this.#rows.set(kind, known)
    return known
  }
}

/** What each reason begins with that says so. */
export const notUnderstood = 'not understood'

/** Which field is not as it should be, in words. */
export function whyNot(error: unknown): string {
  if (!(error instanceof z.ZodError)) throw error
  const [issue] = error.issues
  return `${notUnderstood}: ${issue?.path.join('.') || 'no object'} is missing or not of its type`
}
