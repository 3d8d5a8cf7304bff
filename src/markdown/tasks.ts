/** `- [ ] what is to be done`: an item of a list that begins with a box. */
import type { Token } from 'markdown-it'

/** Whether the line at this place is the first of such an item. */
export function taskAt(tokens: readonly Token[], index: number): boolean {
  const line = tokens[index]
  if (line?.type !== 'inline' || tokens[index - 1]?.type !== 'paragraph_open') return false
  return tokens[index - 2]?.type === 'list_item_open' && /^\[[ xX]\]\s+\S/.test(textOf(line))
}

export function isDone(line: Token): boolean {
  return /^\[[xX]\]/.test(textOf(line))
}

/** As understood: `[x]` may have been a link. */
function textOf({ children }: Token): string {
  const [first, second] = children ?? []
  if (first?.type !== 'text') return ''
  return second === undefined ? first.content : `${first.content}…`
}
