/** A word as a POSIX shell takes it, whatever is in it: for the commands that explanations name. */
export function shellWord(text: string): string {
  return /^[\w./@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
