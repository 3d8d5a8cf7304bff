/** The command that explains a finding, ready to be pasted, and the window in words. */
import { saidAgain, toPaste, type Said } from '../paste.ts'
import { counted, dayOf } from '../words.ts'
import type { Finding, Report } from './finding.ts'

/** How the report was asked for, as far as a command after it must say the same. */
export interface Asked extends Said {
  /** What Cairn was started by: `cairn`, or `npx cairn`. */
  program: string
  repository: string
  window: string
}

export function commandOf(
  { program, repository, window, ...said }: Asked,
  { explain, window: span }: Pick<Finding, 'explain' | 'window'>,
): string {
  const [verb = '', insight = '', ...subject] = explain
  const isAlways = span === 'all' || window === 'all'
  return toPaste(program, [
    ...[verb, insight, repository, ...subject],
    ...(isAlways ? [] : ['--window', window]),
    ...saidAgain(said),
  ])
}

/** `12 months to 21 August 2026` */
export function spanOf({ label, from, to }: Report['window']): string {
  if (label === 'all') return 'all time'
  const length = lengthIn(label)
  if (length && from === null && to === null) return 'all time, as no commit has a date'
  if (length && to) return `${length} to ${dayOf(to)}`
  return `${from ? dayOf(from) : 'the beginning'} to ${to ? dayOf(to) : 'the end'}`
}

/** ` in 12 months`; nothing for a window between two days, and for all time. */
export function lengthOf(label: string): string {
  const length = lengthIn(label)
  return length ? ` in ${length}` : ''
}

function lengthIn(label: string): string | undefined {
  const [, many, unit] = /^(\d+)([dwmy])$/.exec(label) ?? []
  const word = { d: 'day', w: 'week', m: 'month', y: 'year' }[unit ?? '']
  return many && word ? counted(Number(many), word) : undefined
}
