/** A trace that was pasted among words stays as it was printed: as Markdown its lines would run together. Pure. */

/** Each paragraph with two frames or more stands as code; what is a list or code already stays. */
export function tracesAsCode(text: string): string {
  const parts: string[] = []
  let paragraph: string[] = []
  let fence: string | undefined
  const end = (): void => {
    if (paragraph.length > 0) parts.push(...(isTrace(paragraph) ? fenced(paragraph) : paragraph))
    paragraph = []
  }
  for (const line of text.split(/\r?\n/)) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (marks?.startsWith(fence) === true) fence = undefined
      parts.push(line)
    } else if (marks !== undefined) {
      end()
      fence = marks
      parts.push(line)
    } else if (line.trim() === '') {
      end()
      parts.push(line)
    } else paragraph.push(line)
  }
  end()
  return parts.join('\n')
}

const frame =
  /^\s*(?:at \S.{0,300}[.:(/]|File "|from \S{1,300}:\d|#\d{1,4} \S{1,300}[:(]|❯ \S{1,300}:\d|\d{1,3}: {1,4}[\w<])|^\s{2,}\S.{0,300}:\d/
const list = /^ {0,3}(?:[-*+>|]|\d{1,4}[.)])\s/

function isTrace(lines: readonly string[]): boolean {
  // Groups of exceptions have bars, as tables do, and plus signs, as lists do.
  if (lines.some((line) => /Traceback \(most recent call last\):\s*$/.test(line))) return true
  const frames = lines.filter((line) => frame.test(line)).length
  return frames >= 2 && !lines.some((line) => list.test(line))
}

/** What was printed may have marks of a fence in it: ours is longer. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((one) => one.length)),
  )
  const marks = '`'.repeat(longest + 1)
  return [`${marks}text`, ...lines, marks]
}
