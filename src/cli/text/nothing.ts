/** Nothing found is an answer, too: what was looked for, where a table and a sentence would be empty. */
import type { AnswerOf, InsightName } from '#app/insights.ts'
import type { Answer } from '#insights/insight.ts'

export function nothingFound(name: InsightName, answer: Answer): string {
  if (isOfCoupling(name, answer)) return `Nothing was found: ${coupled[answer.level]}.`
  if (answer.n === 0) return 'Nothing was found: no change lies in this window.'
  if (isOfHotspots(name, answer) && answer.indentation.files === 0)
    return 'Nothing was found: too few files could be parsed to compare them, and by indentation alone nothing here nests.'
  return `Nothing was found: ${looked[name] ?? 'these changes say nothing of it'}.`
}

const looked: Partial<Record<InsightName, string>> = {
  hotspots: 'none of the code that changed here is complicated',
  missing: 'no other file usually changes with these',
  reverts: 'no area changed often enough to speak of',
}

const coupled: Record<AnswerOf<'coupling'>['level'], string> = {
  file: 'no two files changed together five times or more',
  directory: 'no two directories changed together five times or more',
  repository:
    "no other repository of this workspace has five issue keys, or five days of a person's work, in common with this one",
}

function isOfHotspots(name: InsightName, answer: Answer): answer is AnswerOf<'hotspots'> {
  return name === 'hotspots' && 'indentation' in answer
}

function isOfCoupling(name: InsightName, answer: Answer): answer is AnswerOf<'coupling'> {
  return name === 'coupling' && 'level' in answer
}
