/** What is said of the decisions that lie as files in the repositories. Pure. */
import { counted, listed } from '#std/words.ts'
import type { AnswerOf } from '#web/api/verbs.ts'

export type FileDecision = AnswerOf<'decisions.files'>['items'][number]
type Placed = Pick<FileDecision, 'repository' | 'path'>

/** `12 decision files were found in docs/adr of app.` */
export function foundInWords(items: readonly Placed[]): string {
  const files = new Set(items.map(({ repository, path }) => `${repository}:${fileOf(path)}`))
  const folders = [...new Set(items.map(folderInWords))]
  const shown = folders.length > foldersMax ? folders.slice(0, foldersMax - 1) : folders
  const more = folders.length - shown.length
  const places = listed([...shown, ...(more > 0 ? [counted(more, 'more folder')] : [])])
  return `${counted(files.size, 'decision file')} ${files.size === 1 ? 'was' : 'were'} found in ${places}.`
}

const foldersMax = 4

/** Several decisions in one file have their place in it behind its path. */
function fileOf(path: string): string {
  return path.split('#', 1)[0] ?? path
}

function folderInWords({ repository, path }: Placed): string {
  const folder = folderOf(path)
  return folder === '' ? `the top of ${repository}` : `${folder} of ${repository}`
}

/** '' for the top. */
export function folderOf(path: string): string {
  const file = fileOf(path)
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}

export const standingWords: Record<FileDecision['standing'], string> = {
  new: 'Not kept yet',
  same: 'As in the file',
  'changed here': 'Changed here since',
  'changed in the file': 'The file changed since',
  'changed in both': 'Changed here and in the file',
}

/** What keeping them would do; null where all are as their files say. */
export function waitingInWords(items: readonly Pick<FileDecision, 'standing'>[]): string | null {
  const count = (wanted: FileDecision['standing']) =>
    items.filter(({ standing }) => standing === wanted).length
  const said = [
    [count('new'), 'not kept here yet'],
    [count('changed in the file'), 'changed in the file since'],
    [count('changed in both'), 'changed here and in the file'],
  ] as const
  const waiting = said.filter(([n]) => n > 0).map(([n, says]) => `${n} ${says}`)
  return waiting.length === 0 ? null : `${listed(waiting)}.`
}

export function takenInWords({
  added,
  changed,
  unchanged,
  conflicts,
  gone,
}: AnswerOf<'decisions.take'>): string {
  const parts = [
    added > 0 ? `${added} added` : '',
    changed > 0 ? `${changed} brought up to date` : '',
    unchanged > 0 ? `${unchanged} as before` : '',
    conflicts.length > 0 ? `${conflicts.length} changed here and in the file, and left alone` : '',
    gone.length > 0 ? `${counted(gone.length, 'file')} gone, whose records stay` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'No decision lies there any more.' : `${listed(parts)}.`
}
