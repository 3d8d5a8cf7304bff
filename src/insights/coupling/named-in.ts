/** Whether the code says that two files belong together: the imports of one name the other. Only of pairs that are shown. */
import { sql } from 'kysely'
import { CairnError } from '#std/errors.ts'
import type { Scope } from '../insight.ts'
import type { Pair } from './pairs.ts'
import type { Places } from './places.ts'

/** Of so many pairs the files are read: each is two contents from git. */
const pairsMax = 100

/**
 * For each pair the paths, of its two, whose imports name the other. Null where that is not known: of what is no code, of files
 * whose content cannot be had, and beyond the first hundred.
 */
export async function namedIn(
  scope: Scope,
  { names, classes, placeOf }: Places,
  pairs: readonly Pair[],
): Promise<(string[] | null)[]> {
  const looked = pairs
    .slice(0, pairsMax)
    .filter(({ a, b }) => isCode(classes[a]) && isCode(classes[b]))
  if (looked.length === 0) return pairs.map(() => null)
  const wanted = new Set(looked.flatMap(({ a, b }) => [a, b]))
  const imports = await readImports(
    scope,
    new Map([...placeOf].filter(([, place]) => wanted.has(place))),
  )
  return pairs.map(({ a, b }) => {
    const [ofA, ofB] = [imports.get(a), imports.get(b)]
    if (ofA === undefined || ofB === undefined) return null
    const [nameA, nameB] = [names[a] ?? '', names[b] ?? '']
    return [
      ...(naming(nameB)?.test(ofA) ? [nameA] : []),
      ...(naming(nameA)?.test(ofB) ? [nameB] : []),
    ]
  })
}

/** Prose speaks of files without needing them. */
function isCode(fileClass: string | undefined): boolean {
  return fileClass === 'source' || fileClass === 'test'
}

/** By place, the lines of its file that import something. */
async function readImports(
  { facts, repository, branch, code }: Scope,
  placeOf: ReadonlyMap<number, number>,
): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; oid: string }>`
    select h.path_id as id, encode(b.oid, 'hex') as oid from head_file h
    join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and b.how in ('parsed', 'indentation')
      and h.path_id = any(${[...placeOf.keys()]}::integer[])`.execute(facts.db)
  const imports = new Map<number, string>()
  try {
    let row = 0
    for await (const bytes of code.blobs(rows.map(({ oid }) => oid))) {
      const place = placeOf.get(rows[row++]?.id ?? -1)
      if (bytes !== null && place !== undefined) imports.set(place, importsIn(bytes.toString()))
    }
  } catch (error) {
    // Without the repository's content everything else can still be answered.
    if (!(error instanceof CairnError)) throw error
  }
  return imports
}

/** Of most languages; in the midst of a line only what is clearly one. */
const importing =
  /^\s*(?:(?:import|from|use|using|mod|pub use|pub mod|require|require_relative|include|include_once|require_once)\b|[#@]\s*(?:include|import)\b).*$|^.*\bfrom\s+['"].*$|^.*\b(?:import|require)\s*\(.*$/gm

function importsIn(text: string): string {
  return [...text.matchAll(importing)].map(([line]) => line).join('\n')
}

const folderNames = new Set(['index', 'main', 'mod', 'lib', '__init__', 'init'])

/** As an import names a file: by its name without the extension; an index by its folder's. */
function naming(path: string): RegExp | undefined {
  const parts = path.split('/')
  const stem = (parts.at(-1) ?? '').replace(/(?<=.)\.[^.]*$/, '')
  const name = folderNames.has(stem) ? parts.at(-2) : stem
  if (name === undefined || name.length < 3) return undefined
  return new RegExp(`(?<![\\w-])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-])`)
}
