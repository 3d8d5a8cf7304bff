/**
 * `cairn files`: every path of a history with its revisions, lines and age, equal to git's own sums.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the rollup of files'
 * months, a row for each file and month with a change, and the files at head. Otherwise the repository's own changes of the
 * window, once, by their index.
 */
import { leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { untouchedFile } from '#facts/reading/unknown-path.ts'
import { CairnError } from '#std/errors.ts'
import {
  inScope,
  shownWindow,
  type Explanation,
  type Insight,
  type LeftOut,
  type Scope,
} from '../insight.ts'
import { explainFile } from './explain.ts'
import { lineAge } from './line-age.ts'
import { filesFromMergesOnly } from './merged-only.ts'
import { commitsWithoutLines, fileRows, type FileRow } from './query.ts'
import { rounded } from '#std/spread.ts'
import { Input, Output, type FilesAnswer, type FilesInput } from './shape.ts'
import { windowEnd } from './window-end.ts'

export const files: Insight<typeof Input, FilesAnswer> = {
  name: 'files',
  summary: 'Every path ever seen, with its revisions, lines added and deleted, and age.',
  input: Input,
  output: Output,
  answer,
  explain,
}

async function answer(asked: Scope, { follow, path, lines }: FilesInput): Promise<FilesAnswer> {
  if (lines && path === undefined)
    throw new CairnError(
      'invalid',
      'files.path_missing',
      'The age of lines is told for one file at a time.',
      {
        hint: 'Name the file with --path.',
      },
    )
  const scope = path === undefined ? asked : { ...asked, prefix: plain(path) }
  const { window, prefix, unit } = scope
  const wish = { ...inScope(scope), follow }
  const [rows, census, end, fromMerges, uncounted] = await Promise.all([
    fileRows(scope, follow),
    takeCensus(scope.facts.db, wish, unit),
    windowEnd(scope),
    filesFromMergesOnly(scope),
    commitsWithoutLines(scope),
  ])
  const age = lines ? await lineAge(scope, prefix, end) : null
  return {
    window: shownWindow(window),
    n: census.changes,
    leftOut: [...leftOutCommits(census), ...fromMergesOnly(fromMerges), ...withoutLines(uncounted)],
    items: (age ? withFile(rows, prefix) : rows).map((row) => itemOf(row, end)),
    lineAge: age,
  }
}

/** A file at the head has lines with an age, also where no change in the window touches it. */
function withFile(rows: FileRow[], path: string): FileRow[] {
  if (rows.some((row) => row.path === path)) return rows
  const none = { revisions: 0, added: 0, deleted: 0, uncounted: 0, firstAt: null, lastAt: null }
  return [{ path, atHead: true, ...none }, ...rows]
}

/** `./src/` is `src`, and `.` is all of it. */
function plain(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}

function itemOf(
  { firstAt, lastAt, ...row }: FileRow,
  end: Date | null,
): FilesAnswer['items'][number] {
  const age =
    lastAt === null || end === null
      ? null
      : Math.max(0, end.getTime() - lastAt.getTime()) / 86_400_000
  return {
    ...row,
    firstChangedAt: firstAt?.toISOString() ?? null,
    lastChangedAt: lastAt?.toISOString() ?? null,
    ageDays: rounded(age),
  }
}

function fromMergesOnly(count: number | null): LeftOut[] {
  return count
    ? [{ what: 'files that only merges brought', count, why: 'no single change touches them' }]
    : []
}

function withoutLines(count: number): LeftOut[] {
  return count > 0
    ? [
        {
          what: 'lines of commits whose contents could not be read',
          count,
          why: 'they are revisions without lines here, as in a clone that lacks the contents',
        },
      ]
    : []
}

async function explain(
  scope: Scope,
  subject: readonly string[],
  input: FilesInput,
): Promise<Explanation> {
  const [path] = subject
  if (path === undefined)
    throw new CairnError('invalid', 'files.path_missing', 'Which file is to be explained?', {
      hint: 'Name one, as `cairn files` prints it.',
    })
  const found = await answer(scope, { ...input, path, lines: false })
  const [item, ...others] = found.items.filter((candidate) => candidate.path === path)
  if (item === undefined) throw await untouchedFile(scope, path)
  if (others.length > 0)
    throw new CairnError(
      'not_found',
      'path.ambiguous',
      `${others.length + 1} files read ${JSON.stringify(path)}: their names hold bytes that are not UTF-8.`,
      { hint: 'Which of them is meant cannot be told by this name; `cairn files` lists them all.' },
    )
  return explainFile(scope, item, found, input.follow)
}
