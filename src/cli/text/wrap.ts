/** Breaks text into lines that fit, at spaces; a word longer than a line is left whole, so that it can be copied. */
import stringWidth from 'string-width'
import { mostColumns } from '../io.ts'

export function wrap(text: string, columns: number, indent = '', rest = indent): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const room = Math.min(columns, mostColumns) - (lines.length === 0 ? indent : rest).length
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

/**
 * What a cell holds, over as many lines as it needs: broken behind spaces and slashes, within a name only where it is too
 * long for a line. Nothing is lost, and a line that goes on begins further in.
 */
export function fold(text: string, columns: number): string[] {
  if (stringWidth(text) <= columns) return [text]
  const lines: string[] = []
  let line = ''
  for (const part of partsOf(text, columns)) {
    if (line.trim() !== '' && stringWidth(line + part.trimEnd()) > columns) {
      lines.push(line)
      line = goesOn
    }
    for (const letter of letters.segment(part)) {
      if (stringWidth(line + letter.segment.trimEnd()) > columns) {
        lines.push(line)
        line = goesOn
      }
      line += letter.segment
    }
  }
  return [...lines, line].map((each) => each.trimEnd())
}

function partsOf(text: string, columns: number): string[] {
  return text
    .split(/(?<=[ /])/)
    .flatMap((part) =>
      stringWidth(part) > columns - goesOn.length ? part.split(/(?<=[-._])/) : [part],
    )
}

const goesOn = '  '
const letters = new Intl.Segmenter('en')
