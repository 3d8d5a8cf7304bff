/** A commit's tree as a map, and how edits, merges and differences work on it. */
import type { Change } from '../plan.ts'
import type { Content, Cut, Edit } from './steps.ts'

export type Entry =
  | { mode: 'file' | 'exec' | 'symlink'; content: string | Uint8Array }
  | { mode: 'submodule'; commit: string }

/** Trees are never changed once a commit has them. */
export type Tree = ReadonlyMap<string, Entry>

/** Does the edits in order. One that finds nothing to work on does nothing. */
export function edited(tree: Tree, edits: readonly Edit[]): Tree {
  const next = new Map(tree)
  for (const edit of edits) apply(next, edit)
  return next
}

/** The first tree with what the others have beside it; where they differ, the bits of `ours` say whose it is. */
export function merged(ours: Tree, others: readonly Tree[], bits: number): Tree {
  const next = new Map(ours)
  let bit = 0
  for (const theirs of others) {
    for (const [path, entry] of theirs) {
      if (same(next.get(path), entry)) continue
      const takesTheirs = ((bits >> (bit++ % 8)) & 1) === 0
      if (takesTheirs) put(next, path, entry)
    }
  }
  return next
}

/** The changes that turn one tree into another. Deletes come first, so that a file may give way to a folder. */
export function difference(from: Tree, to: Tree): Change[] {
  const changes: Change[] = []
  for (const path of from.keys()) if (!to.has(path)) changes.push({ do: 'delete', path })
  for (const [path, entry] of to) {
    if (same(from.get(path), entry)) continue
    if (entry.mode === 'submodule') changes.push({ do: 'submodule', path, commit: entry.commit })
    else changes.push({ do: 'write', path, ...entry })
  }
  return changes
}

/** The tree with the changes of one commit taken back. */
export function reverted(tree: Tree, before: Tree, after: Tree): Tree {
  const next = new Map(tree)
  for (const path of after.keys()) if (!before.has(path)) next.delete(path)
  for (const [path, entry] of before) if (!same(after.get(path), entry)) put(next, path, entry)
  return next
}

function same(one: Entry | undefined, other: Entry): boolean {
  if (one === undefined) return false
  if (one.mode === 'submodule') return other.mode === 'submodule' && one.commit === other.commit
  return other.mode === one.mode && Buffer.from(one.content).equals(Buffer.from(other.content))
}

type Draft = Map<string, Entry>

function apply(tree: Draft, edit: Edit): void {
  switch (edit.edit) {
    case 'create':
      return put(tree, pathAt(edit.path), { mode: 'file', content: contentOf(edit.content) })
    case 'submodule':
      return put(tree, pathAt(edit.path), {
        mode: 'submodule',
        commit: edit.seed.toString(16).padStart(40, '5'),
      })
    case 'swap':
      return swap(tree, fileAt(tree, edit.one), fileAt(tree, edit.other))
    case 'move folder':
      return moveFolder(tree, fileAt(tree, edit.file), folders[edit.to % folders.length] ?? '')
    default:
      return applyToFile(tree, edit, fileAt(tree, edit.file))
  }
}

type FileEdit = Exclude<Edit, { edit: 'create' | 'submodule' | 'swap' | 'move folder' }>

function applyToFile(tree: Draft, edit: FileEdit, path: string | undefined): void {
  const entry = path === undefined ? undefined : tree.get(path)
  if (path === undefined || entry === undefined) return
  if (edit.edit === 'delete') tree.delete(path)
  if (edit.edit === 'move') {
    tree.delete(path)
    return put(tree, freePathAt(tree, edit.to), recut(entry, edit.cuts))
  }
  if (edit.edit === 'copy') return put(tree, pathAt(edit.to), entry)
  if (entry.mode === 'submodule') return
  if (edit.edit === 'lines') tree.set(path, recut(entry, edit.cuts))
  if (edit.edit === 'binary') tree.set(path, { mode: 'file', content: binary(edit.seed) })
  if (edit.edit === 'mode')
    tree.set(path, { ...entry, mode: entry.mode === 'exec' ? 'file' : 'exec' })
  // Content is kept where it can be, so that a type change is also a rename candidate.
  if (edit.edit === 'link')
    tree.set(path, { ...entry, mode: entry.mode === 'symlink' ? 'file' : 'symlink' })
}

/** A path cannot be a file and a folder at once: what stands in the way goes. */
function put(tree: Draft, path: string, entry: Entry): void {
  for (const other of tree.keys()) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) tree.delete(other)
  }
  tree.set(path, entry)
}

function swap(tree: Draft, one: string | undefined, other: string | undefined): void {
  const first = one === undefined ? undefined : tree.get(one)
  const second = other === undefined ? undefined : tree.get(other)
  if (one === undefined || other === undefined || first === undefined || second === undefined)
    return
  tree.set(one, second)
  tree.set(other, first)
}

function moveFolder(tree: Draft, inside: string | undefined, to: string): void {
  const folder = inside?.slice(0, inside.lastIndexOf('/') + 1)
  if (folder === undefined || folder === '') return
  for (const [path, entry] of [...tree]) {
    if (!path.startsWith(folder)) continue
    tree.delete(path)
    put(tree, to + path.slice(folder.length), entry)
  }
}

/** Few paths, so that old names are taken again; some stand in each other's way, and some are hard to write down. */
const names = [
  ...['a', 'b.ts', 'c.md', 'd.go', 'README', 'readme', 'src/a.ts', 'src/b.ts', 'src/deep/c.ts'],
  ...['src/d.go', 'lib/a.ts', 'lib/b.ts', 'lib/deep/c.ts', 'docs/c.md', 'a/inside', 'src/deep'],
  ...['-x', 'with space ', 'tab\there', 'new\nline', 'é', 'e\u0301', '"quoted\\"', 'x => y'],
]
const folders = ['lib/', 'src/', 'src/deep/', 'moved/', '']

const pathAt = (pick: number): string => names[pick % names.length] ?? 'a'

/** Three of four moves go where nothing is, for only those are renames to git; the others overwrite. */
function freePathAt(tree: Draft, pick: number): string {
  const free = names.filter((name) => !tree.has(name))
  return pick % 4 === 3 ? pathAt(pick) : (free[pick % free.length] ?? pathAt(pick))
}

function fileAt(tree: Draft, pick: number): string | undefined {
  const paths = [...tree.keys()].sort()
  return paths[pick % paths.length]
}

function contentOf(content: Content): string | Uint8Array {
  if (content.kind === 'binary') return binary(content.seed)
  const ending = content.ending === '\r\n' ? '\r\n' : '\n'
  const text = Array.from({ length: content.lines }, (_, index) => line(content.seed, index)).join(
    ending,
  )
  return content.ending === 'none' || content.lines === 0 ? text : text + ending
}

/** Every fourth line is one that other files have too, which is what makes diffs and renames ambiguous. */
const line = (seed: number, index: number): string =>
  index % 4 === 3 ? '}' : `line ${index} of ${seed}`

const binary = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 40 + seed }, (_, index) =>
    index === 5 ? 0 : (index * (seed + 7)) % 256,
  )

function recut(entry: Entry, cuts: readonly Cut[]): Entry {
  if (entry.mode === 'submodule' || typeof entry.content !== 'string') return entry
  const lines = entry.content.split('\n')
  for (const { at, cut, insert, seed } of cuts) {
    lines.splice(
      at % (lines.length + 1),
      cut,
      ...Array.from({ length: insert }, (_, index) => line(seed, index)),
    )
  }
  return { ...entry, content: lines.join('\n') }
}
