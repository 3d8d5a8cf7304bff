/** `cairn hotspots PATH` and its sisters: asks one insight and prints its answer. */
import type { AnswerOf, AnyInsight, InsightName, Listed } from '#app/insights.ts'
import { hasCommits, noCommits } from '#app/scope.ts'
import type { Answer } from '#insights/insight.ts'
import { inert } from '#std/inert.ts'
import { inputFrom, limitFrom } from '../input-flags.ts'
import type { Io } from '../io.ts'
import { asCalled, calledAs } from '../paste.ts'
import { inRepository, type RepositoryFlags } from './repository.ts'

interface Question {
  name: InsightName
  listed: Listed
  insight: AnyInsight
  path: string
  operands: readonly string[]
  flags: RepositoryFlags & { json?: true } & Record<string, unknown>
}

export async function answerQuestion(
  io: Io,
  { name, listed, insight, path, operands, flags }: Question,
): Promise<number> {
  const input = inputFrom(insight, listed, flags, operands)
  const limit = limitFrom(insight, flags)
  const { whole, isEmpty, repository } = await inRepository(io, path, flags, async (scope) => {
    const isUnborn = !hasCommits(scope)
    if (isUnborn && operands.length > 0) throw noCommits(scope.repository)
    return {
      whole: await insight.answer(scope, input),
      isEmpty: isUnborn,
      repository: scope.repository.name,
    }
  })
  const shown = limited(whole, limit)
  if (flags.json) printJson(io, name, shown)
  else if (isEmpty) io.out(`${inert(repository)}: no commits yet\n`)
  else {
    const { showAnswer } = await import('../text/answer.ts')
    io.out(asCalled(await showAnswer(io, name, { whole, shown }), calledAs(io.env)))
  }
  return 0
}

/** For insights that know no limit themselves: all is counted, and only the first are shown. */
function limited(answer: Answer, limit: number | undefined): Answer {
  if (limit === undefined) return answer
  const cut: Answer & { items?: unknown; areas?: unknown } = { ...answer }
  if (Array.isArray(cut.items)) cut.items = cut.items.slice(0, limit)
  if (Array.isArray(cut.areas)) cut.areas = cut.areas.slice(0, limit)
  return cut
}

/** One document; for `files`, which may be many, one line each. */
function printJson(io: Io, name: InsightName, given: Answer): void {
  if (isOfFiles(name, given)) printLines(io, given)
  else io.out(`${JSON.stringify(given, null, 2)}\n`)
}

function isOfFiles(name: InsightName, given: Answer): given is AnswerOf<'files'> {
  return name === 'files' && 'items' in given
}

/** The age of a file's lines stands in the line of the file. */
function printLines(io: Io, { items, lineAge }: AnswerOf<'files'>): void {
  const lines = items.map((item) =>
    JSON.stringify(item.path === lineAge?.path ? { ...item, lineAge } : item),
  )
  for (let start = 0; start < lines.length; start += linesAtOnce)
    io.out(`${lines.slice(start, start + linesAtOnce).join('\n')}\n`)
}

const linesAtOnce = 500
