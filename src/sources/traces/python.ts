/** Frames of Python's tracebacks, of IPython's, and of pytest's own. */
import { told, type FrameReader } from './frame.ts'

export const readPython: FrameReader = (text) => {
  // pytest marks what failed with an E; groups of exceptions have bars before their lines.
  const line = text.replace(/^E\s{1,20}/, '').replace(/^[\s|+-]{1,200}/, '')
  for (const pattern of patterns) {
    const found = pattern.exec(line)?.groups
    const file = found?.['file']
    if (found === undefined || file === undefined) continue
    if (file.startsWith('<')) return told(null, { name: nameIn(found['name']) })
    return told(file, { line: found['line'], name: nameIn(found['name']) })
  }
  return undefined
}

const patterns = [
  /^File "(?<file>[^"]{1,1000})", line (?<line>\d{1,10})(?:, in (?<name>.{1,300}))?$/,
  /^File (?<file>[^\s"][^"]{0,1000}\.pyx?):(?<line>\d{1,10})(?:, in (?<name>.{1,300}))?$/,
  // pytest: where each call of a traceback is, and where the last one failed.
  /^(?<file>[^\s:"'(][^:"'(]{0,500}\.py):(?<line>\d{1,10}): in (?<name>[\w<>.]{1,300})$/,
  /^(?<file>(?:[A-Za-z]:[\\/])?[^\s:"'(][^:"'(]{0,500}\.py):(?<line>\d{1,10}): ?(?:[A-Z][\w.]{0,200})?$/,
]

/** `<module>` is the file itself. IPython tells arguments, too. */
function nameIn(said: string | undefined): string | undefined {
  const name = said?.replace(/\(.{0,300}\)$/, '').trim()
  return name === '<module>' ? undefined : name
}
