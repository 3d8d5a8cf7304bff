/** What of a comparison is read: the changes, a few lines around each, and how many lines were left out between. Pure. */
import type { Piece } from '#records/diff.ts'

export type Shown = Piece | { is: 'left out'; lines: number }

/** Enough to know where one is. */
const around = 3

export function shownPieces(pieces: readonly Piece[]): Shown[] {
  return pieces.flatMap((piece, at): Shown[] => {
    if (piece.is !== 'same') return [piece]
    const lines = piece.text.split(/(?<=\n)/)
    const before = at === 0 ? 0 : around
    const after = at === pieces.length - 1 ? 0 : around
    const left = lines.length - before - after
    // To say that one line was left out takes a line, too.
    if (left < 2) return [piece]
    return [
      ...same(lines.slice(0, before)),
      { is: 'left out', lines: left },
      ...same(lines.slice(before + left)),
    ]
  })
}

function same(lines: readonly string[]): Shown[] {
  return lines.length === 0 ? [] : [{ is: 'same', text: lines.join('') }]
}
