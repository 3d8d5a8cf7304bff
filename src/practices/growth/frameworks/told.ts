/** A kept framework as it is read: a line of a list, and all of it, with the names that goals begin from. */
import { z } from 'zod'
import { criteriaOf } from './criteria.ts'
import { Framework } from './framework.ts'
import type { KeptFramework } from './kept.ts'

export const FrameworkLine = z
  .object({
    name: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    licence: z.string().nullable(),
    topicCount: z.int(),
    criterionCount: z.int(),
    keptOn: z.iso.date(),
  })
  .meta({ id: 'FrameworkLine' })
export type FrameworkLine = z.output<typeof FrameworkLine>

const topic = Framework.shape.topics.element
const level = topic.shape.levels.element
const NamedCriterion = level.shape.criteria.element.extend({
  /** What growth.begin takes: `backend:impact/2/1`. */
  ref: z.string(),
})

export const FrameworkTold = FrameworkLine.extend({
  topics: z.array(
    topic.extend({ levels: z.array(level.extend({ criteria: z.array(NamedCriterion) })) }),
  ),
}).meta({ id: 'FrameworkTold' })
export type FrameworkTold = z.output<typeof FrameworkTold>

export function lineOf({ name: called, framework, keptOn }: KeptFramework): FrameworkLine {
  const { title, summary, licence } = framework.framework
  const criterionCount = criteriaOf(called, framework).length
  return {
    ...{ name: called, title, summary, licence, criterionCount, keptOn },
    topicCount: framework.topics.length,
  }
}

export function toldOf(kept: KeptFramework): FrameworkTold {
  const refs = criteriaOf(kept.name, kept.framework).values()
  const topics = kept.framework.topics.map((one) => ({
    ...one,
    levels: one.levels.map((each) => ({
      ...each,
      criteria: each.criteria.map((criterion) => ({
        ...criterion,
        ref: refs.next().value?.ref ?? '',
      })),
    })),
  }))
  return { ...lineOf(kept), topics }
}
