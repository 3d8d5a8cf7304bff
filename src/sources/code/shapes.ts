/** Small questions about a node and its children, asked by what they look like in the source. */
import type { FlatTree } from './flat-tree.ts'
import { Role, Trait, type CompiledSyntax } from './syntax.ts'

/** Which named child a structure's condition is: its first, its second or its last; -1 where there is none. */
export function conditionOf(
  tree: FlatTree,
  { role, trait }: CompiledSyntax,
  node: number,
  which: number,
): number {
  let found = -1
  let seen = 0
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if ((trait[tree.kind[child]!]! & (Trait.named | Trait.comment)) !== Trait.named) continue
    if (role[tree.kind[child]!] === Role.case) break // `switch {` has none.
    found = child
    seen++
    if (which === Role.firstIsCondition || (which === Role.secondIsCondition && seen === 2))
      return found
  }
  return seen > 1 ? found : -1
}

/** The first named node from `from` on and before `end`, comments aside; -1 where there is none. */
export function namedFrom(
  tree: FlatTree,
  { trait }: CompiledSyntax,
  from: number,
  end: number,
): number {
  for (let node = from; node < end; node = tree.next[node]!)
    if ((trait[tree.kind[node]!]! & (Trait.named | Trait.comment)) === Trait.named) return node
  return -1
}

export function hasBody(tree: FlatTree, { trait, syntax }: CompiledSyntax, node: number): boolean {
  if (syntax.bodies.length === 0) return true
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!)
    if ((trait[tree.kind[child]!]! & Trait.body) !== 0) return true
  return false
}

/** `default:`, `else ->`, `case _`, `*)`: what is left over is no decision. */
export function isDefaultCase(tree: FlatTree, text: string, node: number): boolean {
  const first = node + 1
  const word = shortText(tree, text, first)
  if (word !== 'case' && word !== 'in') return leftovers.has(word)
  const second = tree.next[first]!
  return second < tree.next[node]! && leftovers.has(shortText(tree, text, second))
}

const leftovers = new Set(['default', 'else', '_', '*'])

/** The text of a small node; nothing for one that is longer than any word asked for. */
export function shortText(tree: FlatTree, text: string, node: number): string {
  const start = tree.start[node]!
  const end = tree.end[node]!
  return end - start > 8 ? '' : text.slice(start, end)
}

export function textOf(tree: FlatTree, text: string, node: number): string {
  return text.slice(tree.start[node], tree.end[node])
}
