/** What is different between two versions, for people: each part with its words, marked as git marks words. */
import { z } from 'zod'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { wrap } from './wrap.ts'

const Piece = z.object({ is: z.enum(['same', 'removed', 'added']), text: z.string() })
type Piece = z.output<typeof Piece>

export const Compared = z.object({
  from: z.int(),
  to: z.int(),
  differences: z.array(z.object({ part: z.string(), pieces: z.array(Piece) })),
})

export function showDifferences(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  { from, to, differences }: z.output<typeof Compared>,
): string[] {
  if (differences.length === 0) return [`Versions ${from} and ${to} say the same.`]
  return [
    `From version ${from} to ${to}: [-what was removed-], {+what was added+}`,
    ...differences.flatMap(({ part, pieces }) => [
      '',
      paint('bold', inert(part)),
      ...pieces
        .map((piece, at) => marked(piece, { isFirst: at === 0, isLast: at === pieces.length - 1 }))
        .join('')
        .split('\n')
        .flatMap((line) => wrap(inert(line), columns, '  ')),
    ]),
  ]
}

function marked({ is, text }: Piece, place: { isFirst: boolean; isLast: boolean }): string {
  if (is === 'same') return nearby(text, place)
  const [begin, end] = is === 'removed' ? ['[-', '-]'] : ['{+', '+}']
  // The mark ends with the words, not on the line below.
  const space = /\s*$/.exec(text)?.[0] ?? ''
  return `${begin}${text.slice(0, text.length - space.length)}${end}${space}`
}

const linesNearby = 2

/** Of what stayed, the lines next to what did not. */
function nearby(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const lines = text.split('\n')
  const [before, behind] = [isFirst ? 0 : linesNearby + 1, isLast ? 0 : linesNearby + 1]
  if (lines.length <= before + behind + 1) return text
  return [...lines.slice(0, before), '…', ...(behind === 0 ? [] : lines.slice(-behind))].join('\n')
}
