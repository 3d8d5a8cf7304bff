/** Text as wide as the terminal, whatever letters it is of. */
import stringWidth from 'string-width'
import { mostColumns } from '../io.ts'
import { breakLines } from './break-lines.ts'

export function wrap(text: string, columns: number, indent = '', rest = indent): string[] {
  return breakLines(text, {
    ...{ columns: Math.min(columns, mostColumns), indent, rest },
    widthOf: stringWidth,
  })
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
