/** A file of offers and wishes, brought together. Nothing is stored, and no database is asked. */
import { utcDay } from '#std/local-day.ts'
import { match } from '#practices/growth/match/match.ts'
import { matchAnswer, type MatchAnswer } from '#practices/growth/match/match-words.ts'
import { readRound } from '#practices/growth/match/round.ts'

export interface MatchedRound {
  answer: MatchAnswer
  /** What people are called; their id where nobody said. */
  names: ReadonlyMap<string, string>
}

export function matchRound(text: string, given: { file: string; now: Date }): MatchedRound {
  const round = readRound(text, { file: given.file, today: utcDay(given.now) })
  const names = new Map([...round.people.values()].map(({ id, name }) => [id, name]))
  return { answer: matchAnswer(round, match(round)), names }
}
