/** A folder of decisions as text: what is in it, then what needs a look. */
import type { Imported, ImportedDecision } from '#app/decisions/import.ts'
import { inert } from '../inert.ts'
import type { Io } from '../io.ts'
import { counted } from '../words.ts'
import { shorten, wrap } from './wrap.ts'

type Screen = Pick<Io, 'columns' | 'paint'>

export function showImported(
  screen: Screen,
  { items, duplicateNumbers, brokenLinks, skipped }: Imported,
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
    '',
  ].join('\n')
}

function nothing(screen: Screen, skipped: Imported['skipped']): string {
  return [
    ...wrap(
      'There are no decisions in this folder that we can read. docs/decisions-files.md says which we know.',
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

function statusesOf(items: readonly ImportedDecision[]): string {
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
  { path, number, title, status, date, supersededBy }: ImportedDecision,
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
