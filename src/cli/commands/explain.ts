/** `cairn explain INSIGHT PATH …`: where a number comes from, down to the commits. */
import { insights, isInsight, type AnyInsight, listedInsight } from '#app/insights.ts'
import type { Explanation } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { commandFor, inRepositoryAt, type ExplainFlags } from '../explain-command.ts'
import { inputFrom } from '../input-flags.ts'
import type { Io } from '../io.ts'
import { calledAs } from '../paste.ts'
import { showExplanation } from '../text/explanation.ts'
import { inRepository } from './repository.ts'

interface Asked {
  name: string
  insight: AnyInsight | undefined
  path: string
  subject: readonly string[]
  flags: ExplainFlags
}

export async function explain(io: Io, asked: Asked): Promise<number> {
  const { name, insight, path, subject, flags } = asked
  const listed = isInsight(name) ? listedInsight(name) : undefined
  if (insight === undefined || listed === undefined)
    throw new CairnError(
      'invalid',
      'cli.unknown_insight',
      `There is no insight called ${shownWord(name)}.`,
      {
        hint: `Choose one of ${Object.keys(insights).join(', ')}.`,
      },
    )
  const input = inputFrom(insight, listed, flags, subject)
  const commitsMax = commitsMaxOf(flags)
  const given = await inRepository(io, path, flags, (scope) =>
    insight.explain(scope, subject, input),
  )
  const shown = cut(withCommands(given, asked, calledAs(io.env)), { only: flags.only, commitsMax })
  if (flags.oids)
    for (const { oid, leftOut } of shown.commits) if (leftOut === undefined) io.out(`${oid}\n`)
  if (flags.oids) return 0
  io.out(
    flags.json
      ? `${JSON.stringify(shown, null, 2)}
`
      : showExplanation(io, shown),
  )
  return 0
}

/** A terminal is for reading, JSON and object ids are for programs. */
const commitsInText = 20

function commitsMaxOf({ commits, json, oids }: ExplainFlags): number {
  if (commits === undefined) return json || oids ? Infinity : commitsInText
  if (Number.isInteger(commits) && commits >= 0) return commits
  throw new CairnError('invalid', 'cli.invalid_value', '--commits is not a whole number.', {
    hint: 'Such as --commits 100.',
  })
}

/** An explanation as it is printed. */
export interface ShownExplanation extends Explanation {
  counts: {
    what: string
    number: number
    command: string
    gives: number | null
    because?: string
  }[]
  /** How many commits there are; `commits` are the first of them. */
  commitCount: number
  /** How many of them are listed and say why they do not count. */
  notCounted: number
}

/** Commands that read commits are told from where, and run in the repository from wherever Cairn is called. */
function withCommands(
  given: Explanation,
  { name, path, flags }: Asked,
  program: string,
): ShownExplanation {
  const counts = (given.counts ?? []).map(({ reads, command, ...count }) => ({
    ...count,
    command:
      reads === undefined
        ? command
        : `${commandFor({ program, name, path, flags }, reads)} | ${inRepositoryAt(path, command)}`,
  }))
  const commands = [...counts.map(({ command }) => command), ...given.commands]
  const { commits, ...rest } = given
  return { ...rest, commands, counts, ...countsOf(commits), commits }
}

function cut(
  given: ShownExplanation,
  { only, commitsMax }: { only: ExplainFlags['only']; commitsMax: number },
): ShownExplanation {
  const commits =
    only === undefined ? given.commits : given.commits.filter((commit) => commit[only] === true)
  return { ...given, ...countsOf(commits), commits: commits.slice(0, commitsMax) }
}

function countsOf(commits: Explanation['commits']) {
  return {
    commitCount: commits.length,
    notCounted: commits.filter(({ leftOut }) => leftOut !== undefined).length,
  }
}
