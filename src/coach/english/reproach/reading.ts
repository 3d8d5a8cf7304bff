/** The sentences of a text as the model of reproach sees them, each with what stands beside it in its paragraph. */
import type { Reading } from '../../hint.ts'
import { sentencesOf, type Sentence } from '../sentences.ts'
import { placesOf } from './features.ts'
import { tokensOf, type Token } from './tokens.ts'

export interface Seen extends Sentence {
  tokens: readonly Token[]
  places: Uint32Array
  /** Taken from what the model thinks of it, before it says that it hurts. */
  handicap: number
}

/** A sentence that speaks of nobody ("Rollback performed.") must look much more like a reproach than one that does. */
const ofNobody = 0.4

export function seenIn(reading: Reading): Seen[] {
  const all = Array.from(sentencesOf(reading.prose), (sentence) => ({
    ...sentence,
    tokens: tokensOf(reading, sentence),
  }))
  return all.map((sentence, index) => {
    const beside = [all[index - 1], all[index + 1]].flatMap((other) =>
      other !== undefined && isOneParagraph(reading.prose, sentence, other) ? other.tokens : [],
    )
    const isOfSomebody = sentence.tokens.some(({ coarse }) => others.test(coarse))
    return {
      ...sentence,
      places: placesOf(sentence.tokens, beside),
      handicap: (isOfSomebody ? 0 : ofNobody) + ofMany(all.length),
    }
  })
}

/** Of many sentences some look like a reproach by chance: a report of fifty has a higher bar than a comment of two. */
function ofMany(count: number): number {
  return Math.min(0.7, 0.16 * Math.max(0, Math.log2(count / 4)))
}

const others = /^<(?:you|they|nobody|everyone)/

function isOneParagraph(prose: string, a: Sentence, b: Sentence): boolean {
  const between = prose.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))
  return !/\n\s*(?:\n|[-*+|#>]|\d+[.)]\s)/.test(between)
}
