/** `[^1]` in the text and `[^1]: what is to be said` anywhere below it. Numbered in the order in which the text asks for them. */
import type { Env, MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it'

interface Notes {
  /** By label: what it says. The first of several counts. */
  said: Map<string, string>
  /** Labels in the order asked for. */
  asked: string[]
}

const notesOf = new WeakMap<Env, Notes>()

export function addFootnotes(parser: MarkdownIt): void {
  parser.block.ruler.before('reference', 'footnote', readNote, { alt: ['paragraph', 'reference'] })
  parser.inline.ruler.before('link', 'footnote_mark', readMark)
  parser.core.ruler.after('inline', 'footnotes', (state) => {
    state.tokens.push(...notesAtTheEnd(state))
  })
}

/** A note goes on to the next empty line. */
function readNote(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false
  const text = lineAt(state, start)
  const [, label, first = ''] = /^\[\^([^\]\s]{1,100})\]:[ \t]*(.*)$/.exec(text) ?? []
  if (label === undefined) return false
  if (silent) return true
  let line = start + 1
  const lines = [first]
  for (; line < end && !state.isEmpty(line); line++) {
    const more = lineAt(state, line)
    if (/^\[\^[^\]\s]{1,100}\]:/.test(more)) break
    lines.push(more)
  }
  const notes = notesOf.get(state.env) ?? { said: new Map<string, string>(), asked: [] }
  notesOf.set(state.env, notes)
  if (!notes.said.has(label)) notes.said.set(label, lines.join('\n').trim())
  state.line = line
  return true
}

function lineAt({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line])
}

const mark = /\[\^([^\]\s]{1,100})\]/y

/** A mark that no note answers is text. */
function readMark(state: StateInline, silent: boolean): boolean {
  const notes = notesOf.get(state.env)
  if (notes === undefined || state.linkLevel > 0) return false
  mark.lastIndex = state.pos
  const label = mark.exec(state.src)?.[1]
  if (label === undefined || !notes.said.has(label)) return false
  if (!silent) {
    if (!notes.asked.includes(label)) notes.asked.push(label)
    state.push('footnote_mark', '', 0).meta = { note: notes.asked.indexOf(label) + 1 }
  }
  state.pos += label.length + '[^]'.length
  return true
}

/** A note may ask for another; each is said once. */
function notesAtTheEnd({ env, md, Token: Made }: StateCore): Token[] {
  const { said, asked } = notesOf.get(env) ?? { said: new Map<string, string>(), asked: [] }
  const notes: Token[] = []
  for (let index = 0; index < asked.length; index++) {
    const note = new Made('footnote', '', 0)
    note.meta = { note: index + 1 }
    note.children = []
    md.inline.parse(said.get(asked[index] ?? '') ?? '', md, env, note.children)
    notes.push(note)
  }
  return notes
}
