/** What a pasted text names, written as records point at code: so the file's page, links and the guide find it. Pure. */
import type { CodeNamed } from './knowing.ts'

/** A trace names more; the first ones are where it happened. */
const namedMax = 12

const heading = 'Code that this names:'

/** Below the words, once; what they name themselves is not said again. What an earlier list leaves out is put behind it. */
export function codeInWords(body: string, code: readonly CodeNamed[]): string {
  const references = [...new Set(code.map(({ reference }) => reference))]
    .filter((reference) => !body.includes(reference))
    .slice(0, namedMax)
  if (references.length === 0) return body
  const lines = references.map((reference) => `* ${reference}`)
  const listed = new RegExp(String.raw`(?:^|\n)${heading}\n\n(?:\* \S+\n)+$`)
  const words = body.trimEnd()
  return listed.test(`${words}\n`)
    ? `${words}\n${lines.join('\n')}\n`
    : `${words}\n\n${heading}\n\n${lines.join('\n')}\n`.trimStart()
}
