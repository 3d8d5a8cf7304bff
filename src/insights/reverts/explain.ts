/** Where a share of fixes comes from: the words, the git commands, and the commits of one area. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/counted.ts'
import { flag } from '#facts/flags.ts'
import { types, type WordList } from '#facts/kinds.ts'
import { wordListsOf } from '#facts/team-words.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import type { ExplainedCommit, Explanation, Scope } from '../insight.ts'
import { areaOf } from './areas.ts'
import type { RevertsAnswer, RevertsInput } from './shape.ts'

const commitsMax = 500

export async function explainReverts(
  scope: Scope,
  [path]: readonly string[],
  answer: RevertsAnswer,
  input: RevertsInput,
): Promise<Explanation> {
  const { window, n, leftOut, fixes, reverts, fixups, timeToRevertDays } = answer
  const common = { definition, window, leftOut }
  const lists = await wordListsOf(scope.facts, scope.repository.id)
  const listed = {
    'words of fixes': wordsOf(lists, 'fix'),
    'words of reverts': wordsOf(lists, 'revert'),
  }
  if (path === undefined)
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
      commands: commandsFor(scope, answer, scope.prefix === '' ? [] : [scope.prefix]),
      commits: answer.list
        .slice(0, commitsMax)
        .map(({ oid, at, subject }) => ({ oid, at, subject, added: null, deleted: null })),
    }
  const item = answer.items.find((candidate) => candidate.path === path)
  if (item === undefined)
    throw new CairnError(
      'not_found',
      'reverts.area',
      `No change in this window touches ${JSON.stringify(path)} as an area.`,
      {
        hint: 'Name one as `cairn reverts` prints it, at the same level and depth.',
      },
    )
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
    commands: commandsFor(scope, answer, path === '.' ? [] : [path]),
    commits: await fixesIn(scope, path, input),
  }
}

const definition =
  'A change is a commit that is no merge. It is a fix when its subject says so by the words below, when its message closes an issue, or has a Fixes: trailer; a revert when its subject says so or its message names the commit it reverts; a fixup when its subject begins with fixup!, squash! or amend!. What it did may differ.'

function wordsOf(lists: readonly WordList[], kind: 'fix' | 'revert'): string {
  const conventional = Object.entries(types).flatMap(([type, of]) =>
    of === kind ? [`${type}:`] : [],
  )
  return [
    ...conventional,
    ...lists.flatMap(([of, pattern]) => (of === kind ? [pattern.source] : [])),
  ].join(' or ')
}

function commandsFor(
  { branch }: Scope,
  { window }: RevertsAnswer,
  paths: readonly string[],
): string[] {
  const since = window.from === null ? '' : ` --since-as-filter=${window.from}`
  const until = window.to === null ? '' : ` --until=${window.to}`
  const below = paths.map((path) => ` -- ${shellWord(path)}`).join('')
  const span = `${since}${until} ${branch.head}${below}`
  return [
    `git log --no-merges --format=%H${span} | sort -u | wc -l  # changes, generated files and earlier names of a moved file included`,
    `git log --no-merges --format='%H %ct' --grep='This reverts commit'${span}`,
    `git log --no-merges --format=%s${span} | grep -cE '^(fixup|squash|amend)! '`,
  ]
}

/** Newest first by git's own order, then by object id; others than fixes and reverts are not listed. */
async function fixesIn(
  { facts, repository, branch, window, prefix }: Scope,
  area: string,
  { level, depth }: RevertsInput,
): Promise<ExplainedCommit[]> {
  const wish = {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix: area === '.' ? prefix : area,
  }
  const { rows } = await sql<{
    oid: string
    at: Date | null
    subject: string
    paths: string[]
    added: number | null
    deleted: number | null
  }>`
    select encode(q.oid, 'hex') as oid, min(q.committed_at) as at, coalesce(min(m.subject), '') as subject, array_agg(p.path) as paths,
      sum(q.added) as added, sum(q.deleted) as deleted
    from ${countedChanges(facts.db, wish)} q
    join path p on p.repository_id = ${repository.id} and p.path_id = q.file_id
    left join message m on m.repository_id = ${repository.id} and m.commit_id = q.commit_id
    where q.flags & ${flag.fix | flag.revert} > 0
    group by q.oid, q.moment order by q.moment desc, q.oid desc`.execute(facts.db)
  return rows
    .filter(
      ({ paths }) => level === 'file' || paths.some((path) => areaOf(path, prefix, depth) === area),
    )
    .slice(0, commitsMax)
    .map(({ oid, at, subject, added, deleted }) => ({
      oid,
      at: at?.toISOString() ?? null,
      subject,
      added,
      deleted,
    }))
}
