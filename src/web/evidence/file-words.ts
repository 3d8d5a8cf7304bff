/** What can be said of a file before anything is counted: each of its sections says the same reason, and never an error. Pure. */
import { listed } from '#std/words.ts'
import { readLanguages } from './read-languages.ts'

export interface Known {
  is: 'file' | 'folder' | 'gone' | 'renamed' | 'nothing'
  notCode: string | null
  isParsed: boolean | null
  changes: number
  changesInWindow: number
}

const kinds: Record<string, string> = {
  prose: 'It is text or documentation',
  data: 'It holds values or settings',
  generated: 'It is generated',
  vendored: 'It was brought in from elsewhere',
  lock: 'It is a lock file, which a tool writes',
  binary: 'It is no text',
  link: 'It is a link to another file',
  submodule: 'It is another repository, by reference',
}

/** Of what holds no code that anybody follows; null for code. */
export function kindOf({ notCode }: Pick<Known, 'notCode'>): string | null {
  return notCode === null ? null : (kinds[notCode] ?? `It is ${notCode}`)
}

/** Why it is not among the hotspots. */
export function whyUnranked(file: Known): string {
  const kind = kindOf(file)
  if (kind !== null) return `${kind}: hotspots are looked for in code only.`
  if (file.is === 'gone') return 'It is gone, and no hotspot any more.'
  if (file.changes === 0) return 'No commit of its own touches it: a merge brought it.'
  return file.changesInWindow === 0
    ? 'It did not change in this span.'
    : 'Nothing in it branches or nests, so there is nothing hard to follow.'
}

/** Why nothing is told of its functions; null where they can be asked for. */
export function whyNoFunctions(file: Known): string | null {
  const kind = kindOf(file)
  if (kind !== null) return `${kind}: there are no functions in it.`
  if (file.isParsed === false)
    return `Cairn reads functions in ${listed(Object.values(readLanguages))}. This file is none of them.`
  if (file.isParsed === null) return 'Its content is not measured yet; look again in a minute.'
  return file.changesInWindow === 0 ? 'It did not change in this span.' : null
}

/** Why there is no complexity to follow; null where it can be asked for. */
export function whyNoTrend(file: Known): string | null {
  const kind = kindOf(file)
  if (kind !== null) return `${kind}: there is nothing in it whose complexity could be measured.`
  return file.changes === 0 ? 'No commit of its own touches it: a merge brought it.' : null
}

/** Why there are no commits to show; null where there are. */
export function whyNoCommits({ changes, changesInWindow }: Known): string | null {
  if (changes === 0) return 'No commit of its own touches it: a merge brought it.'
  return changesInWindow === 0 ? 'It did not change in this span.' : null
}
