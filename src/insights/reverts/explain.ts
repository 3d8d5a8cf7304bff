/** Where a share of fixes comes from: the words, the git commands, and the commits of one area. */
import { sql } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import { notFindings } from '#facts/words/classes.ts'
import { countedChanges } from '#facts/reading/counted.ts'
import { wordsOf } from '#facts/words/kinds.ts'
import { commitsBehind, toldCommit, type ToldCommit } from '#facts/reading/newest-commits.ts'
import { wordListsOf } from '#facts/words/team-words.ts'
import { whatIsAFix } from '#facts/words/tell-kind.ts'
import { listedFromGit } from '../from-git.ts'
import { inScope, type Count, type Explanation, type Scope } from '../insight.ts'
import { areaOf, isAsked } from './areas.ts'
import { noArea } from './no-area.ts'
import { pathRows } from './query.ts'
import type { RevertsAnswer, RevertsInput } from './shape.ts'

export async function explainReverts(
  scope: Scope,
  [path]: readonly string[],
  answer: RevertsAnswer,
  input: RevertsInput,
): Promise<Explanation> {
  const { window, n, leftOut, fixes, reverts, fixups, timeToRevertDays } = answer
  const common = { definition, window, leftOut, commands: [] }
  const lists = await wordListsOf(scope.facts, scope.repository.id)
  const listed = {
    'words of fixes': wordsOf(lists, 'fix'),
    'words of reverts': wordsOf(lists, 'revert'),
  }
  if (path === undefined) {
    const commits = await commitsOf(scope, null, input)
    return {
      ...common,
      subject: 'reverts',
      formula: `fix share = ${fixes.n} ÷ ${n}; revert share = ${reverts.n} ÷ ${n}; time to revert = revert - what it takes back, committer dates`,
      values: {
        ...{
          changes: n,
          fixes: fixes.n,
          reverts: reverts.n,
          byHash: reverts.byHash,
          bySubject: reverts.bySubject,
          unknown: reverts.unknown,
          reapplied: reverts.reapplied,
        },
        ...{
          fixups: fixups.n,
          daysP50: timeToRevertDays.p50,
          daysP90: timeToRevertDays.p90,
          ...listed,
        },
      },
      n,
      counts: countsFor(scope, { changes: n, fixes: fixes.n, reverts: reverts.n }, commits, []),
      commits,
    }
  }
  const item = answer.items.find((candidate) => candidate.path === path)
  if (item === undefined) throw await noArea(scope, path, input)
  const commits = await commitsOf(scope, path, input)
  return {
    ...common,
    subject: path,
    formula: `fix share = ${item.fixes} ÷ ${item.changes}; ranked by the lower end of its interval, ${item.interval.low}`,
    values: {
      ...{
        changes: item.changes,
        fixes: item.fixes,
        reverts: item.reverts,
        reverted: item.reverted,
        fixups: item.fixups,
      },
      ...{ rank: item.rank, rankWithout: item.rankWithout, ...listed },
    },
    n: item.changes,
    counts: countsFor(scope, item, commits, [path]),
    commits,
  }
}

const definition = `A change is a commit that is no merge and touches a file somebody writes. ${whatIsAFix} It is a revert when its subject says so or its message names the commit it reverts; a fixup when its subject begins with fixup!, squash! or amend!. What it did may differ.`

function countsFor(
  scope: Scope,
  { changes, fixes, reverts }: { changes: number; fixes: number; reverts: number },
  commits: readonly ToldCommit[],
  subject: readonly string[],
): Count[] {
  return [
    { what: 'changes', number: changes, commits: commits.length, listing: { subject } },
    {
      what: 'fixes',
      number: fixes,
      commits: commits.filter(({ fix }) => fix).length,
      listing: { subject, only: 'fix' as const },
    },
    {
      what: 'reverts',
      number: reverts,
      commits: commits.filter(({ revert }) => revert).length,
      listing: { subject, only: 'revert' as const },
    },
  ].flatMap((counting) => listedFromGit(scope, counting))
}

/** The changes of an area, or all: those that touch a file somebody writes, under any name it had. */
async function commitsOf(
  scope: Scope,
  area: string | null,
  { level, depth }: RevertsInput,
): Promise<ToldCommit[]> {
  const { facts, repository, prefix } = scope
  const wish = inScope(scope)
  const changes =
    area === null
      ? countedChanges(facts.db, wish).where(
          sql<boolean>`coalesce(l.file_id, ch.path_id) in (select path_id from path
            where repository_id = ${repository.id} and class not in (${sql.join(notFindings)}))`,
        )
      : changesOfFiles(
          facts.db,
          wish,
          (await pathRows(scope))
            .filter((file) => isAsked(file, prefix))
            .filter(({ path }) => (level === 'file' ? path : areaOf(path, prefix, depth)) === area)
            .map(({ id }) => id),
        )
  return (await commitsBehind(facts.db, repository.id, sql`${changes}`)).map(toldCommit)
}
