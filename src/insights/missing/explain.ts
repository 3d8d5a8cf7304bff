/** Where a suggestion comes from: each touched file's share, and the commits that touch both. */
import { sql } from 'kysely'
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import { readKnownFiles } from '#facts/reading/known-files.ts'
import { namesIn } from '#facts/reading/named-commits.ts'
import { CairnError } from '#std/errors.ts'
import { listedFromGit, touchesFromGit } from '../from-git.ts'
import {
  shownWindow,
  type Count,
  type ExplainedCommit,
  type Explanation,
  type Scope,
} from '../insight.ts'
import { anyOf, associate, lowOf } from './associate.ts'
import { gather, type Gathered } from './gather.ts'
import { bulkLeftOut } from './left-out.ts'
import { rounded } from './rounded.ts'
import type { MissingInput } from './shape.ts'
import { speakingFiles, touchedFiles } from './touched-files.ts'

/** `subject` is the suggested file, then the touched ones; these may be in the input instead. */
export async function explainMissing(
  scope: Scope,
  subject: readonly string[],
  input: MissingInput,
): Promise<Explanation> {
  const [suggested, ...others] = subject
  if (suggested === undefined)
    throw new CairnError(
      'invalid',
      'missing.explain.none',
      'Which suggestion is to be explained?',
      { hint: 'Name the suggested file first, then the touched ones.' },
    )
  const known = await readKnownFiles(scope.facts, scope.repository.id, scope.branch)
  const [file] = touchedFiles([suggested], known)
  const touched = speakingFiles(
    touchedFiles(others.length > 0 ? others : input.files, known),
  ).filter((one) => one.id !== file?.id)
  if (touched.length === 0)
    throw new CairnError('invalid', 'missing.explain.touched', 'Which touched files call for it?', {
      hint: 'Name the suggested file first, then the touched ones.',
    })
  const gathered = await gather(scope, touched, {
    known,
    counts: new Set(known.map((one) => one.id)),
  })
  const ids = touched.map((one) => one.id)
  const candidate = associate(gathered.index, ids, anyOf).find((one) => one.file === file?.id)
  const shares = touched.map((one, place) => ({
    path: one.path,
    shared: candidate?.shared[place] ?? 0,
    revisions: gathered.index.unitsOf(one.id).length,
  }))
  return {
    subject: `${file?.path} with ${touched.map((one) => one.path).join(', ')}`,
    definition:
      'For each touched file A, confidence A→B is the share of the changes of A that also changed B; what counts is the lower end of its 90 % interval. The score is the chance that B belongs to the change if each touched file had a say of its own: 1 less the product of what each leaves open.',
    formula: `score = 1 − ${shares.map(({ shared, revisions }) => `(1 − low(${shared} ÷ ${revisions}) = ${rounded(1 - lowOf(shared, revisions))})`).join(' × ')} = ${rounded(candidate?.score ?? 0)}`,
    values: {
      score: rounded(candidate?.score ?? 0),
      ...Object.fromEntries(
        shares.map(({ path, shared, revisions }) => [path, `${shared} of ${revisions}`]),
      ),
    },
    window: shownWindow(scope.window),
    n: new Set(ids.flatMap((id) => gathered.index.unitsOf(id))).size,
    leftOut: bulkLeftOut(gathered),
    commands: [],
    counts: (
      await Promise.all(
        touched.map((one, place) =>
          countsOf(scope, gathered, {
            one,
            suggested: file ?? { id: -1, path: suggested },
            ...(shares[place] ?? { shared: 0, revisions: 0 }),
          }),
        ),
      )
    ).flat(),
    commits: await commitsOf(scope, file?.id ?? -1, new Set(ids), gathered),
  }
}

interface Touched {
  one: { id: number; path: string }
  suggested: { id: number; path: string }
  shared: number
  revisions: number
}

/** How often one touched file changed, and how often the suggested one did with it. */
async function countsOf(
  scope: Scope,
  gathered: Gathered,
  { one, suggested, shared, revisions }: Touched,
): Promise<Count[]> {
  const together = await commitsOf(scope, suggested.id, new Set([one.id]), gathered)
  const counts = listedFromGit(scope, {
    what: `${one.path}: shared`,
    number: shared,
    commits: together.filter(({ leftOut }) => leftOut === undefined).length,
    listing: { subject: [suggested.path, one.path] },
  })
  if (scope.unit !== 'commit') return counts
  const { index, commits, commitsOf: commitsIn } = gathered
  const ids = index.unitsOf(one.id).flatMap(commitsIn)
  const wish = { repositoryId: scope.repository.id, branchId: scope.branch.id }
  const names = await namesIn(scope.facts, wish, {
    files: [one.id],
    commits: ids.map((commit) => commits.ids[commit] ?? 0),
  })
  const changes = await touchesFromGit(scope, {
    what: `${one.path}: revisions`,
    number: revisions,
    commits: revisions,
    listing: { insight: 'files', subject: [one.path] },
    names: names.length === 0 ? [one.path] : names,
    bulk: false,
  })
  return [...counts, ...changes]
}

async function commitsOf(
  { facts, repository }: Scope,
  file: number,
  touched: ReadonlySet<number>,
  gathered: Gathered,
): Promise<ExplainedCommit[]> {
  const { index, commits, commitsOf: commitsIn, bulkCommits, filesOf } = gathered
  const units = index
    .unitsOf(file)
    .filter((unit) => index.filesOf(unit).some((other) => touched.has(other)))
  const isAbout = (commit: number) =>
    filesOf(commit).has(file) || [...touched].some((other) => filesOf(commit).has(other))
  const counted = units.flatMap((unit) => commitsIn(unit).filter(isAbout))
  const bulk = bulkCommits.filter((commit) => filesOf(commit).has(file))
  const why = new Map(
    bulk.map((commit) => [
      commits.ids[commit] ?? 0,
      ((commits.flags[commit] ?? 0) & flag.bulk) > 0
        ? `touches more than ${bulkPathsMax} paths`
        : `part of a change-set of more than ${bulkPathsMax} files`,
    ]),
  )
  const ids = [...new Set([...counted, ...bulk])].map((commit) => commits.ids[commit] ?? 0)
  const { rows } = await sql<{
    id: number
    oid: string
    at: Date | null
    subject: string | null
    added: number | null
    deleted: number | null
  }>`
    select c.commit_id as id, encode(c.oid, 'hex') as oid, c.committed_at as at, m.subject, l.added, l.deleted from commit c
    left join message m on m.repository_id = c.repository_id and m.commit_id = c.commit_id
    left join (select commit_id, sum(added) as added, sum(deleted) as deleted from change_lines
      where repository_id = ${repository.id} and commit_id = any(${ids}::integer[]) group by commit_id) l on l.commit_id = c.commit_id
    where c.repository_id = ${repository.id} and c.commit_id = any(${ids}::integer[]) order by c.moment desc, c.oid desc`.execute(
    facts.db,
  )
  return rows.map(({ id, oid, at, subject, added, deleted }) => {
    const leftOut = why.get(id)
    return {
      oid,
      at: at?.toISOString() ?? null,
      subject: subject ?? '',
      added,
      deleted,
      ...(leftOut === undefined ? {} : { leftOut }),
    }
  })
}
