/** How the decisions in files stand to the records that were made of them. */
import type { Ctx } from '#verbs/ctx.ts'
import { isEdited } from './edited.ts'
import { digestOf, isSameContent, keptFiles } from './kept.ts'
import { filesIn, knownIn, matchedWith } from './matched.ts'
import type { Held } from './sources.ts'

export const standings = [
  'new',
  'same',
  'changed here',
  'changed in the file',
  'changed in both',
] as const

export interface Compared {
  /** The number of the record; null where there is none yet. */
  record: number | null
  standing: (typeof standings)[number]
}

/** By the path of the decision. */
export async function comparedWith(
  ctx: Pick<Ctx, 'db'>,
  { place, decisions, contents }: Held,
): Promise<Map<string, Compared>> {
  const kept = await keptFiles(ctx, place)
  const found = filesIn(decisions, contents, place.base)
  const matched = matchedWith(kept, found, false)
  return new Map(
    found.flatMap((file) => {
      const before = matched.get(file.path)
      const known = knownIn(file, before)
      const isNews =
        before !== undefined &&
        !isSameContent(before.content, file.content) &&
        !before.seen.equals(digestOf(file.content))
      return file.decisions.map(({ place: at, told }): [string, Compared] => {
        const decision = known.get(at)
        if (decision === undefined) return [told.file.path, { record: null, standing: 'new' }]
        const { was, now } = decision
        const isOurs = isEdited({ was, now, supersedes: [] })
        const standing = isOurs
          ? isNews
            ? 'changed in both'
            : 'changed here'
          : isNews
            ? 'changed in the file'
            : 'same'
        return [told.file.path, { record: now.number, standing }]
      })
    }),
  )
}
