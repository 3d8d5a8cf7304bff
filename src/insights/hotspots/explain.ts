/** Where one hotspot's score comes from: both factors, the commands that give them, and the commits. */
import { sql } from 'kysely'
import { commitsBehind, toldCommit, type CommitBehind } from '#facts/reading/newest-commits.ts'
import { whatIsAFix } from '#facts/words/tell-kind.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { listedFromGit, spanOf, touchesFromGit } from '../from-git.ts'
import type { Count, Explanation, Listing, Scope } from '../insight.ts'
import { findCandidates } from './candidates.ts'
import { changesOfFiles } from './changes-of-files.ts'
import { areasOf } from './directories.ts'
import { functionEfforts } from './functions.ts'
import type { HotspotItem, HotspotsAnswer } from './shape.ts'
import { unranked } from './unranked.ts'

export async function explainHotspot(
  scope: Scope,
  subject: readonly string[],
  answer: HotspotsAnswer,
): Promise<Explanation> {
  const item = await itemNamed(scope, subject, answer)
  const commits = await commitsOf(scope, item, answer)
  const listed = commits.map(toldCommit)
  const { window, n, leftOut, ranked } = answer
  const fixes = listed.filter(({ fix }) => fix).length
  return {
    subject: item.name === null ? item.path : `${item.path} ${item.name}`,
    definition: `${definitions[answer.level]} ${whatIsAFix}`,
    formula: formulaOf(item, answer),
    values: {
      rank: item.rank,
      of: ranked,
      revisions: item.revisions,
      fixes: item.fixes,
      complexity: item.complexity,
      complexityMeasure: item.complexityMeasure,
      score: item.score,
      rankLow: item.rankInterval.low,
      rankHigh: item.rankInterval.high,
      rankWithout: item.rankWithout,
    },
    window,
    n,
    leftOut,
    commands: answer.level === 'function' ? [linesFollowed(scope, item)] : [],
    counts: [
      ...(await revisionsFromGit(scope, item, commits, { level: answer.level, subject })),
      ...listedFromGit(scope, {
        what: 'fixes',
        number: item.fixes,
        commits: fixes,
        listing: { subject, only: 'fix' },
      }),
    ],
    commits: listed,
  }
}

const definitions = {
  directory:
    'A directory is a hotspot when much effort went into complicated code below it: the sum of the scores of its files, without the directories below that are listed by themselves. A change that touches several of its files is one revision of it.',
  file: 'A file is a hotspot when it is both changed often and complicated: revisions in the window × complexity now.',
  function:
    'A function is a hotspot when it is both changed often and complicated: changes in the window that touched its lines, followed back as `git log -L` does, × its cognitive complexity now. Parallel branches are followed as if their changes came one after the other.',
}

function formulaOf(
  { revisions, complexity, score, complexityMeasure }: HotspotItem,
  { level, indentation }: HotspotsAnswer,
): string {
  const rate = rateOf(complexityMeasure, indentation)
  if (level === 'directory')
    return `score = sum over files of revisions × complexity = ${score}${rate}`
  return `score = revisions × complexity = ${revisions} × ${complexity} = ${score}${rate}`
}

function rateOf(
  measure: HotspotItem['complexityMeasure'],
  { worth, files }: HotspotsAnswer['indentation'],
): string {
  if (measure === 'none') return '; complexity is not measured yet and counts as one'
  if (measure === 'cognitive') return ''
  const from = files > 0 ? ` (as in ${files} parsed source files at the head)` : ''
  return `; complexity of a file without a grammar = levels of indentation × ${worth}${from}`
}

async function itemNamed(
  scope: Scope,
  [path, name, line]: readonly string[],
  answer: HotspotsAnswer,
): Promise<HotspotItem> {
  const found = answer.items.find(
    (item) =>
      item.path === path &&
      (name === undefined || item.name === name) &&
      (line === undefined || item.startLine === Number(line)),
  )
  if (path !== undefined && found !== undefined) return found
  if (path !== undefined) throw await unranked(scope, [path, name], answer)
  throw new CairnError('not_found', 'hotspots.none', 'Which hotspot is to be explained?', {
    hint: 'Name one as `cairn hotspots` prints it: a file, or a file and a function.',
  })
}

/** Newest first. */
async function commitsOf(
  scope: Scope,
  item: HotspotItem,
  { level }: HotspotsAnswer,
): Promise<CommitBehind[]> {
  const { files } = await findCandidates(scope)
  if (level === 'directory') {
    const area = areasOf(files, scope.prefix).find(({ path }) => path === item.path)
    return commitsOfFiles(scope, area?.files ?? [])
  }
  const file = files.find((candidate) => candidate.path === item.path)
  if (file === undefined) return []
  const commits = await commitsOfFiles(scope, [file])
  if (level === 'file') return commits
  const { efforts } = await functionEfforts(scope, [file])
  const touched = new Set(
    efforts.find((one) => one.name === item.name && one.startLine === item.startLine)?.commitIds,
  )
  return commits.filter(({ id }) => touched.has(id))
}

function commitsOfFiles(
  scope: Scope,
  files: readonly { fileId: number }[],
): Promise<CommitBehind[]> {
  const ids = files.map(({ fileId }) => fileId)
  const changes = sql`${changesOfFiles(scope, ids)}`
  return commitsBehind(scope.facts.db, scope.repository.id, changes)
}

async function revisionsFromGit(
  scope: Scope,
  { revisions }: HotspotItem,
  commits: readonly CommitBehind[],
  { level, subject }: { level: HotspotsAnswer['level']; subject: Listing['subject'] },
): Promise<Count[]> {
  const counting = {
    what: 'revisions',
    number: revisions,
    commits: commits.length,
    listing: { subject },
  }
  return level === 'file'
    ? touchesFromGit(scope, { ...counting, names: namesIn(commits) })
    : listedFromGit(scope, counting)
}

function namesIn(commits: readonly CommitBehind[]): string[] {
  return [...new Set(commits.flatMap(({ names }) => names))].sort()
}

/** Git follows them along one name and in its own order, so it may stop elsewhere. */
function linesFollowed({ branch, window }: Scope, item: HotspotItem): string {
  return `git log --no-merges --format=%H -s${spanOf(window)} -L${item.startLine},${item.endLine}:${shellWord(item.path)} ${branch.head}`
}
