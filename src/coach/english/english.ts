/** English: its rules, its words, and what takes the sting out of them. */
import type { Language } from '../hint.ts'
import { isHarmless } from './guards.ts'
import { markNames } from './names.ts'
import { blameRules } from './rules/blame.ts'
import { counterfactualRules } from './rules/counterfactuals.ts'
import { hostilityRules } from './rules/hostility.ts'
import { ideaRules } from './rules/ideas.ts'
import { omissionRules } from './rules/omissions.ts'
import { powerRules } from './rules/power.ts'
import { verdictRules } from './rules/verdicts.ts'
import { words } from './words.ts'

export const english: Language = {
  rules: [
    ...blameRules,
    ...counterfactualRules,
    ...omissionRules,
    ...verdictRules,
    ...ideaRules,
    ...hostilityRules,
    ...powerRules,
  ],
  words,
  people: ['X', 'who', 'X-s'],
  prepare: (prose) => inLowerCase(markNames(prose)),
  isHarmless,
}

/** Only A to Z, and emphasis as spaces would change no length; other letters may grow when they become small. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase()).replace(/[’‘]/g, "'")
}
