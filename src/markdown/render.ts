/**
 * Markdown as people write it, made into HTML that is safe to show. No HTML of the writer's is ever passed on: it is written
 * anew from what was understood, out of a short list of tags (write-html.ts), and looked over once more before it leaves (safe.ts).
 */
import { invariant } from '#std/errors.ts'
import { makeParser } from './parser.ts'
import type { Finder } from './pointer.ts'
import { isSafe } from './safe.ts'
import { writeHtml, type Highlight } from './write-html.ts'

export interface RenderParts {
  /** What in a line of text points somewhere: records, code, members. */
  find: Finder
  /** Fenced code in colours; undefined where its language is not known, or the text has had its share of them. */
  highlight: Highlight
}

export function makeRenderer({ find, highlight }: RenderParts): (text: string) => Promise<string> {
  const parser = makeParser(find)
  return async (text) => {
    const html = await writeHtml(parser.parse(text, {}), { find, highlight, text })
    invariant(isSafe(html), 'what is rendered is of the tags and attributes that safe.ts lists')
    return html
  }
}
