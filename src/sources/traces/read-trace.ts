/**
 * Reads what was pasted: frames of the stacks of eight runtimes, the errors they tell of, and the tests that failed. Pure, never throws,
 * and linear: a million characters of a text are read, from its first trace on where it is longer, and two thousand of a line.
 */
import { causesAlong } from './causes.ts'
import { readDotnet } from './dotnet.ts'
import { errorIn } from './errors.ts'
import { failingTests } from './failing-tests.ts'
import type { FailingTest, Frame, FrameReader, Line, Runtime, TracedError } from './frame.ts'
import { readGo } from './go.ts'
import { readJava } from './java.ts'
import { linesOf } from './lines.ts'
import { partWithTrace } from './part.ts'
import { readNode } from './node.ts'
import { readPhp } from './php.ts'
import { readPython } from './python.ts'
import { readRuby } from './ruby.ts'
import { readRust } from './rust.ts'

export interface Trace {
  /** In the order of the text. */
  frames: Frame[]
  errors: TracedError[]
  tests: FailingTest[]
}

export function readTrace(text: string): Trace {
  return readPart(
    partWithTrace(text, (piece) => {
      const { frames, tests } = readPart(piece)
      return frames.length + tests.length > 0
    }),
  )
}

function readPart(text: string): Trace {
  const lines = linesOf(text)
  const causes = causesAlong(lines)
  const read = lines.map((_, index) => frameAt(lines, index, causes[index] ?? 0))
  const frames = read.filter((frame) => frame !== undefined)
  return {
    frames: frames.slice(0, framesMax),
    errors: once(errorsIn(lines, read), ({ type, message }) => `${type} ${message}`),
    tests: failingTests(lines, read),
  }
}

/** A dump of all threads may have thousands; whoever reads them looks at the first. */
const framesMax = 2_000

/** Who is sure of what is his comes first: Node's frames have the fewest marks of their own. */
const readers: readonly [Runtime, FrameReader][] = [
  ['python', readPython],
  ['java', readJava],
  ['rust', readRust],
  ['go', readGo],
  ['ruby', readRuby],
  ['php', readPhp],
  ['node', readNode],
  ['dotnet', readDotnet],
]

function frameAt(lines: readonly Line[], index: number, cause: number): Frame | undefined {
  const line = lines[index]
  if (line === undefined || line.text.length < 4) return undefined
  const before = (count: number): string => lines[index - count]?.text ?? ''
  for (const [runtime, reader] of readers) {
    const found = reader(line.text, before)
    if (found !== undefined)
      return { raw: line.raw, runtime, ...found, cause: runtime === 'java' ? cause : 0 }
  }
  return undefined
}

function errorsIn(lines: readonly Line[], read: readonly (Frame | undefined)[]): TracedError[] {
  return lines.flatMap(({ text }, index) => {
    if (text.length < 4) return []
    const isTraced = read[index + 1] !== undefined || read[index - 1] !== undefined
    const below = lines[index + 1]?.text ?? ''
    const found = errorIn(text, { below, isTraced })
    return found === undefined ? [] : [found]
  })
}

/** Runners tell an error where it happens and again at the end. */
function once<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = keyOf(one)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
