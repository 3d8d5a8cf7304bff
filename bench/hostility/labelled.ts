/** Labelled comments of others, read where they lie; none is ever kept in this repository. */
import { proseOf } from '#coach/markdown/prose.ts'
import { sentencesOf } from '#coach/english/sentences.ts'
import { placesOf } from '#coach/english/hostility/features.ts'
import { rowsOf } from './xlsx.ts'

export interface Labelled {
  text: string
  isHostile: boolean
  /** Of each sentence. */
  sentences: Uint32Array[]
  whole: Uint32Array
}

/**
 * Of Excel files with a text and a label of 0 or 1 in each row. Equal texts are merged before anything else, by their majority: half of the public
 * rows occur twice, and a text in both training and test makes every number too good.
 */
export function labelledIn(
  paths: readonly string[],
  except: ReadonlySet<string> = new Set(),
): Labelled[] {
  const votes = new Map<string, { text: string; hostile: number; count: number }>()
  for (const path of paths)
    for (const [text = '', label = ''] of rowsOf(path)) {
      const key = keyOf(text)
      if (key === '' || !/^[01]$/.test(label.trim()) || except.has(key)) continue
      const vote = votes.get(key) ?? { text, hostile: 0, count: 0 }
      vote.hostile += Number(label)
      vote.count += 1
      votes.set(key, vote)
    }
  return [...votes.values()].map(({ text, hostile, count }) => {
    const prose = proseOf(text)
    const sentences = [...sentencesOf(prose)].map((sentence) => placesOf(sentence.text))
    return { text, isHostile: 2 * hostile > count, sentences, whole: placesOf(prose) }
  })
}

export function keyOf(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}
