/**
 * A syntax tree as four flat arrays in the order of the source, so that measuring is one loop over numbers.
 *
 * Asking tree-sitter node by node crosses from JavaScript into WebAssembly several times a node, which costs as much as
 * parsing. This reads the tree where it lies in the module's memory instead: 3.2 million nodes in 75 ms instead of 400
 * (bare calls) or several thousand (the public TreeCursor). The layout it knows is that of `subtree.h` and of
 * `TSLanguage` on wasm32, unchanged from tree-sitter 0.20 to 0.27; `flattenByCursor` says the same through the public
 * interface, and grammar.ts compares the two on the first file of each language before it trusts this one.
 */
import type { Tree, TreeCursor } from 'web-tree-sitter'
import { invariant } from '#std/errors.ts'

export interface FlatTree {
  count: number
  kind: Uint16Array // the symbol, as in Language.types; 65535 for what does not parse
  start: Uint32Array // in UTF-16 code units
  end: Uint32Array
  next: Uint32Array // the first node after this one's descendants; a node's first child is its index + 1
}

const errorKind = 0xffff

export function emptyFlatTree(): FlatTree {
  return resized(undefined, 1 << 14)
}

/** What tree-sitter's module gives besides its documented functions: its memory. */
export interface Memory {
  HEAPU16: Uint16Array
  HEAPU32: Uint32Array
}

export interface SymbolTables {
  publicSymbol: Uint16Array
  aliasSequences: number // address, in 16-bit words
  aliasSequenceLength: number
}

/** Reads the parts of `TSLanguage` that decide how a node is called. */
export function readSymbolTables(memory: Memory, language: object): SymbolTables {
  const address = addressOf(language)
  const word = (offset: number): number => memory.HEAPU32[(address + offset) >>> 2] ?? 0
  const symbols = word(4) + word(8)
  const map = word(76) >>> 1
  return {
    publicSymbol: memory.HEAPU16.slice(map, map + symbols),
    aliasSequences: word(84) >>> 1,
    aliasSequenceLength: memory.HEAPU16[(address + 36) >>> 1] ?? 0,
  }
}

/** Fills `into` (growing it as needed) from the tree's own memory. Iterates: the depth of the source is no limit. */
export function flattenFromMemory(
  memory: Memory,
  tables: SymbolTables,
  tree: Tree,
  into: FlatTree,
): void {
  const { HEAPU16: u16, HEAPU32: u32 } = memory
  const { publicSymbol, aliasSequences, aliasSequenceLength } = tables
  let { kind, start, end, next } = into
  let capacity = kind.length
  let count = 0
  let position = 0 // bytes of UTF-16, before the padding of the node to come
  // What is left of the node we are in: its children to come, the aliases for them, and its own index (-1: not visible).
  let child = addressOf(tree) >>> 2
  let remaining = 1
  let aliases = 0
  let self = -1
  let depth = 0
  // Each node that is not visible gathers some that are; many more of them mean a layout other than ours.
  let inner = 1000 + 20 * tree.rootNode.descendantCount
  for (;;) {
    if (remaining === 0) {
      if (self >= 0) next[self] = count
      if (depth === 0) break
      depth -= 4
      child = waiting[depth]!
      remaining = waiting[depth + 1]!
      aliases = waiting[depth + 2]!
      self = waiting[depth + 3]!
      continue
    }
    if (count === capacity) {
      capacity *= 2
      Object.assign(into, resized(into, capacity))
      ;({ kind, start, end, next } = into)
    }
    const head = u32[child]!
    let alias = 0
    if ((head & 1) === 1) {
      // A small leaf, packed into the eight bytes where the pointer would be.
      if (aliases !== 0 && (head & 8) === 0) alias = u16[aliases++]!
      const sizes = u32[child + 1]!
      const from = position + ((sizes >>> 16) & 0xff)
      position = from + (sizes >>> 24)
      if ((head & 2) !== 0 || alias !== 0) {
        kind[count] = publicSymbol[alias === 0 ? (head >>> 8) & 0xff : alias]!
        start[count] = from >>> 1
        end[count] = position >>> 1
        next[count] = ++count
      }
      child += 2
      remaining--
      continue
    }
    const data = head >>> 2
    const flags = u16[(data << 1) + 22]!
    if (aliases !== 0 && (flags & 4) === 0) alias = u16[aliases++]!
    const from = position + u32[data + 1]!
    const to = from + u32[data + 4]!
    const children = u32[data + 9]!
    child += 2
    remaining--
    let index = -1
    if ((flags & 1) !== 0 || alias !== 0) {
      index = count
      const symbol = u16[(data << 1) + 20]!
      kind[count] = symbol === errorKind ? errorKind : publicSymbol[alias === 0 ? symbol : alias]!
      start[count] = from >>> 1
      end[count] = to >>> 1
      next[count] = ++count
    }
    if (children === 0 || u32[data + 12] === 0) {
      position = to // Nothing visible inside.
      continue
    }
    invariant(inner-- > 0, 'a tree in memory ends')
    if (depth + 4 > waiting.length) waiting = grown(waiting)
    waiting[depth] = child
    waiting[depth + 1] = remaining
    waiting[depth + 2] = aliases
    waiting[depth + 3] = self
    depth += 4
    const production = u16[(data << 1) + 33]!
    aliases = production === 0 ? 0 : aliasSequences + production * aliasSequenceLength
    child = data - 2 * children // Children lie right before their parent.
    remaining = children
    self = index
  }
  into.count = count
}

/** The same through the public interface: slow, and right whatever the layout. */
export function flattenByCursor(tree: Tree, into: FlatTree): void {
  const cursor = tree.walk()
  const open: number[] = []
  into.count = 0
  try {
    for (let entering = true; ;) {
      if (entering) {
        open.push(appended(cursor, into))
        if (cursor.gotoFirstChild()) continue
      }
      const closed = open.pop()
      if (closed !== undefined) into.next[closed] = into.count
      entering = cursor.gotoNextSibling()
      if (!entering && !cursor.gotoParent()) break
    }
  } finally {
    cursor.delete()
  }
}

export function sameTree(a: FlatTree, b: FlatTree): boolean {
  if (a.count !== b.count) return false
  for (let i = 0; i < a.count; i++) {
    if (a.kind[i] !== b.kind[i] || a.start[i] !== b.start[i]) return false
    if (a.end[i] !== b.end[i] || a.next[i] !== b.next[i]) return false
  }
  return true
}

let waiting = new Int32Array(1 << 12)

function grown(stack: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(stack.length * 2)
  larger.set(stack)
  return larger
}

function appended(cursor: TreeCursor, into: FlatTree): number {
  const index = into.count++
  if (index === into.kind.length) Object.assign(into, resized(into, index * 2))
  into.kind[index] = cursor.nodeTypeId
  into.start[index] = cursor.startIndex
  into.end[index] = cursor.endIndex
  return index
}

function resized(tree: FlatTree | undefined, capacity: number): FlatTree {
  const larger = {
    count: tree?.count ?? 0,
    kind: new Uint16Array(capacity),
    start: new Uint32Array(capacity),
    end: new Uint32Array(capacity),
    next: new Uint32Array(capacity),
  }
  if (tree !== undefined) {
    larger.kind.set(tree.kind)
    larger.start.set(tree.start)
    larger.end.set(tree.end)
    larger.next.set(tree.next)
  }
  return larger
}

/** Where an object of the binding lies in the module's memory; the binding keeps it under the key 0. */
function addressOf(object: object): number {
  const address: unknown = Reflect.get(object, 0)
  invariant(typeof address === 'number', 'an object of web-tree-sitter carries its address')
  return address
}
