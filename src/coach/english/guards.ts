/** What takes the sting out of a wording: the writer speaks of themselves, denies it, or only imagines it. */
import type { Language, Rule } from '../hint.ts'

export const isHarmless: Language['isHarmless'] = (
  rule,
  { before, matched, after, isOfPerson },
) => {
  const clause = before.replace(/^[^]*(?:[.!?;]\s|\n\s*\n|\n\s*[-*|])/, '')
  return (
    (!rule.alsoOfOneself && isOfOneself(rule, { clause, after, isOfPerson })) ||
    (!rule.alsoDenied && isDenied(clause)) ||
    isImagined(clause, matched)
  )
}

function isOfOneself(
  { kind }: Rule,
  { clause, after, isOfPerson }: { clause: string; after: string; isOfPerson: boolean },
): boolean {
  const near = clause.slice(-25)
  // "Damn, I forgot it."
  if (kind === 'vulgar' && /^[,!.]? {0,2}(?:i|my)\b/.test(after)) return true
  if (isOwnSlip.test(near) || isThanked.test(after)) return true
  if (/\b(?:sorry(?!,? but)|apolog\w+|my|mine|me|myself)\b/.test(near)) return true
  if (
    /\bi(?:'m|'ve|'d)?\b(?! (?:think|thought|believe|guess|know|see|saw|heard|wonder|feel|mean|say|said|told)\b)/.test(
      near,
    )
  )
    return true
  if (/^[^.!?]{0,12}\b(?:by me|of me|of mine|my bad|on my (?:part|side)|sorry)\b/.test(after))
    return true
  // "We were careless"; but "we were down because Tom broke it" has a person of its own.
  return !isOfPerson && /\b(?:we|us|our|ours|ourselves)\b/.test(near)
}

/** "Oops, stupid mistake", "Stupid mistake, thanks". */
const isOwnSlip = /\b(?:oops|whoops|ouch|d'?oh|argh|soz|thanks(?! to)|thank you(?! for)|facepalm)\b/
const isThanked =
  /^[^a-z\n]{0,4}(?:thanks|thank you|fixed|will fix|fixing|done|corrected|good catch|sorry)\b/

function isDenied(clause: string): boolean {
  return /(?:\b(?:not|never|no|without|avoid\w*|nobody's|instead of|rather than|stop|isn't|wasn't|aren't|weren't|don't|doesn't|didn't|cannot|can't|won't|than|neither|nor|called|terms? like|words? like|so-called)|n't)(?: (?:a|an|the|any|about|to|be|been|being|really|simply|just|necessarily|think|say|saying|mean|case of|due to|caused by|because of|single|your|it|assume|that|this|is|was|blam\w+|point\w*|call\w*|it's|at|who)){0,3}[ ]?$/.test(
    clause.slice(-40),
  )
}

/** "If someone forgot to …, the tool should say so." */
function isImagined(clause: string, matched: string): boolean {
  if (
    /\b(?:if|unless|whenever|in case|suppose|what if|even if|whether|assuming|so that|lest|imagine)(?: that)?\s?$/.test(
      clause,
    )
  )
    return !/^if only|^if you had/.test(matched)
  // "Tell the teams, so they could have tested, too."
  if (/\bso\s?$/.test(clause) && /\bcould(?: also)? have\b/.test(matched)) return true
  return (
    /\b(?:when|once|after|before|until|while|where)\s?$/.test(clause) &&
    /^(?:you|someone|somebody|an? )/.test(matched)
  )
}
