/** The window of a report in words. */
import { counted, dayOf } from '#std/words.ts'
import type { Report } from './finding.ts'

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
