/**
 * Markdown as HTML, as far as a printed page needs it: headings, lists, quotes, code, emphasis, links to other sites. All else stands
 * there as it was written; no tag of the writer's is one.
 */
import { escaped } from './svg.ts'

export function proseHtml(markdown: string): string {
  return blocksOf(markdown.replaceAll('\t', '    ').split('\n')).join('\n')
}

function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = []
  for (let at = 0; at < lines.length;) {
    const { html, next } = blockAt(lines, at)
    if (html !== '') blocks.push(html)
    at = next
  }
  return blocks
}

interface Block {
  html: string
  /** The line after it. */
  next: number
}

function blockAt(lines: readonly string[], at: number): Block {
  const first = lines[at] ?? ''
  if (first.trim() === '') return { html: '', next: at + 1 }
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(first)?.[1]
  if (fence !== undefined) return fenced(lines, at, fence)
  const heading = /^(#{1,6}) +(.*)$/.exec(first)
  if (heading !== null)
    return { html: `<h3>${inline((heading[2] ?? '').replace(/ +#+ *$/, ''))}</h3>`, next: at + 1 }
  if (/^ {0,3}>/.test(first)) return quoted(lines, at)
  if (item.test(first)) return listed(lines, at)
  const end = until(lines, at, (line) => line.trim() === '' || startsBlock(line))
  return { html: `<p>${inline(lines.slice(at, end).join('\n'))}</p>`, next: end }
}

const item = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(\S.*)$/

function startsBlock(line: string): boolean {
  return /^ {0,3}(?:`{3}|~{3}|>|#{1,6} )/.test(line) || item.test(line)
}

/** The first line after `at` of which it is so, or the end. */
function until(lines: readonly string[], at: number, isSo: (line: string) => boolean): number {
  let next = at + 1
  while (next < lines.length && !isSo(lines[next] ?? '')) next++
  return next
}

function fenced(lines: readonly string[], at: number, fence: string): Block {
  const end = until(lines, at, (line) => line.trim().startsWith(fence))
  return {
    html: `<pre><code>${lines
      .slice(at + 1, end)
      .map(escaped)
      .join('\n')}</code></pre>`,
    next: end + 1,
  }
}

function quoted(lines: readonly string[], at: number): Block {
  const end = until(lines, at, (line) => !/^ {0,3}>/.test(line))
  const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ''))
  return { html: `<blockquote><p>${inline(inner.join('\n'))}</p></blockquote>`, next: end }
}

/** One level: what stands further in goes on in its item. */
function listed(lines: readonly string[], at: number): Block {
  const isOrdered = item.exec(lines[at] ?? '')?.[1] !== undefined
  const items: string[] = []
  let next = at
  for (; next < lines.length; next++) {
    const line = lines[next] ?? ''
    const found = item.exec(line)
    if (found !== null) items.push(found[2] ?? '')
    else if (/^ {2,}\S/.test(line)) items.push(`${items.pop() ?? ''}\n${line.trim()}`)
    else if (line.trim() !== '' || !/^ {2,}\S|^ {0,3}[-*+\d]/.test(lines[next + 1] ?? '')) break
  }
  const tag = isOrdered ? 'ol' : 'ul'
  return {
    html: `<${tag}>${items.map((each) => `<li>${inline(each)}</li>`).join('')}</${tag}>`,
    next,
  }
}

/** Code first: nothing in it means anything. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? `<code>${written(part.slice(1, -1))}</code>` : emphasised(written(part)),
    )
    .join('')
}

/** A line goes on in the next. */
function written(text: string): string {
  return text.split('\n').map(escaped).join(' ')
}

/** On text that is escaped: an address can close no attribute. */
function emphasised(text: string): string {
  return text
    .replace(
      /\[([^[\]]{1,500})\]\((https?:\/\/[^\s()<>]{1,2000})\)/g,
      (_, words: string, address: string) => `<a href="${address}">${words}</a>`,
    )
    .replace(/\*\*([^*\n]{1,2000})\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])[*_]([^*_\n]{1,2000})[*_](?![\w*])/g, '<em>$1</em>')
}
