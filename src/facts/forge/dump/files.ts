/** The files of a dump: each is named after the endpoint whose answers it holds; what form they have, its contents tell. */
import { readdir } from 'node:fs/promises'
import { CairnError } from '#std/errors.ts'

export const coverageFile = 'coverage.json'

export interface DumpFiles<Kind extends string> {
  files: { kind: Kind; name: string }[]
  hasCoverage: boolean
  /** Names of those that are not understood. */
  others: string[]
}

/** `kinds` in the order in which they are to be read. */
export async function filesOfKinds<Kind extends string>(
  folder: string,
  kinds: readonly Kind[],
): Promise<DumpFiles<Kind>> {
  const names = await namesIn(folder)
  const named = namePattern(kinds)
  const files = names.flatMap((name) => {
    const kind = kinds.find((one) => one === named.exec(name)?.[1])
    return kind === undefined ? [] : [{ kind, name }]
  })
  if (files.length === 0) throw nothingThere(folder, kinds)
  const known = new Set([coverageFile, ...files.map(({ name }) => name)])
  return {
    files: files.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
    hasCoverage: names.includes(coverageFile),
    others: names.filter((name) => !known.has(name)),
  }
}

/** `pulls.json`, `pulls.2.jsonl.gz`, `pulls` … One kind may have several. */
function namePattern(kinds: readonly string[]): RegExp {
  const longestFirst = kinds.toSorted((a, b) => b.length - a.length)
  return new RegExp(
    `^(${longestFirst.join('|')})(?:(?:\\.[\\w-]+)?\\.(?:json|jsonl|ndjson))?(?:\\.gz)?$`,
  )
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted()
  } catch (error) {
    throw new CairnError('not_found', 'import.folder', `${folder} is no folder that can be read.`, {
      hint: 'Give the folder that the answers of the API lie in.',
      cause: error,
    })
  }
}

function nothingThere(folder: string, kinds: readonly string[]): CairnError {
  return new CairnError(
    'not_found',
    'import.nothing',
    `${folder} has none of the files that hold answers of the API.`,
    { hint: `They are called ${kinds.join(', ')}, and end in .json, .jsonl or .json.gz.` },
  )
}
