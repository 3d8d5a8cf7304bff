/** What somebody said in one go, as on a command line or in a chat: a line, and where it is longer, all of it below. Pure. */
import { titleCharsMax } from '#records/shape.ts'

export function titleAndBody(text: string): { title: string; body: string } {
  const whole = text.trim()
  const first = (whole.split('\n')[0] ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  if (first === whole && first.length <= titleCharsMax) return { title: first, body: '' }
  return { title: cut(first), body: whole }
}

/** At a word's end, where there is one. */
function cut(line: string): string {
  if (line.length <= titleCharsMax) return line
  // Half a letter is none: the last one that fits is whole.
  const head = line.slice(0, titleCharsMax - 1).replace(/[\uD800-\uDBFF]$/, '')
  const words = head.replace(/\s+\S*$/, '')
  return `${words.length > titleCharsMax / 2 ? words : head}…`
}
