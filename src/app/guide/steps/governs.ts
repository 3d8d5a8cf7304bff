/** What was written down about these files: decisions, and records of any kind that name them. */
import type { Scope } from '#insights/insight.ts'
import { standingInWords } from '#std/standing.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { whyOf } from '../../code/why.ts'
import { fact, type Fact, type Step } from '../shape.ts'

const recordsMax = 8

export async function governsStep(
  scope: Scope,
  read: Gathering['read'],
  files: readonly string[],
): Promise<Step> {
  const found = new Map<string, Fact>()
  for (const path of files) {
    const { items } = await whyOf(read, scope, { path, limit: recordsMax })
    for (const item of items)
      if (!found.has(item.record)) {
        const { kind, number, title, names } = item
        const says = `${title} (${kind} ${number}, ${standingInWords(item)}) names ${names[0]?.path ?? path}`
        found.set(item.record, fact(says, [{ to: 'record', kind, number, title }]))
      }
  }
  return {
    id: 'governs',
    question: 'Is it meant to be so? Was it decided, and does the reason still hold?',
    look:
      found.size === 0
        ? 'Nothing that was written down names these files, or a folder above them.'
        : 'Read what was written down, and whether what you see is against it or because of it.',
    facts: [...found.values()].slice(0, recordsMax),
  }
}
