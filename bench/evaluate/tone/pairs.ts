/** How many blaming sentences are noticed, and how many constructive twins are not left alone. */
import { readFileSync } from 'node:fs'
import { percent } from '../percent.ts'
import { hintsOn } from './hints.ts'

/** Lines that begin with `- ` blame, lines that begin with `+ ` are the constructive twins; the rest is commentary. */
export function onPairs(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  const blaming = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
  const twins = lines.filter((line) => line.startsWith('+ ')).map((line) => line.slice(2))
  const missed = blaming.filter((sentence) => !hasHint(sentence))
  const missedSoft = blaming.filter((sentence) => !hasHint(sentence, true))
  const falseAlarms = twins.filter((sentence) => hasHint(sentence))
  const found = blaming.length - missed.length
  return [
    `recall: ${found} of ${blaming.length}, ${percent(found / blaming.length)} (wanted 85 %); with soft hints ${blaming.length - missedSoft.length}`,
    `false alarms: ${falseAlarms.length} of ${twins.length}, ${percent(falseAlarms.length / twins.length)} (wanted at most 3 %)`,
    ...missed.map((sentence) => `  missed: ${sentence}`),
    ...falseAlarms.map((sentence) => `  false alarm: ${sentence}`),
  ]
}

function hasHint(sentence: string, soft = false): boolean {
  return hintsOn(sentence, { soft }).length > 0
}
