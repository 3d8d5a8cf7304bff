/** Of a log that is longer than what is read, the part with the trace. */
import { charsMax } from './lines.ts'

/** What is longer is cut by whoever takes it in. */
export const givenMax = 4_000_000
const pieceChars = 100_000
/** What went wrong is said above the frames, and a piece may begin within them. */
const aboveChars = 20_000

/** From shortly before the first piece that tells a frame or a failing test; the beginning, where none does. Linear. */
export function partWithTrace(text: string, tells: (piece: string) => boolean): string {
  if (text.length <= charsMax) return text
  const end = Math.min(text.length, givenMax)
  for (let at = 0; at < end; at += pieceChars)
    if (tells(text.slice(at, at + pieceChars))) return text.slice(lineBefore(text, at - aboveChars))
  return text
}

function lineBefore(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf('\n', at) + 1
}
