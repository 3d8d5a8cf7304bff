import { steering } from './steering.ts'

/**
 * A word as a shell takes it, whatever is in it: for the commands that are printed to be pasted. What could steer the
 * terminal on its way there is written in signs, which bash, zsh and ksh read between `$'` and `'`.
 */
export function shellWord(text: string): string {
  if (/^[\w./@+-]+$/.test(text)) return text
  return text.search(steering) < 0
    ? `'${text.replaceAll("'", String.raw`'\''`)}'`
    : `$'${text.replace(/[\\']/g, String.raw`\$&`).replace(steering, inSigns)}'`
}

/** Byte by byte: a shell reads `\u` by its locale. */
function inSigns(sign: string): string {
  return (
    names[sign] ??
    Array.from(Buffer.from(sign), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  )
}

const names: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' }
