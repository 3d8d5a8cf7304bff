/** The sentences of a text with their places; long ones are cut, as what is hostile is short. */

export interface Sentence {
  start: number
  end: number
  text: string
}

const longest = 600

export function* sentencesOf(prose: string): Generator<Sentence> {
  for (const match of prose.matchAll(
    /(?:(?<=(?:^|[\s(])(?:Mrs?|Ms|Dr|Prof|vs|etc|e\.g|i\.e))\.|[^.!?\n]|[.!?](?![\s"')\]*_]|$)|\n(?!\s*(?:\n|[-*+|#>]|\d+[.)]\s)))+[.!?"')\]*_]*/g,
  )) {
    const [whole] = match
    for (let from = 0; from < whole.length; from += longest) {
      const piece = whole.slice(from, from + longest)
      const text = piece.trim()
      if (!/[a-z]/i.test(text)) continue
      const start = match.index + from + piece.indexOf(text)
      yield { start, end: start + text.length, text }
    }
  }
}
