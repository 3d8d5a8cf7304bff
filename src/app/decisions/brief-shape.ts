/** The shape of a brief, for doors that draw it themselves. */
export { Brief as BriefShape } from '#practices/decisions/brief.ts'
