/**
 * Whom a text speaks to: `@Ana Kovács`, by the whole name as the workspace has it, whatever its capitals. Pure. What stands in code,
 * in a block or in the line, mentions nobody.
 */
import { outsideBlocks, type Reference } from './references.ts'

export interface Named {
  id: string
  name: string
}

/** More than these in one text are a list of people, not a word to them. */
const mentionsMax = 100

/** Each once, in the order of the text. Where several have one name, all of them are meant: nobody is guessed. */
export function mentionsIn(body: string, members: readonly Named[]): Reference[] {
  const byName = Map.groupBy(members, ({ name }) => folded(name))
  const lengths = [...new Set([...byName.keys()].map((name) => name.length))].toSorted(
    (a, b) => b - a,
  )
  const text = folded(outsideSpans(outsideBlocks(body)))
  const found = new Set<string>()
  // Not in an address, and not where it was escaped.
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_./:#@\\-])@/gu)) {
    for (const { id } of namedAt(text, index + 1)) found.add(id)
    if (found.size >= mentionsMax) break
  }
  return [...found].slice(0, mentionsMax).map((member) => ({ to: 'member', member }))

  /** The longest name counts: "@Ana Kovács" is not Ana. */
  function namedAt(whole: string, from: number): readonly Named[] {
    for (const length of lengths) {
      const who = byName.get(whole.slice(from, from + length))
      if (who !== undefined && isEnd.test(whole.slice(from + length, from + length + 3))) return who
    }
    return []
  }
}

/** "@Ana's" is Ana, "@Anabel" and "@ana-maria" are others. */
const isEnd = /^(?![\p{L}\p{N}_]|[-.][\p{L}\p{N}])/u

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')
}

/** As CommonMark has it: as many backticks as it was opened with close it, in the same paragraph; else they are letters. */
function outsideSpans(body: string): string {
  return body
    .split(/\n[ \t]*\n/)
    .map((paragraph) => {
      const marks = [...paragraph.matchAll(/(?<![\\`])`+/g)].map(({ index, 0: mark }) => ({
        from: index,
        to: index + mark.length,
        length: mark.length,
      }))
      const nextAlike = closers(marks)
      let kept = ''
      let at = 0
      for (let open = 0; open < marks.length; open++) {
        const close = nextAlike[open]
        const [begin, end] = [marks[open], close === undefined ? undefined : marks[close]]
        if (begin === undefined || close === undefined || end === undefined) continue
        kept += `${paragraph.slice(at, begin.from)} `
        at = end.to
        open = close
      }
      return kept + paragraph.slice(at)
    })
    .join('\n\n')
}

/** For each run of backticks the next one as long, found from behind in one go. */
function closers(marks: readonly { length: number }[]): (number | undefined)[] {
  const seen = new Map<number, number>()
  return marks
    .map(({ length }, at) => ({ length, at }))
    .toReversed()
    .map(({ length, at }) => {
      const next = seen.get(length)
      seen.set(length, at)
      return next
    })
    .toReversed()
}
