/** Where the sizes come from: the unit, the git command that lists them, and the changes. */
import { toldCommit } from '#facts/reading/newest-commits.ts'
import { shellWord } from '#std/shell.ts'
import { listedFromGit, spanOf } from '../from-git.ts'
import { isLanded, type Explanation, type Scope } from '../insight.ts'
import { commitsOfBatches } from './query.ts'
import type { BatchesAnswer } from './shape.ts'

const unitText = {
  commit: 'one commit that is no merge',
  ticket: 'all commits that name the same ticket; a commit that names none stands for itself',
  'author-day': 'all commits of one author on one day (UTC)',
  'first-parent':
    'all commits that one merge brought onto the branch; a commit made on the branch itself stands alone',
  'change-request':
    'all commits that the merge of one change request brought onto the branch, or its squashed commit',
} as const

export async function explainBatches(
  scope: Scope,
  [month]: readonly string[],
  answer: BatchesAnswer,
): Promise<Explanation> {
  const { window, n, leftOut, unit, paths, lines, bulk, plain } = answer
  const item =
    month === undefined ? undefined : answer.items.find((candidate) => candidate.month === month)
  const shown = item ?? { n, paths, lines, bulk: bulk.n }
  const commits = await commitsOfBatches(scope, item?.month)
  return {
    subject: item?.month ?? 'batches',
    definition: `A change is ${unitText[unit]}. Its size is the number of paths it touches and the lines it adds and deletes (as git log --numstat -M counts them with diff.context=0), in files somebody writes. A change of more than 50 paths is bulk.`,
    formula:
      'percentiles of type 7 over changes; the median’s interval by order statistics; bulk share = bulk ÷ n',
    values: {
      ...{
        n: shown.n,
        pathsP50: shown.paths.p50,
        pathsP75: shown.paths.p75,
        pathsP90: shown.paths.p90,
      },
      ...{
        linesP50: shown.lines.p50,
        linesP75: shown.lines.p75,
        linesP90: shown.lines.p90,
        bulk: shown.bulk,
      },
      ...{ plainPathsP50: plain.paths.p50, plainLinesP50: plain.lines.p50 },
    },
    window,
    n: shown.n,
    leftOut,
    commands: commandsOf(scope, answer),
    counts: listedFromGit(scope, {
      what: 'changes',
      number: shown.n,
      commits: commits.length,
      listing: { subject: item === undefined ? [] : [item.month] },
    }),
    commits: commits.map(({ names, ...commit }) => {
      const told = toldCommit(commit)
      return {
        ...told,
        subject: `${told.subject} (${names.length === 1 ? '1 path' : `${names.length} paths`})`,
      }
    }),
  }
}

function commandsOf(scope: Scope, { unit }: BatchesAnswer): string[] {
  const { branch, prefix } = scope
  const span = spanOf(scope.window)
  const below = prefix === '' ? '' : ` -- ${shellWord(prefix)}`
  const log = `git -c diff.context=0 -c diff.renameLimit=1000 log --no-merges --numstat -M --format=%H`
  if (!isLanded(unit)) return [`${log}${span} ${branch.head}${below}`]
  return [
    `git rev-list --first-parent --merges${span} ${branch.head}`,
    `${log} MERGE^1..MERGE${below}  # for each of those merges: what it brought at once`,
  ]
}
