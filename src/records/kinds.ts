/** The kinds of record there are. */
import { z } from 'zod'

/** Their names, as texts point at them: `decision#12`. A new practice adds its own. */
export const kindNames: ReadonlySet<string> = new Set([
  'decision',
  'idea',
  'friction',
  'remedy',
  'question',
  'tip',
  'trail',
])

/** One of them; a name that is none is refused, lest it be taken for one of which there are no records. */
export const KindName = oneOf([...kindNames])

/** The same with names that are no kind of record, where something else is looked for, too. */
export function oneOf(names: readonly string[]) {
  return z
    .string()
    .max(50)
    .refine((kind) => names.includes(kind), `a kind is one of ${names.join(', ')}`)
}
