/** Files read together, wherever they lie: the decisions in them, what leads where, and what was not taken. */
import type { DecisionFile } from './decision-file.ts'
import { apartFromProse, folderOf, type FolderDecision } from './folder.ts'
import type { ReadFile, Skipped } from './read-file.ts'

export interface Collection {
  decisions: FolderDecision[]
  duplicateNumbers: { number: number; paths: string[] }[]
  brokenLinks: { path: string; line: number; target: string }[]
  /** Files that look like decisions and were not taken, each with the reason. */
  skipped: Skipped[]
}

/** What import says of a decision; held stable in docs/json.md. */
export interface ToldDecision {
  path: string
  number: number | null
  title: string
  status: DecisionFile['meaning']
  rawStatus: string | null
  date: string | null
  supersedes: string[]
  supersededBy: string[]
  format: DecisionFile['format']
  warnings: DecisionFile['warnings']
}

/** `paths` is everything that lies there, since a decision may link to a picture. */
export function collectionOf(read: readonly ReadFile[], paths: Iterable<string>): Collection {
  const skipped = read.flatMap((file) => file.skipped ?? [])
  const decisions = read.flatMap((file) => file.decisions)
  const { files: real, prose } = apartFromProse(decisions)
  for (const { path } of prose)
    skipped.push({
      path,
      code: 'decisions.file.prose',
      message: 'This is the prose of the kep.yaml beside it.',
    })
  const { decisions: related, duplicateNumbers, brokenLinks } = folderOf(real, paths)
  return { decisions: related, duplicateNumbers, brokenLinks, skipped }
}

export function told({ file, supersedes, supersededBy, warnings }: FolderDecision): ToldDecision {
  return {
    path: file.path,
    number: file.number,
    title: titleOf(file),
    status: file.meaning,
    rawStatus: file.status?.value ?? null,
    date: file.day,
    supersedes,
    supersededBy,
    format: file.format,
    warnings,
  }
}

/** `0068-react-hooks.md` is "react hooks". */
export function titleOf({ title, path }: Pick<DecisionFile, 'title' | 'path'>): string {
  if (title !== null) return title.value
  const names = path.replace(/#\/adrs\/\d+$/, '').split('/')
  const name = /^(?:readme|index|kep)\.\w+$/i.test(names.at(-1) ?? '') ? names.at(-2) : names.at(-1)
  const words = (name ?? path)
    .replace(/\.\w+$/, '')
    .replace(/^\d+[-_. ]+/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  return words === '' ? path : words
}
