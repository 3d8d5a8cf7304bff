/** The files a question names, as the facts know them. */
import type { KnownFile } from '#facts/reading/known-files.ts'
import { CairnError } from '#std/errors.ts'
import { nearPaths } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import { isWanted } from './wanted.ts'

/** Each once, in the order of their paths; throws for a path that is not at head, naming near ones. */
export function touchedFiles(given: readonly string[], known: readonly KnownFile[]): KnownFile[] {
  const atHead = new Map(known.filter((file) => file.isAtHead).map((file) => [file.path, file]))
  const found = new Map<string, KnownFile>()
  for (const name of given) {
    const path = name.replace(/^(\.\/+)+/, '')
    const file = atHead.get(path)
    if (file === undefined) throw unknownFile(path, atHead.keys())
    found.set(path, file)
  }
  return [...found.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

/** Generated files and their like are changed by what they come from: they call for nothing. */
export function speakingFiles(touched: readonly KnownFile[]): KnownFile[] {
  return touched.filter((file) => isWanted(file.class))
}

function unknownFile(path: string, known: Iterable<string>): CairnError {
  const near = nearPaths(path, known)
  return new CairnError(
    'not_found',
    'missing.file.none',
    `${shownWord(path)} is not a file at the head of this branch.`,
    {
      hint:
        near.length > 0
          ? `Did you mean ${near.join(' or ')}?`
          : 'Give paths as git does, from the top of the repository; a new file has no history to speak of.',
    },
  )
}
