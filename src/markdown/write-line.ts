/** What stands in a line: emphasis, links, code, and what points somewhere. */
import type { Token } from 'markdown-it'
import { leadsAway, mayBeLinked } from './addresses.ts'
import { attributes, escaped } from './html.ts'
import { pointerIn, type Finder, type Pointer } from './pointer.ts'

interface Page {
  find: Finder
  noteName: string
}

export function writeLine(tokens: readonly Token[], page: Page): string {
  let isInLink = false
  const written = tokens.map((token) => {
    if (token.type === 'link_open') isInLink = true
    if (token.type === 'link_close') isInLink = false
    return piece(token, page, isInLink)
  })
  return written.join('')
}

/** A link holds no other. */
function piece(token: Token, page: Page, isInLink: boolean): string {
  switch (token.type) {
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return '<br>\n'
    case 'em_open':
    case 'strong_open':
    case 's_open':
      return `<${token.tag}>`
    case 'em_close':
    case 'strong_close':
    case 's_close':
      return `</${token.tag}>`
    case 'link_open': {
      const title = token.attrGet('title') ?? undefined
      return linkOpen(String(token.attrGet('href') ?? ''), { title })
    }
    case 'link_close':
      return '</a>'
    case 'code_inline':
      return `<code>${isInLink ? escaped(token.content) : withPointers(token.content, page.find)}</code>`
    case 'image':
      return isInLink ? escaped(imageWords(token)) : image(token)
    case 'pointer': {
      const pointer = pointerIn(token)
      return pointer ? pointerLink(pointer, token.content) : escaped(token.content)
    }
    case 'footnote_mark': {
      const note = noteIn(token)
      const href = `#${page.noteName}-${note}`
      return `<sup><a${attributes({ href, 'aria-label': `note ${note}` })}>${note}</a></sup>`
    }
    default:
      return escaped(token.content)
  }
}

/** Whoever follows it does not tell where they came from, and nobody gains a place in a search engine by it. */
function linkOpen(href: string, more: Record<string, string | number | undefined> = {}): string {
  const away = leadsAway(href)
    ? { rel: 'noopener noreferrer nofollow', 'data-to': 'address' }
    : undefined
  return `<a${attributes({ href, ...away, ...more })}>`
}

/** A picture from elsewhere would tell its host who reads this, and when: it is a link, with the words that stand for it. */
function image(token: Token): string {
  const words = escaped(imageWords(token))
  const src = String(token.attrGet('src') ?? '')
  return mayBeLinked(src) ? `${linkOpen(src, { class: 'image' })}${words}</a>` : words
}

function imageWords({ children }: Token): string {
  return wordsOf(children ?? []) || 'image'
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ content, children }) => (children ? wordsOf(children) : content)).join('')
}

function withPointers(text: string, find: Finder): string {
  const parts: string[] = []
  let place = 0
  for (const pointer of find(text)) {
    parts.push(escaped(text.slice(place, pointer.from)))
    parts.push(pointerLink(pointer, text.slice(pointer.from, pointer.to)))
    place = pointer.to
  }
  return [...parts, escaped(text.slice(place))].join('')
}

/** Where something of Cairn's stands the page knows; without one, the link leads nowhere rather than to a wrong place. */
function pointerLink({ href, about }: Pointer, text: string): string {
  if (href !== undefined)
    return mayBeLinked(href) ? `${linkOpen(href)}${escaped(text)}</a>` : escaped(text)
  const told = Object.entries(about).map(([key, value]) => [`data-${kebab(key)}`, value])
  const known: Record<string, string> = Object.fromEntries(told)
  return `<a${attributes({ href: `#${encodeURIComponent(text.toWellFormed())}`, class: 'pointer', ...known })}>${escaped(text)}</a>`
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function noteIn({ meta }: Token): number {
  return Number(meta?.['note'])
}
