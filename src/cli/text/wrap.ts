/** Breaks text into lines that fit, at spaces; a word longer than a line is left whole, so that it can be copied. */
import stringWidth from 'string-width'

export function wrap(text: string, columns: number, indent = '', rest = indent): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = columns - (lines.length === 0 ? indent : rest).length
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((each, index) => (index === 0 ? indent : rest) + each)
}

/** Shortened in the middle, where a path says least. */
export function shorten(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  const tail = Math.ceil((columns - 1) * 0.65)
  return `${text.slice(0, columns - 1 - tail)}…${text.slice(-tail)}`
}
