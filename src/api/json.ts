/**
 * JSON as it was meant: what readers of it may take in two ways is refused, and so is what is nested for no good reason. One look at
 * each letter, before anything is made of them.
 */
import { CairnError } from '#std/errors.ts'

/** Nothing that a verb takes comes near. */
const depthMax = 64

export function parseJson(text: string): unknown {
  mustBePlain(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CairnError('invalid', 'input.json', 'This is no JSON.', { cause: error })
  }
}

/** Whether it is JSON at all is found by whoever parses it. */
function mustBePlain(text: string): void {
  /** What is open: the keys of an object so far, or null for a list. */
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '{' || letter === '[') {
      open.push(letter === '{' ? new Set() : null)
      if (open.length > depthMax)
        throw new CairnError(
          'invalid',
          'input.json',
          `This JSON is nested more than ${depthMax} deep.`,
        )
    } else if (letter === '}' || letter === ']') open.pop()
    else if (letter === '"') {
      const end = endOfText(text, at)
      const keys = open.at(-1)
      if (keys && isKey(text, end)) {
        const key = plainKey(text.slice(at, end))
        if (keys.has(key))
          throw new CairnError(
            'invalid',
            'input.json',
            `The key ${JSON.stringify(key.slice(0, 100))} stands twice in one object.`,
          )
        keys.add(key)
      }
      at = end - 1
    }
  }
}

/** Behind its last quote. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; ; at += 1) {
    at = text.indexOf('"', at)
    if (at === -1) return text.length
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
}

function isKey(text: string, from: number): boolean {
  let at = from
  while (' \t\n\r'.includes(text[at] ?? '-')) at += 1
  return text[at] === ':'
}

/** Written with or without escapes, it is the same key. */
function plainKey(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
