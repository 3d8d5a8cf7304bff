/** What a file's content says about its size and complexity. Never throws for what a file holds. */
import { messageOf } from '#std/errors.ts'
import { walkTree } from './complexity.ts'
import { crashed, readerOf } from './grammar.ts'
import { countLines, measureIndentation } from './indentation.ts'
import { grammarOf } from './languages.ts'
import { summarize, type FunctionMeasure } from './measured-functions.ts'
import { decode, encodingOf } from './text.ts'

export interface FileMeasure {
  how: 'parsed' | 'indentation' | 'binary' | 'too_large' | 'failed'
  language: string | null
  lines: number | null // null for binary
  cyclomatic: number | null // null unless parsed, like the next two
  cognitive: number | null
  nestingMax: number | null
  indentation: number | null // null for what was not looked at
  functions: FunctionMeasure[]
  reason?: string // for `failed` and `too_large`: why, in words
}

export interface Limits {
  bytesMax: number
  msMax: number // for one file
}

/** 2 MiB is five times the largest file a person wrote in the histories tried; parsing takes some 0.2 s a megabyte. */
export const defaultLimits: Limits = { bytesMax: 2 * 1024 * 1024, msMax: 30_000 }

/** Measures one file. Parses where there is a grammar for the language, and looks at the indentation of everything else. */
export async function measureText(
  language: string | null,
  content: Uint8Array | string,
  limits: Limits = defaultLimits,
): Promise<FileMeasure> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const encoding = encodingOf(bytes)
  if (encoding === undefined) return { ...unmeasured, how: 'binary', language }
  if (bytes.length > limits.bytesMax)
    return {
      ...unmeasured,
      how: 'too_large',
      language,
      lines: countLines(bytes),
      reason: sizeReason(bytes.length, limits),
    }
  const utf8 = encoding === 'utf-8' ? bytes : new TextEncoder().encode(decode(bytes, encoding))
  const { lines, levels } = measureIndentation(utf8)
  const measure = { ...unmeasured, language, lines, indentation: levels }
  const grammar = language === null ? undefined : grammarOf(language)
  if (language === null || grammar === undefined) return { ...measure, how: 'indentation' }
  try {
    const text = decode(bytes, encoding)
    const reader = await readerOf(language, grammar)
    const tree = reader.read(text, performance.now() + limits.msMax)
    if (tree === undefined) return { ...measure, how: 'failed', reason: tookTooLong(limits) }
    const walk = walkTree(tree, reader.compiled, text)
    if (walk.unparsed * 2 > text.length)
      return { ...measure, how: 'failed', reason: `does not read as ${language}` }
    return { ...measure, how: 'parsed', ...summarize(walk, lineFinder(text)) }
  } catch (error) {
    crashed()
    return { ...measure, how: 'failed', reason: reasonOf(error) }
  }
}

/** For a file that nothing could be learned about. */
export function failedMeasure(language: string | null, reason: string): FileMeasure {
  return { ...unmeasured, how: 'failed', language, reason }
}

export function tookTooLong({ msMax }: Limits): string {
  return `took longer than ${Math.round(msMax / 1000)} s`
}

/** The module aborts when it may not have more memory, and for hardly anything else. */
function reasonOf(error: unknown): string {
  const message = messageOf(error)
  return message.startsWith('Aborted(')
    ? 'needs too much memory to parse'
    : `the parser gave up (${message})`
}

const unmeasured = {
  lines: null,
  cyclomatic: null,
  cognitive: null,
  nestingMax: null,
  indentation: null,
  functions: [],
}

function sizeReason(bytes: number, { bytesMax }: Limits): string {
  const mebibytes = (size: number): string => (size / 1024 / 1024).toFixed(1)
  return `is ${mebibytes(bytes)} MiB; the limit is ${mebibytes(bytesMax)} MiB`
}

/** The 1-based line of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
