/** The command that explains a finding, ready to be pasted, and the window in words. */
import { inert } from '../inert.ts'
import { dayOf } from '../words.ts'
import type { Finding, Report } from './finding.ts'

export function commandOf(
  { window }: Report,
  given: string,
  { explain, window: span }: Finding,
): string {
  const [verb = '', insight = '', ...subject] = explain
  const words = [
    'cairn',
    verb,
    insight,
    given,
    ...subject,
    ...(span === 'all' || window.label === 'all' ? [] : ['--window', window.label]),
  ]
  return words.map(quoted).join(' ')
}

function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${inert(word).replaceAll("'", `'\\''`)}'`
}

/** `12 months to 21 August 2026` */
export function spanOf({ label, from, to }: Report['window']): string {
  if (label === 'all') return 'all time'
  const back = /^(\d+)([dwmy])$/.exec(label)
  const unit = { d: 'day', w: 'week', m: 'month', y: 'year' }[back?.[2] ?? '']
  if (back && unit && to) return `${back[1]} ${unit}${back[1] === '1' ? '' : 's'} to ${dayOf(to)}`
  return `${from ? dayOf(from) : 'the beginning'} to ${to ? dayOf(to) : 'the end'}`
}
