/**
 * Hostility in plain words, which no list of wordings foresees: a small linear model of sentences. It is apart from the rules, so that a page may
 * load it later or leave it out; what a rule has noticed already keeps the rule's reason.
 */
import type { SentenceModel } from '../../hint.ts'
import { scorerOf } from '../linear.ts'
import { sentencesOf } from '../sentences.ts'
import { placesOf } from './features.ts'
import { bias, scale, thresholds, weights } from './weights.ts'

const scoreOf = scorerOf({ bias, scale, weights })

export const hostility: SentenceModel = {
  *sentencesIn({ prose }) {
    for (const { start, end, text } of sentencesOf(prose)) {
      const score = scoreOf(placesOf(text))
      if (score < thresholds.soft) continue
      const isFirm = score >= thresholds.firm && !isOfOneself.test(text)
      yield { says: { ...says, strength: isFirm ? 'firm' : 'soft' }, start, end }
    }
  },
}

const says = {
  kind: 'hostility',
  why: 'Comments with such words were felt to be hostile by those who rated them (Sarker et al. 2020).',
  suggestion: 'Say plainly what is wrong, and what would be better.',
} as const

/** "Sorry, stupid mistake of mine." */
const isOfOneself =
  /\b(?:sorry|apolog\w+|my (?:bad|mistake|fault|stupid\w*)|i(?:'m| am| was|'ve| have| forgot| missed| messed| screwed))\b/i
