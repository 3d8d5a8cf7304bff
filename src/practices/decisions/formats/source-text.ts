/** Bytes as text and back. A byte order mark and line endings stay in the text, so that nothing is lost between. */
import type { Span } from './decision-file.ts'

export interface SourceText {
  text: string
  /** Whether the text, encoded again, gives the same bytes. */
  isExact: boolean
}

export function textOf(bytes: Uint8Array): SourceText {
  try {
    return {
      text: new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes),
      isExact: true,
    }
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isExact: false }
  }
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** No text has a NUL; pictures, archives and UTF-16 do. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.includes(0)
}

export interface Line extends Span {
  text: string
  /** From 1. */
  number: number
}

/** Lines without their endings, which are `\n` or `\r\n`; a byte order mark is part of none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (start <= text.length) {
    const feed = text.indexOf('\n', start)
    const next = feed === -1 ? text.length : feed
    const end = text[next - 1] === '\r' && next > start ? next - 1 : next
    lines.push({ text: text.slice(start, end), start, end, number: lines.length + 1 })
    if (feed === -1) break
    start = feed + 1
  }
  return lines
}

export function lineEndingOf(text: string): '\n' | '\r\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n'
}

export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
