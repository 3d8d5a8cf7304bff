/** Which file that was read is which that we know. Pure. */
import { randomUUID } from 'node:crypto'
import type { FolderDecision } from '../formats/folder.ts'
import { readFile } from '../formats/read-file.ts'
import { digestOf, pathAndPlace, type KeptDecision, type KeptFile } from './kept.ts'

export interface FoundFile {
  /** From the top of the source. */
  path: string
  /** As it was given. */
  shown: string
  content: Uint8Array
  decisions: { place: string; told: FolderDecision }[]
}

export function filesIn(
  given: readonly FolderDecision[],
  contents: ReadonlyMap<string, Uint8Array>,
  base: string,
): FoundFile[] {
  const byFile = Map.groupBy(given, ({ file }) => pathAndPlace(file.path).path)
  return [...byFile].flatMap(([shown, told]) => {
    const content = contents.get(shown)
    if (content === undefined) return []
    const placed = told.map((each) => ({ place: pathAndPlace(each.file.path).place, told: each }))
    return [{ path: base === '' ? shown : `${base}/${shown}`, shown, content, decisions: placed }]
  })
}

/** By path; where all were read, a file whose path is gone is known again by its bytes. */
export function matchedWith(
  kept: readonly KeptFile[],
  found: readonly FoundFile[],
  isPart: boolean,
): Map<string, KeptFile> {
  const byPath = new Map(kept.map((file) => [file.path, file]))
  const paths = new Set(found.map(({ path }) => path))
  const left = Map.groupBy(isPart ? [] : kept.filter(({ path }) => !paths.has(path)), ({ seen }) =>
    seen.toString('hex'),
  )
  return new Map(
    found.flatMap(({ path, content }) => {
      const file = byPath.get(path) ?? left.get(digestOf(content).toString('hex'))?.shift()
      return file === undefined ? [] : [[path, file]]
    }),
  )
}

/** Of every decision given, as the file names it: that of its record, or of the one to come. */
export function idsOf(
  found: readonly FoundFile[],
  matched: ReadonlyMap<string, KeptFile>,
): Map<string, string> {
  return new Map(
    found.flatMap((file) => {
      const known = knownIn(file, matched.get(file.path))
      return file.decisions.map(
        ({ place, told }) => [told.file.path, known.get(place)?.now.id ?? randomUUID()] as const,
      )
    }),
  )
}

/** By its place; in a file that holds several, by its number first, since others may be put before it. */
export function knownIn(file: FoundFile, before: KeptFile | undefined): Map<string, KeptDecision> {
  const old = before === undefined ? [] : readFile(before.path, before.content).decisions
  const placeOfOld = (number: number | null): string | undefined => {
    const same = old.filter((each) => each.number === number)
    return number === null || same.length !== 1
      ? undefined
      : pathAndPlace(same[0]?.path ?? '').place
  }
  const isSeveral = file.decisions.some(({ place }) => place !== '')
  return new Map(
    file.decisions.flatMap(({ place, told }) => {
      const { number } = told.file
      const isOne = file.decisions.filter((each) => each.told.file.number === number).length === 1
      const was =
        isSeveral && isOne ? (placeOfOld(number) ?? (old.length === 0 ? place : undefined)) : place
      const decision = before?.decisions.find((each) => each.place === was)
      return decision === undefined ? [] : [[place, decision]]
    }),
  )
}
