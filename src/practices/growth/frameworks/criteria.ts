/** What each criterion of a framework is called, so that a goal can name it: `backend:impact/2/1`. Pure. */
import type { Criterion, Framework } from './framework.ts'

export interface NamedCriterion extends Criterion {
  ref: string
  topic: string
  level: string
}

/** In the order of the framework. Two that would be called alike get a number; the same text always gives the same names. */
export function criteriaOf(name: string, { topics }: Framework): NamedCriterion[] {
  const taken = new Map<string, number>()
  return topics.flatMap((topic) =>
    topic.levels.flatMap((level) =>
      level.criteria.map((criterion) => {
        const own = endOf(criterion.id, [topic.id, level.id])
        const plain = `${name}:${[topic.id, level.id, own].map((id) => slugOf(id)).join('/')}`
        const count = (taken.get(plain) ?? 0) + 1
        taken.set(plain, count)
        const ref = count === 1 ? plain : `${plain}~${count}`
        return { ...criterion, ref, topic: topic.title, level: level.title }
      }),
    ),
  )
}

/** The name that a framework is kept by: letters, digits and dashes, as it can be typed. */
export function slugOf(id: string): string {
  return (
    id
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, partMax)
      .replace(/-$/, '') || 'x'
  )
}

const partMax = 60

/** Of `impact/2/1`, `1`: what it is in already is not said again. */
function endOf(id: string, within: readonly string[]): string {
  return within.reduce(
    (rest, part) => (rest.startsWith(`${part}/`) ? rest.slice(part.length + 1) : rest),
    id,
  )
}
