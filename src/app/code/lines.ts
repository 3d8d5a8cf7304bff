/** Lines of code as they stood at a commit, and where they are now. Read from git's objects; nothing outside the repository is opened. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { unknownPath } from '#facts/reading/unknown-path.ts'
import { escaped } from '#markdown/html.ts'
import { languageOf } from '#sources/code/languages.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import type { OpenCodeReader } from '../code-reader.ts'
import { noCommits } from '../scope.ts'
import type { Texts } from '../texts/texts.ts'
import { linesMax, readText, type Text } from './text.ts'
import { Now, unknownCommit, whereNow } from './where-now.ts'

export const Lines = z.object({
  repository: z.string(),
  path: z.string(),
  /** Full object ids: of the commit whose lines these are, and of the branch's head. */
  commit: z.string(),
  head: z.string(),
  language: z.string().nullable(),
  /** Of the whole file; null where it has none. */
  lineCount: z.int().nullable(),
  lines: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      /** The same in colours, where its language is known. */
      html: z.string(),
    }),
  ),
  /** What there is to know of them, in sentences: that some are cut short, or cannot be shown. */
  notes: z.array(z.string()),
  now: Now,
})
type Lines = z.output<typeof Lines>

export interface LinesWish {
  path: string
  /** The first digits are enough; the branch's head when absent. */
  commit?: string | undefined
  from: number
  to: number
}

export interface CodeParts {
  facts: Facts
  repository: { id: number; name: string }
  code: OpenCodeReader
  texts: Pick<Texts, 'colour'>
}

export async function linesOf(parts: CodeParts, wish: LinesWish): Promise<Lines> {
  const { facts, repository, code } = parts
  const branch = await defaultBranch(facts, repository)
  const { id, oid: head } = branch
  const asked =
    wish.commit === undefined
      ? branch
      : await commitCalled(facts, repository.id, { digits: wish.commit, length: head.length })
  // Of a commit that nobody here knows, at least what stands there today is shown.
  const commit = asked ?? branch
  const [oid] = await code.blobsAt(wish.path, [commit.oid])
  if (oid == null) throw await noFile(parts, branch, { path: wish.path, commit: commit.oid })
  const text = await textOf(code, oid)
  return {
    ...{ repository: repository.name, path: wish.path, commit: commit.oid, head },
    ...(await shown(parts, wish, text)),
    now:
      asked === undefined
        ? unknownCommit(
            `No commit that was read begins with ${wish.commit}; these lines are today's.`,
          )
        : await whereNow(
            { facts, code, place: { repositoryId: repository.id, branchId: id }, head },
            { path: wish.path, from: wish.from, to: wish.to, commit: commit.oid },
          ),
  }
}

/** A commit, and its corrected date in seconds. */
interface Commit {
  oid: string
  moment: number
}

export interface Branch extends Commit {
  id: number
  name: string
}

export async function defaultBranch(
  facts: Facts,
  repository: { id: number; name: string },
): Promise<Branch> {
  const { rows } = await sql<Branch>`
    select b.branch_id as id, b.name, encode(b.head, 'hex') as oid, c.moment from branch b
    join commit c on c.repository_id = b.repository_id and c.commit_id = b.head_commit_id
    where b.repository_id = ${repository.id} order by b.is_default desc, b.name limit 1`.execute(
    facts.db,
  )
  if (rows[0] === undefined) throw noCommits(repository)
  return rows[0]
}

/** Undefined where no commit of the repository begins so. */
export async function commitCalled(
  facts: Facts,
  repositoryId: number,
  { digits, length }: { digits: string; length: number },
): Promise<Commit | undefined> {
  const [least, most] = ['0', 'f'].map((digit) => digits.padEnd(length, digit))
  const { rows } = await sql<Commit>`
    select encode(oid, 'hex') as oid, moment from commit where repository_id = ${repositoryId}
      and oid between decode(${least}, 'hex') and decode(${most}, 'hex') order by oid limit 2`.execute(
    facts.db,
  )
  if (rows.length < 2) return rows[0]
  throw new CairnError(
    'invalid',
    'code.commit.ambiguous',
    `Several commits begin with ${digits}.`,
    {
      hint: 'Give more of its digits.',
    },
  )
}

async function textOf(code: OpenCodeReader, oid: string): Promise<Text> {
  for await (const bytes of code.blobs([oid])) return readText(bytes)
  return readText(null)
}

async function noFile(
  { facts, repository }: CodeParts,
  branch: Branch,
  { path, commit }: { path: string; commit: string },
): Promise<CairnError> {
  const says = `There is no file ${shownWord(path)} in commit ${commit.slice(0, 10)}.`
  return unknownPath({ facts, repository, branch }, path, says)
}

const charsMax = 2_000
/** Above what is shown, for the colours: a comment may have begun there. */
const linesAbove = 200

async function shown(
  { texts }: CodeParts,
  { path, from, to }: LinesWish,
  text: Text,
): Promise<Pick<Lines, 'language' | 'lineCount' | 'lines' | 'notes'>> {
  if (text.is !== 'text')
    return { language: null, lineCount: null, lines: [], notes: [wordsFor[text.is]] }
  const { lines: all } = text
  if (from > all.length)
    throw new CairnError(
      'invalid',
      'code.lines.none',
      `${shownWord(path)} has ${all.length} ${all.length === 1 ? 'line' : 'lines'} there.`,
      { hint: 'Ask for lines that it has.' },
    )
  const last = Math.min(to, all.length, from + linesMax - 1)
  const language = languageOf(path, all.slice(0, 50).join('\n'))
  const cut = all.map((line) => (line.length > charsMax ? `${line.slice(0, charsMax)}…` : line))
  const above = Math.max(0, from - 1 - linesAbove)
  const coloured =
    language === null ? undefined : await texts.colour(cut.slice(above, last).join('\n'), language)
  const isCut = all.slice(from - 1, last).some((line) => line.length > charsMax)
  return {
    language,
    lineCount: all.length,
    lines: cut.slice(from - 1, last).map((line, index) => ({
      number: from + index,
      text: line,
      html: coloured?.[from - 1 - above + index] ?? escaped(line),
    })),
    notes: [
      ...(last < to ? [last === all.length ? `The file ends at line ${last}.` : tooMany] : []),
      ...(isCut ? [`Lines are shown up to their first ${charsMax} letters.`] : []),
      ...(text.isUtf8
        ? []
        : ['Not all of it is UTF-8; what could not be read is shown as \ufffd.']),
    ],
  }
}

const tooMany = `No more than ${linesMax} lines are shown at once.`

const wordsFor: Record<Exclude<Text['is'], 'text'>, string> = {
  binary: 'This is a binary file: it has no lines.',
  too_large: 'This file is larger than 16 MiB and is not shown.',
}
