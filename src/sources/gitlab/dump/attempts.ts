/** Which of several tries of one job of a pipeline a job is: GitLab does not number them. */
import { join } from 'node:path'
import { unwrapped } from '#facts/forge/dump/unwrapped.ts'
import { readRecords } from '#std/json/read-records.ts'
import { tryOf } from '../parse/runs.ts'

export class Attempts {
  /** By pipeline and name: the ids that were seen. */
  readonly #tries = new Map<string, string[]>()

  learn(raw: unknown, parent: string | null): void {
    const one = tryOf(raw, parent)
    if (one === null) return
    const key = `${one.runId} ${one.name}`
    const known = this.#tries.get(key)
    if (known === undefined) this.#tries.set(key, [one.id])
    else if (!known.includes(one.id)) known.push(one.id)
  }

  /** From 1, in the order of their ids. */
  of(raw: unknown, parent: string | null): number {
    const one = tryOf(raw, parent)
    if (one === null) return 1
    const id = BigInt(one.id)
    const before = (this.#tries.get(`${one.runId} ${one.name}`) ?? []).filter(
      (other) => BigInt(other) < id,
    )
    return Math.min(before.length + 1, attemptMax)
  }
}

/** A job that is tried more often has no number left. */
const attemptMax = 32_767

/** All files of jobs have to be known before the first job is. */
export async function attemptsIn(folder: string, names: readonly string[]): Promise<Attempts> {
  const attempts = new Attempts()
  for (const name of names)
    for await (const { value } of readRecords(join(folder, name))) {
      const { object, parent } = unwrapped(value)
      attempts.learn(object, parent)
    }
  return attempts
}
