/** Fixes and reverts in words: where changes need mending, and how soon things are taken back. Speaks of code alone. */
import { classOf, classOfFolder } from '#facts/words/classes.ts'
import type { RevertsAnswer } from './shape.ts'

export interface RevertsReading {
  level: 'watch' | 'calm'
  says: string
  ask: string | null
}

export function readReverts(answer: RevertsAnswer): RevertsReading[] {
  return [...fixing(answer), ...reverting(answer)]
}

function fixing({ fixes, n, level, items }: RevertsAnswer): RevertsReading[] {
  if (fixes.share === null || n < 8) return []
  const first = items.find(({ path }) => path !== '.' && isCode(level, path))
  const isMore = first !== undefined && first.interval.low > fixes.share
  if (!isMore)
    return [
      {
        level: 'calm',
        says: `${percent(fixes.share)} of ${count(n, 'change')} are fixes, in no area of the code clearly more than elsewhere.`,
        ask: null,
      },
    ]
  const says = `In ${first.path} ${percent(first.fixShare)} of ${count(first.changes, 'change')} are fixes (at least ${percent(first.interval.low)}); over all it is ${percent(fixes.share)}.`
  return [{ level: 'watch', says, ask: `What would make ${first.path} easier to change safely?` }]
}

/** Tests and documents are mended with the code and because of it; the code is where to look. */
function isCode(level: RevertsAnswer['level'], path: string): boolean {
  return !['test', 'docs'].includes(level === 'file' ? classOf(path) : classOfFolder(path))
}

function reverting({ reverts, timeToRevertDays: time }: RevertsAnswer): RevertsReading[] {
  if (reverts.n === 0) return []
  const soon =
    time.p50 === null
      ? ''
      : ` Half of those that name their target came within ${days(time.p50)}, one in ten after more than ${days(time.p90 ?? 0)}.`
  const again =
    reverts.reapplied === 0 ? '' : ` ${reverts.reapplied} of them brought something back.`
  return [
    {
      level: 'calm',
      says: `${count(reverts.n, 'change')} took another back.${again}${soon}`,
      ask: null,
    },
  ]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function days(value: number): string {
  const shown = value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return shown === 1 ? '1 day' : `${shown.toLocaleString('en')} days`
}

function count(value: number, word: string): string {
  return `${value.toLocaleString('en')} ${word}${value === 1 ? '' : 's'}`
}
