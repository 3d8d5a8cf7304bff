/** The words of a text, with what stands between them as far as it matters. */

export interface Word {
  text: string
  start: number
  end: number
  /** Only white space, and little of it, stands before the next one. */
  isFollowed: boolean
  /** With an apostrophe behind it: "Tom's". */
  isPossessive: boolean
}

const word = /[@a-z\ue001\ue002][\w\ue001\ue002-]*@?/g

export function wordsOf(prepared: string): Word[] {
  const found: Word[] = []
  word.lastIndex = 0
  for (let match = word.exec(prepared); match !== null; match = word.exec(prepared)) {
    const before = found.at(-1)
    const [text] = match
    if (before !== undefined) {
      const between = prepared.slice(before.end, match.index)
      if (
        between === "'" &&
        (text === 's' || text === 've' || text === 'd' || text === 're' || text === 'll')
      ) {
        if (text === 's') before.isPossessive = true
        continue
      }
      before.isFollowed = isSpace(between) || (before.isPossessive && isSpace(between.slice(2)))
      if (/^'\s/.test(between)) {
        before.isPossessive = true
        before.isFollowed = isSpace(between.slice(1))
      }
    }
    found.push({
      text,
      start: match.index,
      end: word.lastIndex,
      isFollowed: false,
      isPossessive: false,
    })
  }
  return found
}

function isSpace(text: string): boolean {
  return text.length > 0 && text.length <= 3 && text.trim() === ''
}
