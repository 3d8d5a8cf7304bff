/** Breaks text into lines that fit, at spaces; a word longer than a line is left whole, so that it can be copied. */

export interface LineShape {
  columns: number
  /** Before the first line, and before the others. */
  indent: string
  rest: string
  /** In columns. */
  widthOf: (text: string) => number
}

export function breakLines(text: string, { columns, indent, rest, widthOf }: LineShape): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = columns - (lines.length === 0 ? indent : rest).length
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each, index) => (index === 0 ? indent : rest) + each)
}
