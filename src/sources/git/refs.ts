/** Reads a repository's refs from its files, so that git need never run with the repository's own configuration. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { LocalRepository } from './locate.ts'
import { isThere, readStart, readWhole } from './repository-file.ts'

export interface Refs {
  /** Full ref name to full object id, for refs/heads, refs/remotes and refs/tags. */
  byName: Map<string, string>
  /** What packed-refs knows an annotated tag to point at. */
  peeled: Map<string, string>
  /** What the repository's own HEAD says: a ref name, an object id, or nothing that can be read. */
  head: { ref: string } | { oid: string } | undefined
  /** The default branch of the remote called origin, as the clone recorded it: `main`. */
  originHead: string | undefined
  /** It was named by a linked worktree, whose own HEAD says nothing about the repository. */
  isWorktree: boolean
  /** Refs whose content is not an object id. */
  broken: string[]
}

const oidPattern = /^([0-9a-f]{64}|[0-9a-f]{40})$/
const looseRefsMax = 200_000

export async function readRefs(repository: LocalRepository): Promise<Refs> {
  const refs: Refs = {
    byName: new Map(),
    peeled: new Map(),
    head: undefined,
    originHead: undefined,
    isWorktree: repository.headDir !== repository.commonDir,
    broken: [],
  }
  await readPacked(path.join(repository.commonDir, 'packed-refs'), refs)
  // Loose refs are newer than packed ones and win.
  for (const kind of ['heads', 'remotes', 'tags'])
    await readLoose(path.join(repository.commonDir, 'refs', kind), `refs/${kind}`, refs)
  refs.head = headOf((await readStart(path.join(repository.commonDir, 'HEAD'))) ?? '')
  return refs
}

async function readPacked(file: string, refs: Refs): Promise<void> {
  const text = (await readWhole(file)) ?? ''
  let last: string | undefined
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('^')) {
      const oid = line.slice(1).trim()
      if (last !== undefined && oidPattern.test(oid)) refs.peeled.set(last, oid)
      continue
    }
    const space = line.indexOf(' ')
    const oid = line.slice(0, space)
    const name = line.slice(space + 1)
    last = undefined
    if (space < 0 || !oidPattern.test(oid)) refs.broken.push(name.slice(0, 200))
    else if (isOurs(name)) refs.byName.set((last = name), oid)
  }
}

function isOurs(name: string): boolean {
  return (
    name.startsWith('refs/heads/') ||
    name.startsWith('refs/remotes/') ||
    name.startsWith('refs/tags/')
  )
}

async function readLoose(folder: string, prefix: string, refs: Refs): Promise<void> {
  const entries = (await isThere(readdir(folder, { withFileTypes: true }), folder)) ?? []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (refs.byName.size > looseRefsMax) return
    const file = path.join(folder, entry.name)
    const name = `${prefix}/${entry.name}`
    if (entry.isDirectory()) await readLoose(file, name, refs)
    else if (entry.isFile()) takeLoose(name, (await readStart(file)) ?? '', refs)
  }
}

function takeLoose(name: string, text: string, refs: Refs): void {
  if (name.endsWith('.lock')) return
  const symbolic = /^ref: (refs\/\S+)/.exec(text)?.[1]
  if (symbolic !== undefined) {
    if (name === 'refs/remotes/origin/HEAD')
      refs.originHead = symbolic.replace('refs/remotes/origin/', '')
    return
  }
  refs.peeled.delete(name)
  if (oidPattern.test(text.trim())) refs.byName.set(name, text.trim())
  else refs.broken.push(name)
}

function headOf(text: string): Refs['head'] {
  const ref = /^ref: (refs\/[^\n]*?)\s*$/.exec(text)?.[1]
  if (ref !== undefined) return { ref }
  return oidPattern.test(text.trim()) ? { oid: text.trim() } : undefined
}
