/** Where a kind's share comes from: the words that make a change of this kind, and the commits that say them. */
import { kindNumber, wordsOf, type WordList } from '#facts/words/kinds.ts'
import { toldCommit } from '#facts/reading/newest-commits.ts'
import { wordListsOf } from '#facts/words/team-words.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { listedFromGit, spanOf } from '../from-git.ts'
import type { Count, Explanation, Scope } from '../insight.ts'
import { commitsOfKind } from './query.ts'
import { saidKinds, type MixAnswer } from './shape.ts'

export async function explainMix(
  scope: Scope,
  [asked]: readonly string[],
  answer: MixAnswer,
): Promise<Explanation> {
  const { window, n, leftOut, items, told, months } = answer
  const common = { window, n, leftOut, commands: [] }
  const lists = await wordListsOf(scope.facts, scope.repository.id)
  if (asked === undefined)
    return {
      ...common,
      subject: 'mix',
      definition:
        'A change is a commit that is no merge. Its kind is what its subject says: the type of a conventional commit, else the first of the word lists that matches, else other. What the change did may differ.',
      formula:
        'share = changes of the kind ÷ all changes; trend = the last twelve months less the twelve before, or in a shorter window its later half less its earlier one',
      values: {
        n,
        told: told.n,
        months: months.length,
        ...Object.fromEntries(items.map((item) => [item.kind, item.n])),
        ...wordsOfAll(lists),
      },
      counts: wholeFromGit(scope, n),
      commits: (await commitsOfKind(scope, null)).map(toldCommit),
    }
  const kind = saidKinds.find((said) => said === asked)
  if (kind === undefined)
    throw new CairnError('not_found', 'mix.kind', `${shownWord(asked)} is no kind of change.`, {
      hint: `There are ${saidKinds.join(', ')}.`,
    })
  const item = items.find((candidate) => candidate.kind === kind)
  const commits = await commitsOfKind(scope, kindNumber(kind))
  return {
    ...common,
    subject: kind,
    definition:
      kind === 'other'
        ? 'Changes whose subject matches none of the word lists; what they are cannot be told.'
        : `Changes whose subject says ${kind}, by these words: ${wordsOf(lists, kind)}. An earlier list that matches wins; in order: ${orderOf(lists)}.`,
    formula: `share = ${item?.n ?? 0} ÷ ${n}`,
    values: {
      n: item?.n ?? 0,
      share: item?.share ?? 0,
      before: item?.trend?.before ?? null,
      recent: item?.trend?.recent ?? null,
    },
    counts: [
      ...listedFromGit(scope, {
        what: kind,
        number: item?.n ?? 0,
        commits: commits.length,
        listing: { subject: [kind] },
      }),
      ...wholeFromGit(scope, n),
    ],
    commits: commits.map(toldCommit),
  }
}

/** Below a path the commits are listed: git would not follow what was moved there. */
function wholeFromGit(scope: Scope, n: number): Count[] {
  const what = 'changes'
  if (scope.prefix !== '')
    return listedFromGit(scope, { what, number: n, commits: n, listing: { subject: [] } })
  const command = `git rev-list --count --no-merges${spanOf(scope.window)} ${scope.branch.head}`
  return [{ what, number: n, command, gives: n }]
}

function orderOf(lists: readonly WordList[]): string {
  return ['conventional type', ...lists.map(([kind]) => kind)].join(', ')
}

function wordsOfAll(lists: readonly WordList[]): Record<string, string> {
  return Object.fromEntries(
    saidKinds
      .filter((kind) => kind !== 'other')
      .map((kind) => [`words ${kind}`, wordsOf(lists, kind)]),
  )
}
