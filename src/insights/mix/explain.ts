/** Where a kind's share comes from: the words that make a change of this kind, and the commits that say them. */
import { kindNumber, types, type WordList } from '#facts/kinds.ts'
import { wordListsOf } from '#facts/team-words.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import type { Explanation, Scope } from '../insight.ts'
import { commitsOfKind } from './query.ts'
import { saidKinds, type MixAnswer, type SaidKind } from './shape.ts'

const commitsMax = 200

export async function explainMix(
  scope: Scope,
  [asked]: readonly string[],
  answer: MixAnswer,
): Promise<Explanation> {
  const { window, n, leftOut, items, told, months } = answer
  const log = `git log --no-merges --format=%s${spanOf(answer)} ${scope.branch.head}${pathsOf(scope)}`
  const common = { window, n, leftOut }
  const lists = await wordListsOf(scope.facts, scope.repository.id)
  if (asked === undefined)
    return {
      ...common,
      subject: 'mix',
      definition:
        'A change is a commit that is no merge. Its kind is what its subject says: the type of a conventional commit, else the first of the word lists that matches, else other. What the change did may differ.',
      formula:
        'share = changes of the kind ÷ all changes; trend = the last twelve months (or the later half) less those before',
      values: {
        n,
        told: told.n,
        months: months.length,
        ...Object.fromEntries(items.map((item) => [item.kind, item.n])),
        ...wordsOfAll(lists),
      },
      commands: [log.replace('--format=%s', '--format=%H') + ' | wc -l', `${log} | sort`],
      commits: [],
    }
  const kind = saidKinds.find((said) => said === asked)
  if (kind === undefined)
    throw new CairnError(
      'not_found',
      'mix.kind',
      `${JSON.stringify(asked)} is no kind of change.`,
      { hint: `There are ${saidKinds.join(', ')}.` },
    )
  const item = items.find((candidate) => candidate.kind === kind)
  const commits = await commitsOfKind(scope, kindNumber(kind), commitsMax)
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
    commands: [
      log.replace('--format=%s', '--format=%H') + ' | wc -l',
      `${log} | grep -ciP '${grepOf(lists, kind)}'  # the subjects the words match; ours less those that an earlier list took`,
    ],
    commits: commits.map(({ at, ...commit }) => ({ ...commit, at: at?.toISOString() ?? null })),
  }
}

function orderOf(lists: readonly WordList[]): string {
  return ['conventional type', ...lists.map(([kind]) => kind)].join(', ')
}

function wordsOf(lists: readonly WordList[], kind: SaidKind): string {
  const conventional = Object.entries(types).flatMap(([type, of]) =>
    of === kind ? [`${type}:`] : [],
  )
  return [
    ...conventional,
    ...lists.flatMap(([of, pattern]) => (of === kind ? [pattern.source] : [])),
  ].join(' or ')
}

function wordsOfAll(lists: readonly WordList[]): Record<string, string> {
  return Object.fromEntries(
    saidKinds
      .filter((kind) => kind !== 'other')
      .map((kind) => [`words ${kind}`, wordsOf(lists, kind)]),
  )
}

function grepOf(lists: readonly WordList[], kind: SaidKind): string {
  const conventional = Object.entries(types).flatMap(([type, of]) => (of === kind ? [type] : []))
  const lead = conventional.length === 0 ? [] : [`^(${conventional.join('|')})(\\([^)]*\\))?!?: `]
  return [...lead, ...lists.flatMap(([of, pattern]) => (of === kind ? [pattern.source] : []))]
    .join('|')
    .replaceAll("'", `'\\''`)
}

function spanOf({ window }: MixAnswer): string {
  const since = window.from === null ? '' : ` --since-as-filter=${window.from}`
  return window.to === null ? since : `${since} --until=${window.to}`
}

function pathsOf({ prefix }: Scope): string {
  return prefix === '' ? '' : ` -- ${shellWord(prefix)}`
}
