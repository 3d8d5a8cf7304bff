/** What stands below the options in help, as wide as the window. A command is left whole, so that it can be copied. */
import { breakLines } from './text/break-lines.ts'

/** Lines that stand at the edge are one paragraph; others are two spaces and a term or command, with what it means behind two spaces or more. */
export function helpText(text: string, columns: number): () => string {
  // Every command's is given at each start, and at most one is shown.
  return () => broken(text, columns)
}

function broken(text: string, columns: number): string {
  return text
    .replaceAll(/(?<=^\S.*)\n(?=\S)/gm, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, term = '', gap = '', means = ''] = /^( {2}\S.*?)( {2,})(\S.*)$/.exec(line) ?? []
      if (term === '')
        return line.startsWith('  $ ') ? [line] : wrap(line.trim(), columns, indentOf(line))
      const start = term + gap
      return columns - start.length < leastWidth
        ? [term, ...wrap(means, columns, below)]
        : wrap(means, columns, start, ' '.repeat(start.length))
    })
    .join('\n')
}

/** Narrower columns than this are hard to read. */
const leastWidth = 24
const below = '      '

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? ''
}

/** Our own words are of letters one column wide: what measures others takes longer to load than help may. */
export function wrap(text: string, columns: number, indent = '', rest = indent): string[] {
  return breakLines(text, { columns, indent, rest, widthOf: ({ length }) => length })
}
