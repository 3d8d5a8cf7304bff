/** Frames of Rust: where it panicked, and its backtrace, whose place stands on the line below the function. */
import { told, type FrameReader } from './frame.ts'

export const readRust: FrameReader = (text, before) => {
  const panicked = (newForm.exec(text) ?? oldForm.exec(text) ?? compiled.exec(text))?.groups
  if (panicked !== undefined) return toldBy(panicked)
  const found = at.exec(text)?.groups
  if (found === undefined) return undefined
  const name = numbered.exec(before(1))?.[1] ?? inlined.exec(before(1))?.[1]
  // Other runtimes say "at" as well; a file that is none of Rust's needs a numbered function above it.
  if (name === undefined && !(found['file'] ?? '').endsWith('.rs')) return undefined
  return toldBy(found, name?.replace(/::h[\da-f]{16}$/, '').replaceAll(/\[[\da-f]{6,20}\]/g, ''))
}

function toldBy(found: Record<string, string | undefined>, name?: string): ReturnType<FrameReader> {
  return told(found['file'] ?? null, { line: found['line'], column: found['column'], name })
}

/** Since 1.73 the message stands below, before that it stood within. */
const newForm =
  /^(?:thread '[^']{0,300}'|thread <unnamed>|[\w' ]{0,100})(?: \(\d{1,12}\))? panicked at (?<file>[^:'"]{1,600}):(?<line>\d{1,10}):(?<column>\d{1,10}):?$/
const oldForm =
  /^\s{0,40}(?:thread '[^']{0,300}' panicked at )?.{0,1500}', (?<file>[^:'"]{1,600}\.rs):(?<line>\d{1,10}):(?<column>\d{1,10})$/
/** Of the compiler. */
const compiled = /^\s{1,20}--> (?<file>[^:'"]{1,600}\.rs):(?<line>\d{1,10}):(?<column>\d{1,10})$/
const at =
  /^\s{1,80}at (?<file>(?:[A-Za-z]:)?[^:()]{1,600}\.\w{1,5}):(?<line>\d{1,10})(?::(?<column>\d{1,10}))?$/
const numbered = /^\s{0,40}\d{1,6}:\s{1,40}(?:0x[\da-f]{1,16} - )?(\S.{0,600})$/
/** Of one address several functions: those that were put into it have no number of their own. */
const inlined = /^\s{4,80}((?:<|[A-Za-z_])[\w:<>{}# ,&*'[\]().-]{2,600})$/
