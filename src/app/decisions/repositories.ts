/** Finds the decisions that lie in scanned repositories, at the heads of their default branches, without a checkout. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import type { Held, Repositories, Repository } from '#practices/decisions/files/sources.ts'
import { collectionOf } from '#practices/decisions/formats/collection.ts'
import { readFile, type ReadFile } from '#practices/decisions/formats/read-file.ts'
import { foldersToldBy } from '#practices/decisions/formats/pointers.ts'
import { isPointer, placesAmong } from '#practices/decisions/formats/where.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { CairnError } from '#std/errors.ts'
import { gitPlaceOf } from '../code-reader.ts'
import { repositoryCalled } from '../known-repository.ts'

interface Where {
  facts: Facts
  dataFolder: string
}

/** As `decisions import` reads of a file; and of a repository, which any door may ask for, less than of a folder. */
const fileBytesMax = 4 * 2 ** 20
const filesMax = 10_000
const allBytesMax = 128 * 2 ** 20

export function repositoriesOf(where: Where): Repositories {
  return {
    async called(name) {
      const rows =
        name === undefined ? await all(where) : [await repositoryCalled(where.facts, name)]
      return rows.flatMap((row) => (row === undefined ? [] : [repositoryOf(where, row)]))
    },
  }
}

interface Row {
  id: number
  name: string
  source: string
}

/** Those without a commit hold nothing. */
async function all({ facts }: Where): Promise<Row[]> {
  return facts.db
    .selectFrom('repository')
    .select(['repository_id as id', 'name', 'source'])
    .where('default_branch', 'is not', null)
    .orderBy('name')
    .orderBy('source')
    .execute()
}

function repositoryOf(where: Where, { id, name, source }: Row): Repository {
  return {
    name,
    source,
    async read(beside) {
      const place = { source, name, base: '' }
      const paths = await pathsAtHead(where.facts, id)
      const isAny = beside.length > 0 || paths.some((path) => isPointer.test(path))
      if (!isAny && placesAmong(paths, []).length === 0) return { ...nothing, place }
      return { ...(await readAt(where, id, { paths, beside })), place }
    },
  }
}

const nothing = {
  ...{ decisions: [], duplicateNumbers: [], brokenLinks: [], skipped: [] },
  contents: new Map<string, Uint8Array>(),
}

/** Names that are no UTF-8 cannot be asked for by their letters. */
async function pathsAtHead(facts: Facts, repositoryId: number): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select p.path from branch b
    join head_file h on h.repository_id = b.repository_id and h.branch_id = b.branch_id
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    where b.repository_id = ${repositoryId} and b.is_default and p.raw is null
    order by p.path collate "C"`.execute(facts.db)
  return rows.map(({ path }) => path)
}

async function readAt(
  { facts, dataFolder }: Where,
  repositoryId: number,
  { paths, beside }: { paths: readonly string[]; beside: readonly string[] },
): Promise<Omit<Held, 'place'>> {
  const { gitDir, head } = await gitPlaceOf(facts, { dataFolder, repositoryId })
  const told: string[] = []
  for await (const { path, content } of contentsAt(
    gitDir,
    head,
    paths.filter((each) => isPointer.test(each)),
  ))
    if (content !== null) told.push(...foldersToldBy(path, Buffer.from(content).toString('utf8')))
  const there = new Set(paths)
  const wanted = new Set([...placesAmong(paths, told), ...beside.filter((path) => there.has(path))])
  if (wanted.size > filesMax) throw tooMany()
  const contents = new Map<string, Uint8Array>()
  const read: ReadFile[] = []
  let bytesRead = 0
  for await (const { path, content } of contentsAt(gitDir, head, [...wanted].toSorted())) {
    if (content === null) {
      read.push({ decisions: [], skipped: tooLarge(path) })
      continue
    }
    bytesRead += content.length
    if (bytesRead > allBytesMax) throw tooMany()
    const file = readFile(path, content)
    read.push(file)
    if (file.decisions.length > 0) contents.set(path, content)
  }
  const collection = collectionOf(read, paths)
  // In a whole repository most prose is none, which nobody has to be told.
  const skipped = collection.skipped.filter(({ code }) => code !== 'decisions.file.other')
  return { ...collection, skipped, contents }
}

/** Null where a file is larger than we read. A link is read as the text it is, and is no decision. */
async function* contentsAt(gitDir: string, head: string, paths: readonly string[]) {
  let at = 0
  const asked = paths.map((path) => `${head}:${path}`)
  for await (const object of readObjects(gitDir, asked, { bytesMax: fileBytesMax })) {
    const path = paths[at++]
    if (path !== undefined && object?.type === 'blob') yield { path, content: object.bytes }
  }
}

function tooLarge(path: string) {
  const message = 'This is larger than 4 MiB, and was not read.'
  return { path, code: 'decisions.file.too_large', message }
}

function tooMany(): CairnError {
  return new CairnError(
    'invalid',
    'decisions.repository.too_large',
    'More lies where decisions usually do than is read at once: 10,000 files, or 128 MiB.',
    { hint: 'Import the folder that the decisions lie in: cairn decisions import DIR.' },
  )
}
