/** Where the sizes come from: the unit, the git command that lists them, and the largest changes. */
import { shellWord } from '#std/shell.ts'
import { isLanded, type Explanation, type Scope } from '../insight.ts'
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
  const { window, n, leftOut, unit, paths, lines, bulk, plain, largest } = answer
  const item =
    month === undefined ? undefined : answer.items.find((candidate) => candidate.month === month)
  const shown = item ?? { n, paths, lines, bulk: bulk.n }
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
    commits: largest
      .filter(
        (batch) =>
          batch.oid !== null && (item === undefined || batch.at?.slice(0, 7) === item.month),
      )
      .map(({ oid, at, subject, lines: size, paths: count }) => ({
        oid: oid ?? '',
        at,
        subject: `${subject} (${count} paths, ${size} lines)`,
        added: null,
        deleted: null,
      }))
      .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '') || a.oid.localeCompare(b.oid)),
  }
}

function commandsOf({ branch, prefix }: Scope, { window, unit }: BatchesAnswer): string[] {
  const since = window.from === null ? '' : ` --since-as-filter=${window.from}`
  const until = window.to === null ? '' : ` --until=${window.to}`
  const below = prefix === '' ? '' : ` -- ${shellWord(prefix)}`
  const log = `git -c diff.context=0 -c diff.renameLimit=1000 log --no-merges --numstat -M --format=%H`
  if (!isLanded(unit)) return [`${log}${since}${until} ${branch.head}${below}`]
  return [
    `git rev-list --first-parent --merges${since}${until} ${branch.head}`,
    `${log} MERGE^1..MERGE${below}  # for each of those merges: what it brought at once`,
  ]
}
