/** Failures that mocha, RSpec, PHPUnit and NUnit tell in a numbered list: `1) what failed`. Who counts is told by the line above the list. */
import type { Line } from './frame.ts'

type Counting = 'mocha' | 'rspec' | 'phpunit'

/** With the number of the line that begins each. */
export function numberedTests(
  lines: readonly Line[],
): { at: number; test: { name: string; file?: string | undefined } }[] {
  let counting: Counting | undefined
  return lines.flatMap(({ text }, at) => {
    const line = text.trim()
    counting = countingFrom(line) ?? counting
    const first = /^\d{1,5}\) (\S.{0,500})$/.exec(line)?.[1]
    if (first === undefined) return []
    // NUnit says itself what failed.
    const nunit = /^(?:Failed|Error) : ([\w.+]{1,400})/.exec(first)?.[1]
    if (nunit !== undefined) return [{ at, test: { name: nunit } }]
    if (counting === 'mocha') return [{ at, test: { name: nested(first, lines, at) } }]
    if (counting === 'rspec') return [{ at, test: { name: first } }]
    if (counting === 'phpunit' && first.includes('::')) return [{ at, test: { name: first } }]
    return []
  })
}

function countingFrom(line: string): Counting | undefined {
  if (/^\d{1,6} failing$/.test(line)) return 'mocha'
  if (line === 'Failures:') return 'rspec'
  if (/^There (?:was|were) \d{1,6} (?:failure|error|warning)s?:$/.test(line)) return 'phpunit'
  return undefined
}

/** Mocha writes a suite below the other; the test's own name ends with a colon. */
function nested(first: string, lines: readonly Line[], at: number): string {
  const names = [first]
  for (let below = 1; below <= 8 && !names.at(-1)?.endsWith(':'); below += 1) {
    const name = lines[at + below]?.text.trim() ?? ''
    if (name === '') break
    names.push(name)
  }
  return names.join(' ').replace(/:$/, '')
}
