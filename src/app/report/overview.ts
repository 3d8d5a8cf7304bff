/** What stands above the findings, and where there are none: the same words in every form of the report. */
import { counted, dayOf } from '#std/words.ts'
import { spanOf } from './window-words.ts'
import type { Report } from './finding.ts'

/** `225 changes, 12 months to 4 August 2026`; of a younger history with the day it begins, which charts do, too. */
export function overview({ n, window, activity }: Report): string {
  const begins = activity === null ? undefined : new Date(activity.from)
  const isYounger =
    begins !== undefined &&
    window.from !== null &&
    begins.getTime() - Date.parse(window.from) > monthMs
  const since = isYounger ? `, all since ${dayOf(begins.toISOString())}` : ''
  return `${counted(n, 'change')}, ${spanOf(window)}${since}`
}

export function nothingStandsOut({ n }: Pick<Report, 'n'>): string {
  return n < quietMax
    ? 'Too little happened in this window for anything to stand out.'
    : 'Nothing stands out in this window; that is a finding, too.'
}

/** Of fewer changes little can be told. */
export const quietMax = 30
const monthMs = 31 * 86_400_000
