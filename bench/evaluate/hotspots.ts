/**
 * Does the hotspot score earn its place? The history is cut twelve months before its end; files are ranked as they stood then;
 * the first of them that hold a fifth of all lines are taken. How many of the later fix changes fall on them? Beside it the
 * same for files ranked by lines only and by revisions only.
 */
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import { flag } from '#facts/words/flags.ts'
import { hotspots } from '#insights/hotspots/insight.ts'
import type { Scope } from '#insights/insight.ts'
import { silent } from '#std/progress.ts'
import { cutHistory, gitIn } from '../cut.ts'
import type { Evaluated, Told } from './evaluations.ts'

const heldBackMonths = 12
const linesShare = 0.2

interface Ranked {
  path: string
  lines: number
  revisions: number
  score: number
}

export async function evaluateHotspots({
  scope,
  gitDir,
  dataFolder,
  scratch,
}: Evaluated): Promise<Told> {
  const newest = Number(gitIn(gitDir, 'log', '-1', '--format=%ct', scope.branch.head))
  const cutAt = new Date(newest * 1000)
  cutAt.setUTCMonth(cutAt.getUTCMonth() - heldBackMonths)
  const before = gitIn(
    gitDir,
    'rev-list',
    '-1',
    '--first-parent',
    `--before=${Math.floor(cutAt.getTime() / 1000)}`,
    scope.branch.head,
  )
  if (before === '')
    return { holds: true, lines: ['hotspots: the history is shorter than what would be held back'] }
  const then = await scopeThen(scope, dataFolder, cutHistory(scratch, gitDir, before).path)
  const input = hotspots.input.parse({ limit: 10_000 })
  const { items } = await hotspots.answer(then, input)
  const fixes = await laterFixes(scope, then, before)
  const ranked: Ranked[] = items.map(({ path, lines, revisions, score }) => ({
    path,
    lines,
    revisions,
    score,
  }))
  const told = (name: string, by: (file: Ranked) => number) => {
    const { covered, files } = coverage(ranked, by, fixes)
    return `  ${name.padEnd(24)} ${(covered * 100).toFixed(0)} % of later fixes in ${files} files`
  }
  const total = ranked.reduce((sum, { path }) => sum + (fixes.get(path) ?? 0), 0)
  return {
    holds: true,
    lines: [
      `hotspots: where did the ${total} fix changes of the last ${heldBackMonths} months fall? On the first files that hold 20 % of the lines:`,
      told('hotspot score', (file) => file.score),
      told('revisions only', (file) => file.revisions),
      told('lines only', (file) => file.lines),
    ],
  }
}

async function scopeThen(scope: Scope, dataFolder: string, repository: string): Promise<Scope> {
  await scan(scope.facts, dataFolder, repository, {
    progress: silent,
    trustOwner: true,
    trustAlternates: true,
  })
  const { repository_id: repositoryId } = await scope.facts.db
    .selectFrom('repository')
    .select('repository_id')
    .where('source', '=', repository)
    .executeTakeFirstOrThrow()
  return makeScope(scope.facts, { repositoryId, now: scope.now, code: scope.code })
}

/** Fix changes after the cut, by the path that the file had at the cut. */
async function laterFixes(scope: Scope, then: Scope, before: string): Promise<Map<string, number>> {
  const { rows } = await scope.facts.pool.query<{ path: string; fixes: number }>(
    `with cut as (select moment, commit_id from commit where repository_id = $1 and oid = decode($4, 'hex')),
     known as (select encode(oid, 'hex') as oid from commit where repository_id = $3),
     fixed as (
       select coalesce(l.file_id, ch.path_id) as file_id, count(*) as fixes from change ch
       join commit c on c.repository_id = ch.repository_id and c.commit_id = ch.commit_id
       left join life l on l.repository_id = ch.repository_id and l.branch_id = $2 and l.path_id = ch.path_id
         and c.moment >= l.since and c.moment < l.until
       where ch.repository_id = $1 and ch.commit_id <@ (select commits from branch where repository_id = $1 and branch_id = $2)
         and c.flags & ${flag.fix} > 0 and encode(c.oid, 'hex') not in (select oid from known)
       group by 1
     )
     select p.path, sum(f.fixes) as fixes from head_file h
     join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
     join path now on now.repository_id = $1 and now.path = p.path
     left join life l on l.repository_id = $1 and l.branch_id = $2 and l.path_id = now.path_id
       and (select moment from cut) >= l.since and (select moment from cut) < l.until
     join fixed f on f.file_id = coalesce(l.file_id, now.path_id)
     where h.repository_id = $3 group by p.path`,
    [scope.repository.id, scope.branch.id, then.repository.id, before],
  )
  return new Map(rows.map((row) => [row.path, row.fixes]))
}

/** What the first files that hold a fifth of the lines cover. */
function coverage(
  files: readonly Ranked[],
  by: (file: Ranked) => number,
  fixes: ReadonlyMap<string, number>,
): { covered: number; files: number } {
  const ranked = files.toSorted((a, b) => by(b) - by(a) || (a.path < b.path ? -1 : 1))
  const allLines = files.reduce((sum, file) => sum + file.lines, 0)
  const allFixes = files.reduce((sum, file) => sum + (fixes.get(file.path) ?? 0), 0)
  let lines = 0
  let covered = 0
  let count = 0
  for (const file of ranked) {
    if (lines + file.lines > allLines * linesShare && count > 0) break
    lines += file.lines
    covered += fixes.get(file.path) ?? 0
    count++
  }
  return { covered: allFixes === 0 ? 0 : covered / allFixes, files: count }
}
