/** The words of a brief, for doors that draw it themselves. */
export {
  debtInWords,
  lookedBack,
  pinInWords,
  standingOf,
  stepInWords,
  unheard,
  voiceInWords,
  workInWords,
} from '#practices/decisions/brief-markdown.ts'
export { Brief as BriefShape } from '#practices/decisions/brief.ts'
