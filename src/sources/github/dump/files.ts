/** The files of a dump: each is named after the endpoint whose answers it holds; what form they have, its contents tell. */
import { readdir } from 'node:fs/promises'
import { CairnError } from '#std/errors.ts'

/** In the order in which they are read: what a request claims of itself is known before the rest comes. */
export const dumpKinds = [
  'issues',
  'pulls',
  'pulls-reviews',
  'pulls-comments',
  'pulls-commits',
  'issues-comments',
  'issues-events',
  'issues-timeline',
  'actions-runs',
  'actions-jobs',
  'deployments',
  'deployments-statuses',
  'releases',
] as const

export type DumpKind = (typeof dumpKinds)[number]

export const coverageFile = 'coverage.json'

export interface DumpFiles {
  files: { kind: DumpKind; name: string }[]
  hasCoverage: boolean
  /** Names of those that are not understood. */
  others: string[]
}

/** `pulls.json`, `pulls.2.jsonl.gz`, `pulls` … One kind may have several. */
const named = new RegExp(
  `^(${dumpKinds.toSorted((a, b) => b.length - a.length).join('|')})(?:(?:\\.[\\w-]+)?\\.(?:json|jsonl|ndjson))?(?:\\.gz)?$`,
)

export async function dumpFilesIn(folder: string): Promise<DumpFiles> {
  const names = await namesIn(folder)
  const files = names.flatMap((name) => {
    const kind = dumpKinds.find((one) => one === named.exec(name)?.[1])
    return kind === undefined ? [] : [{ kind, name }]
  })
  if (files.length === 0) throw nothingThere(folder)
  const known = new Set([coverageFile, ...files.map(({ name }) => name)])
  return {
    files: files.toSorted((a, b) => dumpKinds.indexOf(a.kind) - dumpKinds.indexOf(b.kind)),
    hasCoverage: names.includes(coverageFile),
    others: names.filter((name) => !known.has(name)),
  }
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

function nothingThere(folder: string): CairnError {
  return new CairnError(
    'not_found',
    'import.nothing',
    `${folder} has none of the files that hold answers of GitHub's API.`,
    { hint: `They are called ${dumpKinds.join(', ')}, and end in .json, .jsonl or .json.gz.` },
  )
}
