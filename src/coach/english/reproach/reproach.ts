/**
 * Reproach in words that no rule knows: a small linear model of sentences, learnt from pairs that we wrote. It is apart from the rules, so that a
 * page may load it later or leave it out.
 */
import { kinds, type Kind, type SentenceModel } from '../../hint.ts'
import { scorerOf } from '../linear.ts'
import { seenIn, type Seen } from './reading.ts'
import { bias, scale, thresholds, weights } from './weights.ts'

/** These hurt in any sentence, or reports are full of them. */
const sure: ReadonlySet<Kind> = new Set([
  'error-label',
  'hostility',
  'non-action',
  'punish',
  'vulgar',
])

const scoreOf = scorerOf({ bias, scale, weights })

export const reproach: SentenceModel = {
  *sentencesIn(reading) {
    for (const seen of seenIn(reading)) {
      const { start, end, places, handicap } = seen
      const raw = scoreOf(places)
      if (raw < thresholds.doubt) yield { doubts, start, end }
      const score = raw - handicap
      if (score < thresholds.soft) continue
      const strength = score >= thresholds.firm ? 'firm' : 'soft'
      const suggestion = suggestionFor(seen)
      yield { says: { kind: 'reproach', strength, why, suggestion }, start, end }
    }
  },
}

/** Of which kinds the model knows better than a rule. */
export const doubts: ReadonlySet<Kind> = new Set(kinds.filter((kind) => !sure.has(kind)))

const why =
  'It reads like sentences that were written to blame, to talk down or to wave away (a small model, learnt from pairs of our own).'

/** The model cannot say which of these it was; whom the sentence speaks of can be told. */
function suggestionFor({ tokens }: Seen): string {
  const isOf = (who: RegExp) => tokens.some(({ coarse }) => who.test(coarse))
  if (isOf(/^<(?:they|nobody)/))
    return 'Tell what happened and what it rested on, without the person.'
  if (isOf(/^<you/))
    return 'Speak of the work: what you see in it, and what you would like to know.'
  return 'Say what you see, what you need, and why.'
}
