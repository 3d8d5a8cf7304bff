/** HTML written from what was understood, a case for each thing there is. What has no case here is not written. */
import { createHash } from 'node:crypto'
import type { Token } from 'markdown-it'
import { attributes, escaped } from './html.ts'
import type { Finder } from './pointer.ts'
import { isDone, taskAt } from './tasks.ts'
import { noteIn, writeLine } from './write-line.ts'

/** Code in colours, as HTML; undefined where it stays as it is. */
export type Highlight = (code: string, language: string) => Promise<string | undefined>

interface Writing {
  find: Finder
  highlight: Highlight
  /** The whole text: its notes have names of their own on the page. */
  text: string
}

export async function writeHtml(tokens: readonly Token[], writing: Writing): Promise<string> {
  const { find, highlight, text } = writing
  const page = {
    ...{ find, highlight, languages: new Set<string>() },
    ...{ topLevel: topLevelOf(tokens), noteName: noteNameOf(text) },
  }
  const written: string[] = []
  for (const [index, token] of tokens.entries())
    written.push(await block(token, page, { tokens, index }))
  return written.join('')
}

interface Page {
  find: Finder
  highlight: Highlight
  /** Met so far. */
  languages: Set<string>
  topLevel: number
  noteName: string
}

interface Around {
  tokens: readonly Token[]
  index: number
}

async function block(token: Token, page: Page, { tokens, index }: Around): Promise<string> {
  const isOpen = token.nesting === 1
  switch (token.type) {
    case 'inline':
      return lineOf(token, page, taskAt(tokens, index))
    case 'paragraph_open':
    case 'paragraph_close':
      return token.hidden ? '' : isOpen ? '<p dir="auto">' : '</p>\n'
    case 'heading_open':
    case 'heading_close': {
      const tag = `h${Math.min(6, levelOf(token) - page.topLevel + 2)}`
      return isOpen ? `<${tag} dir="auto">` : `</${tag}>\n`
    }
    case 'bullet_list_open':
    case 'bullet_list_close':
    case 'ordered_list_open':
    case 'ordered_list_close': {
      const start = token.attrGet('start') ?? undefined
      return isOpen ? `<${token.tag}${attributes({ start })}>\n` : `</${token.tag}>\n`
    }
    case 'list_item_open':
      return taskAt(tokens, index + 2) ? '<li dir="auto" class="task">' : '<li dir="auto">'
    case 'list_item_close':
      return '</li>\n'
    case 'blockquote_open':
    case 'blockquote_close':
    case 'table_open':
    case 'table_close':
    case 'thead_open':
    case 'thead_close':
    case 'tbody_open':
    case 'tbody_close':
    case 'tr_open':
    case 'tr_close':
      return isOpen ? `<${token.tag}>\n` : `</${token.tag}>\n`
    case 'th_open':
    case 'td_open': {
      const scope = token.tag === 'th' ? 'col' : undefined
      return `<${token.tag}${attributes({ dir: 'auto', scope, class: alignmentOf(token) })}>`
    }
    case 'th_close':
    case 'td_close':
      return `</${token.tag}>\n`
    case 'hr':
      return '<hr>\n'
    case 'code_block':
      return codeBlock(escaped(token.content))
    case 'fence':
      return codeBlock((await coloured(token, page)) ?? escaped(token.content))
    case 'footnote':
      return footnote(token, page, { tokens, index })
    default:
      return ''
  }
}

/** A box that is ticked by changing the text. */
function lineOf(token: Token, page: Page, isTask: boolean): string {
  const words = writeLine(token.children ?? [], page)
  if (!isTask) return words
  const checked = isDone(token) ? '' : undefined
  const box = `<input${attributes({ type: 'checkbox', disabled: '', checked })}>`
  // The label gives the box its name.
  return `<label>${box}${words.replace(/^\[[ xX]\]/, '')}</label>`
}

/** Each language has a grammar to be read, which takes longer than a short text. */
const languagesMax = 8

async function coloured(
  { info, content }: Token,
  { languages, highlight }: Page,
): Promise<string | undefined> {
  const language = /^[\w+#.-]{1,30}/.exec(info)?.[0].toLowerCase()
  if (language === undefined) return undefined
  if (!languages.has(language) && languages.size === languagesMax) return undefined
  languages.add(language)
  return highlight(content, language)
}

/** Long lines are scrolled to, by keys as well. */
function codeBlock(html: string): string {
  return `<pre class="code" tabindex="0"><code>${html}</code></pre>\n`
}

/** The title of what is shown is the page's first heading: the highest in the text is one below, whichever its writer took. */
function topLevelOf(tokens: readonly Token[]): number {
  return Math.min(6, ...tokens.filter(({ type }) => type === 'heading_open').map(levelOf))
}

function levelOf({ tag }: Token): number {
  return Number(tag.slice(1))
}

/** markdown-it has it as a style, which a strict page does not take. */
function alignmentOf(token: Token): string | undefined {
  return /text-align:(left|center|right)/.exec(String(token.attrGet('style')))?.[1]
}

function footnote(token: Token, page: Page, { tokens, index }: Around): string {
  const isFirst = tokens[index - 1]?.type !== 'footnote'
  const isLast = index === tokens.length - 1
  const id = `${page.noteName}-${noteIn(token)}`
  return [
    isFirst ? '<section class="notes" aria-label="notes">\n<ol>\n' : '',
    `<li${attributes({ dir: 'auto', id })}>${writeLine(token.children ?? [], page)}</li>\n`,
    isLast ? '</ol>\n</section>\n' : '',
  ].join('')
}

/** Several texts may stand on one page. */
function noteNameOf(text: string): string {
  return `note-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
}
