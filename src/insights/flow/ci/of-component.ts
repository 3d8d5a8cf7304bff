/** Which jobs build a component: those whose names fit what the team said. Pure. */
import { namePattern } from '../components.ts'
import type { Job } from './job.ts'

/**
 * A pattern is of a job's name, as `test-*`; of its workflow as well where one stands before it, as `api: *`. A job without a name is
 * of no component. `word` gives the name behind a number.
 */
export function jobsOfComponent(
  patterns: readonly string[],
  word: (id: number) => string | null,
): (job: Readonly<Pick<Job, 'workflow' | 'name'>>) => boolean {
  const fits = patterns.map(namePattern)
  const isOne = (workflow: number, id: number) => {
    const name = word(id)
    if (name === null) return false
    const inFull = `${word(workflow) ?? ''}: ${name}`
    return fits.some(
      (matches, index) =>
        matches(name) || (patterns[index]?.includes(': ') === true && matches(inFull)),
    )
  }
  // There are many jobs of few names.
  const known = new Map<number, boolean>()
  return ({ workflow, name }) => {
    const key = workflow * 2 ** 26 + name
    const before = known.get(key)
    if (before !== undefined) return before
    const now = isOne(workflow, name)
    known.set(key, now)
    return now
  }
}
