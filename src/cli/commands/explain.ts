/** `cairn explain INSIGHT PATH …`: where a number comes from, down to the commits. */
import { insights, isInsight, type AnyInsight, listedInsight } from '#app/insights.ts'
import { CairnError } from '#std/errors.ts'
import { inputFrom } from '../input-flags.ts'
import type { Io } from '../io.ts'
import { showExplanation } from '../text/explanation.ts'
import { inRepository, type RepositoryFlags } from './repository.ts'

interface Asked {
  name: string
  insight: AnyInsight | undefined
  path: string
  subject: readonly string[]
  flags: RepositoryFlags & { json?: true } & Record<string, unknown>
}

export async function explain(
  io: Io,
  { name, insight, path, subject, flags }: Asked,
): Promise<number> {
  const listed = isInsight(name) ? listedInsight(name) : undefined
  if (insight === undefined || listed === undefined)
    throw new CairnError(
      'invalid',
      'cli.unknown_insight',
      `There is no insight called ${JSON.stringify(name)}.`,
      {
        hint: `Choose one of ${Object.keys(insights).join(', ')}.`,
      },
    )
  const input = inputFrom(insight, listed, flags, subject)
  const given = await inRepository(io, path, flags, (scope) =>
    insight.explain(scope, subject, input),
  )
  io.out(flags.json ? `${JSON.stringify(given, null, 2)}\n` : showExplanation(io, given))
  return 0
}
