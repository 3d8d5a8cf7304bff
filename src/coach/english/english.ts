/** English: its rules, its words, and what takes the sting out of them. */
import type { Language } from '../hint.ts'
import { isHarmless } from './guards.ts'
import { markNames } from './names.ts'
import { peopleIn } from './people.ts'
import { blameRules } from './rules/blame.ts'
import { blameSayings } from './rules/blame-sayings.ts'
import { condescensionRules } from './rules/condescension.ts'
import { counterfactualRules } from './rules/counterfactuals.ts'
import { hostilityRules } from './rules/hostility.ts'
import { ideaRules } from './rules/ideas.ts'
import { ideaSayings } from './rules/idea-sayings.ts'
import { omissionRules } from './rules/omissions.ts'
import { powerRules } from './rules/power.ts'
import { remedyRules } from './rules/remedies.ts'
import { verdictRules } from './rules/verdicts.ts'
import { verdictSayings } from './rules/verdict-sayings.ts'
import { words } from './words/words.ts'

export const english: Language = {
  rules: [
    ...blameRules,
    ...counterfactualRules,
    ...omissionRules,
    ...verdictRules,
    ...remedyRules,
    ...ideaRules,
    ...condescensionRules,
    ...hostilityRules,
    ...powerRules,
    ...blameSayings,
    ...verdictSayings,
    ...ideaSayings,
  ],
  words,
  people: ['X', 'who', 'any', 'one', 'you', 'X-s'],
  prepare: (prose) => inLowerCase(markNames(prose)),
  peopleIn,
  isHarmless,
}

/** Only A to Z, and emphasis as spaces would change no length; other letters may grow when they become small. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()).replace(/[’‘]/g, "'")
}
