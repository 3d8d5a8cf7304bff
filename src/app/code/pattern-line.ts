/**
 * The line that a stranger's pattern means, as CodeTour finds it: where the first match in the whole text begins, `^` and `$` at each
 * line. Matched in linear time, whatever the pattern (threat T9): what only a backtracking engine knows, such as looking ahead, is not
 * understood.
 */
import { RE2JS } from 're2js'

export type PatternLine =
  /** 1-based; null where nothing matches. */
  | { is: 'read'; line: number | null }
  /** No pattern, or one of a kind that is not matched here. */
  | { is: 'not_understood' }

/** Nobody writes a longer one. */
const patternMax = 1_000
/** Of a larger file, the start. */
const textMax = 2_000_000

export function lineOfPattern(pattern: string, text: string): PatternLine {
  if (pattern.length > patternMax) return { is: 'not_understood' }
  try {
    const matcher = RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text.slice(0, textMax))
    if (!matcher.find()) return { is: 'read', line: null }
    const start = matcher.start()
    // A pattern may begin with the line break before its line.
    const space = /^\s*/.exec(text.slice(start, start + 1_000))?.[0] ?? ''
    const before = text.slice(0, start + space.lastIndexOf('\n') + 1)
    return { is: 'read', line: before.split('\n').length }
  } catch {
    return { is: 'not_understood' }
  }
}
