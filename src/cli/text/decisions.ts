/** A folder of decisions as text: what is in it, then what needs a look. */
import type { Exported, Kept } from '#app/decisions/folder-verbs.ts'
import type { Imported } from '#app/decisions/import.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { counted } from '#std/words.ts'
import { shorten, wrap } from './wrap.ts'

type Screen = Pick<Io, 'columns' | 'paint'>
/** What is said of a folder, and of repositories, alike. */
interface ToldDecision extends Pick<
  Imported['items'][number],
  'path' | 'number' | 'title' | 'date' | 'supersededBy'
> {
  status: string
  warnings: readonly { line: number; message: string }[]
}
interface Shown {
  items: readonly ToldDecision[]
  duplicateNumbers: readonly Imported['duplicateNumbers'][number][]
  brokenLinks: readonly Imported['brokenLinks'][number][]
  skipped: readonly { path: string; message: string }[]
  kept: Kept | null
}

export function showImported(
  screen: Screen,
  { items, duplicateNumbers, brokenLinks, skipped, kept }: Shown,
): string {
  if (items.length === 0) return nothing(screen, skipped)
  const { paint } = screen
  const looks = items.flatMap(({ path, warnings }) =>
    warnings.map((warning) => ({ path, ...warning })),
  )
  return [
    ...dimmed(screen, `${counted(items.length, 'decision')}, ${statusesOf(items)}`),
    '',
    ...items.flatMap((item) => entry(screen, item)),
    ...section(
      screen,
      'Numbers borne more than once',
      duplicateNumbers.flatMap(({ number, paths }) =>
        said(screen, `${number}: ${paths.join(', ')}`),
      ),
    ),
    ...section(
      screen,
      'Links that lead nowhere',
      brokenLinks.flatMap(({ path, line, target }) => said(screen, `${path}:${line} → ${target}`)),
    ),
    ...section(
      screen,
      'Worth a look',
      looks.flatMap(({ path, line, message }) => said(screen, `${path}:${line} ${message}`)),
    ),
    ...section(
      screen,
      'Not taken',
      skipped.flatMap(({ path, message }) => said(screen, `${path} ${message}`)),
    ),
    ...(looks.length + brokenLinks.length + duplicateNumbers.length === 0
      ? ['', paint('green', 'Nothing needs a look.')]
      : []),
    ...(kept === null ? [] : keeping(screen, kept)),
    '',
  ].join('\n')
}

/** Of what lies in repositories: `take` keeps it. */
export function showFiles(screen: Screen, answer: Files): string {
  const { items, brokenLinks, skipped, duplicateNumbers } = answer
  const shown = showImported(screen, {
    items: items.map(within),
    brokenLinks: brokenLinks.map(within),
    skipped: skipped.map(within),
    duplicateNumbers: duplicateNumbers.map(({ repository, number, paths }) => ({
      number,
      paths: paths.map((path) => `${repository}:${path}`),
    })),
    kept: null,
  })
  const fresh = Map.groupBy(
    items.filter(({ standing }) => standing === 'new' || standing === 'changed in the file'),
    ({ repository }) => repository,
  )
  const offers = [...fresh].map(
    ([repository, { length }]) =>
      `${counted(length, 'decision')} new or changed: cairn decisions take ${inert(repository)}\n`,
  )
  return [shown, ...(offers.length > 0 ? ['\n'] : []), ...offers].join('')
}

interface Files extends Omit<Shown, 'kept'> {
  items: readonly (ToldDecision & { repository: string; standing: string })[]
  duplicateNumbers: readonly { repository: string; number: number; paths: string[] }[]
  brokenLinks: readonly (Shown['brokenLinks'][number] & { repository: string })[]
  skipped: readonly (Shown['skipped'][number] & { repository: string })[]
}

function within<Thing extends { repository: string; path: string }>(thing: Thing): Thing {
  return { ...thing, path: `${thing.repository}:${thing.path}` }
}

export function showTaken(screen: Screen, kept: Kept): string {
  return `${keeping(screen, kept).join('\n').trimStart()}\n`
}

export function showExported(
  screen: Screen,
  { written, same, refused, leftOut }: Exported,
): string {
  if (written.length + same + refused.length === 0) return 'There are no decisions to write yet.\n'
  return [
    ...written.flatMap((path) => said(screen, path)),
    ...section(
      screen,
      'Not written',
      refused.flatMap(({ path, message }) => said(screen, `${path} ${message}`)),
    ),
    ...section(
      screen,
      'Kept here only, since the format has no place for it',
      leftOut.flatMap(({ path, what }) => said(screen, `${path} ${what}`)),
    ),
    ...(written.length + refused.length + leftOut.length > 0 ? [''] : []),
    ...wrap(`${counted(written.length, 'file')} written, ${same} as they were.`, screen.columns),
    '',
  ].join('\n')
}

function keeping(screen: Screen, { added, changed, unchanged, conflicts, gone }: Kept): string[] {
  const counts = [
    `${counted(added, 'record')} made`,
    ...(changed === 0 ? [] : [`${changed} brought up to date`]),
    ...(unchanged === 0 ? [] : [`${unchanged} as before`]),
  ]
  return [
    ...section(
      screen,
      'Changed here and in the file',
      conflicts.flatMap(({ path, record, message }) =>
        said(screen, `${path} (decision ${record}) ${message}`),
      ),
    ),
    ...section(
      screen,
      'Not there any more; the records stay',
      gone.flatMap((path) => said(screen, path)),
    ),
    '',
    ...wrap(`${counts.join(', ')}. cairn decisions list shows them.`, screen.columns),
  ]
}

function nothing(screen: Screen, skipped: Shown['skipped']): string {
  return [
    ...wrap(
      'There are no decisions here that we can read. docs/decisions-files.md says which we know.',
      screen.columns,
    ),
    ...section(
      screen,
      'Not taken',
      skipped.flatMap(({ path, message }) => said(screen, `${path} ${message}`)),
    ),
    '',
  ].join('\n')
}

function statusesOf(items: readonly ToldDecision[]): string {
  const byStatus = Map.groupBy(items, ({ status }) => status)
  return [...byStatus]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([status, { length }]) =>
      status === 'unknown' ? `${length} of unknown status` : `${length} ${status}`,
    )
    .join(', ')
}

function entry(
  screen: Screen,
  { path, number, title, status, date, supersededBy }: ToldDecision,
): string[] {
  const label = number === null ? '' : `${number}. `
  const state = [
    status === 'unknown' ? 'status unknown' : status,
    ...(date === null ? [] : [date]),
  ].join(', ')
  const by = supersededBy.length === 0 ? '' : `, by ${supersededBy.join(', ')}`
  return [
    ...said(screen, `${label}${title}`),
    ...wrap(shorten(inert(`${path}: ${state}${by}`), lettersMax), screen.columns, '   ').map(
      (line) => screen.paint('dim', line),
    ),
  ]
}

/** Who writes a novel for a title does not fill the screen with it. */
const lettersMax = 400

function said(screen: Screen, text: string): string[] {
  return wrap(shorten(inert(text), lettersMax), screen.columns, '', '   ')
}

function dimmed(screen: Screen, text: string): string[] {
  return wrap(text, screen.columns).map((line) => screen.paint('dim', line))
}

function section({ paint }: Screen, title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : ['', paint('bold', title), ...content]
}
