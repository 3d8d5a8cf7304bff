/** Markdown understood: CommonMark with the tables and strikethrough of GitHub, footnotes, and pointers. */
import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it'
import { mayBeLinked } from './addresses.ts'
import { addFootnotes } from './footnotes.ts'
import { pointerRules, type Finder } from './pointer.ts'

export function makeParser(find: Finder): Parser {
  // Addresses are found as all pointers are, so that what is linked is what counts as a link elsewhere.
  const parser = new MarkdownIt({ html: false, linkify: false, maxNesting: nestingMax })
  parser.validateLink = mayBeLinked
  const { pointer, text } = pointerRules(find)
  parser.inline.ruler.at('text', text)
  parser.inline.ruler.before('text', 'pointer', pointer)
  addFootnotes(parser)
  return parser
}

/** Deeper than anybody quotes or lists; what lies deeper is shown as text. */
const nestingMax = 50
