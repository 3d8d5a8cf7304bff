/** Firm hints per 1,000 words of texts that real people wrote, each shown so that a reader can say whether it is fair. */
import { proseOf } from '#coach/markdown/prose.ts'
import { hintsOn } from './hints.ts'

export function onTexts(texts: readonly string[], wanted: string): string[] {
  const shown = texts.flatMap((text) =>
    hintsOn(text, { all: true }).map(({ kind, start, end }) => {
      const before = text.slice(Math.max(0, start - 60), start)
      return `  ${kind}: ${onOneLine(`${before}[${text.slice(start, end)}]${text.slice(end, end + 40)}`)}`
    }),
  )
  const words = texts.reduce((sum, text) => sum + wordsOf(text), 0)
  const rate = words === 0 ? 0 : (1000 * shown.length) / words
  return [
    `${shown.length} firm hints in ${words} words of ${texts.length} texts: ${rate.toFixed(2)} per 1,000 (wanted at most ${wanted})`,
    ...shown,
  ]
}

/** Of prose alone, as code and logs give no hints. */
function wordsOf(text: string): number {
  return proseOf(text).match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
