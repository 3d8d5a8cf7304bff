/**
 * Objects written without git, so that they may say what git would refuse to write: dates beyond the calendar, authors
 * without brackets, trees of trees of trees.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { ObjectFormat, Text } from './plan.ts'
import { bytesOf } from './stream.ts'

export interface ObjectStore {
  blob(content: Text): string
  /** Entries go in git's order unless they are to stand as given. */
  tree(entries: readonly TreeEntry[], order?: 'sorted' | 'as given'): string
  commit(commit: RawCommit): string
  /** Any bytes as any type of object. */
  object(type: string, body: Uint8Array): string
}

export interface TreeEntry {
  mode?: '100644' | '100755' | '120000' | '160000' | '40000'
  name: Text
  oid: string
}

export interface RawCommit {
  tree: string
  parents?: readonly string[]
  /** All that stands after `author ` and `committer `; null leaves the line out. */
  author?: Text | null
  committer?: Text | null
  /** Header lines after the committer, each with its line feed. */
  headers?: Text
  message?: Text
}

/** Writes loose objects below a git directory; every method gives the full object id. */
export function objectsOf(gitDir: string, format: ObjectFormat = 'sha1'): ObjectStore {
  const object = (type: string, body: Uint8Array): string => {
    const whole = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body])
    const oid = createHash(format).update(whole).digest('hex')
    const file = objectFile(gitDir, oid)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, deflateSync(whole, { level: 1 }))
    return oid
  }
  return {
    object,
    blob: (content) => object('blob', bytesOf(content)),
    tree: (entries, order = 'sorted') => object('tree', treeBytes(entries, order)),
    commit: (commit) => object('commit', commitBytes(commit)),
  }
}

/** Where a loose object lies. */
export function objectFile(gitDir: string, oid: string): string {
  return join(gitDir, 'objects', oid.slice(0, 2), oid.slice(2))
}

const usualPerson = 'Ana <ana@example.org> 1577836800 +0000'

function treeBytes(entries: readonly TreeEntry[], order: 'sorted' | 'as given'): Buffer {
  const rows = entries.map(({ mode = '100644', name, oid }) => ({
    // Git compares a folder as if its name ended in a slash.
    key: Buffer.concat([bytesOf(name), Buffer.from(mode === '40000' ? '/' : '')]),
    bytes: Buffer.concat([
      Buffer.from(`${mode} `),
      bytesOf(name),
      Buffer.from([0]),
      Buffer.from(oid, 'hex'),
    ]),
  }))
  if (order === 'sorted') rows.sort((one, other) => Buffer.compare(one.key, other.key))
  return Buffer.concat(rows.map((row) => row.bytes))
}

function commitBytes(commit: RawCommit): Buffer {
  const {
    author = usualPerson,
    committer = usualPerson,
    headers = '',
    message = 'A commit\n',
  } = commit
  const line = (role: string, text: Text | null) =>
    text === null ? [] : [Buffer.from(`${role} `), bytesOf(text), Buffer.from('\n')]
  return Buffer.concat([
    Buffer.from(`tree ${commit.tree}\n`),
    ...(commit.parents ?? []).map((parent) => Buffer.from(`parent ${parent}\n`)),
    ...line('author', author),
    ...line('committer', committer),
    bytesOf(headers),
    Buffer.from('\n'),
    bytesOf(message),
  ])
}
