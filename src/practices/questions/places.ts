/** Which code a question is about: what its words point at. Pure. */
import { kindNames } from '#records/kinds.ts'
import { referencesIn } from '#records/references.ts'
import type { Question, QuestionPlace } from './schema.ts'

/** More than a walk has stops for. */
const placesMax = 12

/** Each once, in the order of the words; of a file of which lines are named, the lines alone. */
export function placesOf({
  title,
  goal,
  expected,
  observed,
  tried,
  body,
}: Pick<Question, 'title' | 'goal' | 'expected' | 'observed' | 'tried' | 'body'>): QuestionPlace[] {
  const text = [title, goal, expected, observed, tried, body].join('\n\n')
  const found = new Map<string, QuestionPlace>()
  for (const one of referencesIn(text, kindNames)) {
    if (one.to !== 'code' && one.to !== 'file') continue
    const { repository, path } = one
    const lines =
      one.to === 'code' ? { from: one.fromLine, to: one.toLine } : { from: null, to: null }
    found.set(`${repository}:${path}#${lines.from ?? ''}-${lines.to ?? ''}`, {
      ...{ repository, path, ...lines },
    })
  }
  const all = [...found.values()]
  const hasLines = ({ repository, path }: QuestionPlace): boolean =>
    all.some((one) => one.repository === repository && one.path === path && one.from !== null)
  return all.filter((one) => one.from !== null || !hasLines(one)).slice(0, placesMax)
}
