/** Where one hotspot's score comes from: both factors, the commands that give them, and the commits. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import type { ExplainedCommit, Explanation, Scope } from '../insight.ts'
import { findCandidates } from './candidates.ts'
import { changesOfFiles } from './changes-of-files.ts'
import { functionEfforts } from './functions.ts'
import type { HotspotItem, HotspotsAnswer } from './shape.ts'

export async function explainHotspot(
  scope: Scope,
  subject: readonly string[],
  answer: HotspotsAnswer,
): Promise<Explanation> {
  const item = itemNamed(subject, answer)
  const commits = await commitsOf(scope, item, answer)
  const { window, n, leftOut, ranked } = answer
  return {
    subject: item.name === null ? item.path : `${item.path} ${item.name}`,
    definition: definitions[answer.level],
    formula: formulaOf(item, answer),
    values: {
      rank: item.rank,
      of: ranked,
      revisions: item.revisions,
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
    commands: commandsFor(
      scope,
      item,
      [...new Set(commits.map((commit) => commit.name))].sort(),
      answer,
    ),
    commits: commits.map(({ oid, at, subject: said, added, deleted }): ExplainedCommit => ({
      oid,
      at: at?.toISOString() ?? null,
      subject: said ?? '',
      added,
      deleted,
    })),
  }
}

const definitions = {
  directory:
    'A directory is a hotspot when much effort went into complicated code below it: the sum of the scores of its files, without the directories below that are listed by themselves.',
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

function itemNamed(
  [path, name, line]: readonly string[],
  { items, level }: HotspotsAnswer,
): HotspotItem {
  const found = items.find(
    (item) =>
      item.path === path &&
      (name === undefined || item.name === name) &&
      (line === undefined || item.startLine === Number(line)),
  )
  if (path !== undefined && found !== undefined) return found
  throw new CairnError(
    'not_found',
    'hotspots.none',
    path === undefined
      ? 'Which hotspot is to be explained?'
      : `${JSON.stringify([path, name].filter(Boolean).join(' '))} is not among the ${level === 'directory' ? 'directories' : `${level}s`} ranked in this window.`,
    {
      hint: 'Name one as `cairn hotspots` prints it: a file, or a file and a function.',
    },
  )
}

interface NamedCommit {
  commitId: number
  oid: string
  at: Date | null
  subject: string | null
  name: string
  added: number | null
  deleted: number | null
}

/** Newest first; of a directory none: each of its files has its own. */
async function commitsOf(
  scope: Scope,
  item: HotspotItem,
  { level }: HotspotsAnswer,
): Promise<NamedCommit[]> {
  if (level === 'directory') return []
  const { files } = await findCandidates(scope)
  const file = files.find((candidate) => candidate.path === item.path)
  if (file === undefined) return []
  const commits = await commitsOfFile(scope, file.fileId)
  if (level === 'file') return commits
  const { efforts } = await functionEfforts(scope, [file])
  const touched = new Set(
    efforts.find((one) => one.name === item.name && one.startLine === item.startLine)?.commitIds,
  )
  return commits.filter((commit) => touched.has(commit.commitId))
}

async function commitsOfFile(scope: Scope, fileId: number): Promise<NamedCommit[]> {
  const { facts, repository } = scope
  const { rows } = await sql<NamedCommit>`
    select q.commit_id as "commitId", encode(q.oid, 'hex') as oid, q.committed_at as at, m.subject, p.path as name, q.added, q.deleted
    from ${changesOfFiles(scope, [fileId])} q
    join path p on p.repository_id = ${repository.id} and p.path_id = q.path_id
    left join message m on m.repository_id = ${repository.id} and m.commit_id = q.commit_id
    order by q.moment desc, q.oid desc, p.path collate "C"`.execute(facts.db)
  return rows
}

function commandsFor(
  { branch, window }: Scope,
  item: HotspotItem,
  names: string[],
  { level }: HotspotsAnswer,
): string[] {
  const since = window.from === null ? '' : ` --since-as-filter=${window.from.toISOString()}`
  const until = window.to === null ? '' : ` --until=${window.to.toISOString()}`
  if (level === 'function')
    return [
      `git log --no-merges --format=%H -s${since}${until} -L${item.startLine},${item.endLine}:${shellWord(item.path)} ${branch.head}`,
    ]
  const paths = (
    level === 'directory' ? [item.path, ...item.without.map((path) => `:(exclude)${path}`)] : names
  )
    .map(shellWord)
    .join(' ')
  return [
    `git log --no-merges --full-history --format=%H${since}${until} ${branch.head} -- ${paths}`,
    ...(level === 'directory'
      ? []
      : [
          `git -c diff.context=0 log --no-merges --full-history --numstat -M --format=${since}${until} ${branch.head} -- ${paths}`,
        ]),
  ]
}
