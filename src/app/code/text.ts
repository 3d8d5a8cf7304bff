/** A file's bytes as lines, or why they are none. */

export type Text = { is: 'text'; lines: string[]; isUtf8: boolean } | { is: 'binary' | 'too_large' }

/** More are not shown, nor followed, at once. */
export const linesMax = 400

/** null where there are more bytes than anybody reads, or git has them not. */
export function readText(bytes: Buffer | null): Text {
  if (bytes === null) return { is: 'too_large' }
  // As git tells them.
  if (bytes.subarray(0, 8_000).includes(0)) return { is: 'binary' }
  const text = bytes.toString('utf8')
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return { is: 'text', lines, isUtf8: !text.includes('\ufffd') || isValid(bytes) }
}

function isValid(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
