/**
 * A history as `git fast-import` reads it. Commits are written to a branch that is dropped at the end, so a root is a
 * root and a branch name has no say in the shape; marks are numbered from `firstMark`.
 */
import { firstSecond } from './plan.ts'
import type { Change, CommitPlan, HistoryPlan, Signature, Text } from './plan.ts'

export interface Numbering {
  /** Marks already built, by name. */
  known: ReadonlyMap<string, string>
  /** How many commits came before: dates and unnamed marks go on from there. */
  before: number
  /** The commit that a first commit without parents stands on; null for a new repository. */
  tip: string | null
}

/** The stream, and the name of each numbered mark in it. */
export function streamOf(
  plan: HistoryPlan,
  numbering: Numbering,
): { stream: Buffer; marks: Map<number, string> } {
  const out: Buffer[] = []
  const names = new Map<string, number>()
  const marks = new Map<number, string>()
  const nameOf = (name: string) => {
    const number = names.get(name)
    if (number !== undefined) return `:${number}`
    const id =
      numbering.known.get(name) ?? (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(name) ? name : undefined)
    if (id === undefined) throw new Error(`No commit is marked ${name} up to here.`)
    return id
  }

  let previous = numbering.tip
  for (const [index, commit] of plan.commits.entries()) {
    const mark = commit.mark ?? `c${numbering.before + index + 1}`
    const parents = commit.parents ?? (previous === null ? [] : [previous])
    const at = firstSecond + 3600 * (numbering.before + index)
    out.push(...commitLines(commit, mark, index + 1, parents.map(nameOf), at))
    names.set(mark, index + 1)
    marks.set(index + 1, mark)
    previous = mark
  }
  const branches =
    plan.branches ?? (previous === null || plan.commits.length === 0 ? {} : { main: previous })
  for (const [name, mark] of Object.entries(branches)) {
    out.push(Buffer.from(`reset refs/heads/${name}\nfrom ${nameOf(mark)}\n\n`))
  }
  for (const [name, tag] of Object.entries(plan.tags ?? {})) {
    if (typeof tag === 'string') {
      out.push(Buffer.from(`reset refs/tags/${name}\nfrom ${nameOf(tag)}\n\n`))
    } else {
      out.push(Buffer.from(`tag ${name}\nfrom ${nameOf(tag.of)}\n`))
      out.push(...signatureLine('tagger', tag.tagger ?? {}, firstSecond), ...data(tag.message))
    }
  }
  out.push(Buffer.from('done\n'))
  return { stream: Buffer.concat(out), marks }
}

/** Where commits are written while they are imported. */
export const scaffold = 'refs/scaffold'

function commitLines(
  commit: CommitPlan,
  mark: string,
  number: number,
  parents: readonly string[],
  at: number,
): Buffer[] {
  const author = commit.author ?? {}
  const committer = commit.committer ?? author
  const [first, ...others] = parents
  return [
    Buffer.from(`reset ${scaffold}\n\ncommit ${scaffold}\nmark :${number}\n`),
    ...signatureLine('author', author, at),
    ...signatureLine('committer', committer, at),
    ...data(commit.message ?? `Commit ${mark}\n`),
    ...(first === undefined ? [] : [Buffer.from(`from ${first}\n`)]),
    ...others.map((parent) => Buffer.from(`merge ${parent}\n`)),
    ...Object.entries(commit.files ?? {}).flatMap(([path, content]) =>
      content === null
        ? changeLines({ do: 'delete', path })
        : changeLines({ do: 'write', path, content }),
    ),
    ...(commit.changes ?? []).flatMap(changeLines),
    Buffer.from('\n'),
  ]
}

function signatureLine(role: string, signature: Signature, at: number): Buffer[] {
  const name = bytesOf(signature.name ?? 'Ana')
  return [
    Buffer.from(`${role} `),
    name,
    Buffer.from(name.length === 0 ? '<' : ' <'),
    bytesOf(signature.email ?? 'ana@example.org'),
    Buffer.from(`> ${signature.at ?? at} ${signature.zone ?? '+0000'}\n`),
  ]
}

function changeLines(change: Change): Buffer[] {
  switch (change.do) {
    case 'write':
      return [
        Buffer.from(`M ${modes[change.mode ?? 'file']} inline ${quoted(change.path)}\n`),
        ...data(change.content),
      ]
    case 'submodule':
      return [Buffer.from(`M 160000 ${change.commit} ${quoted(change.path)}\n`)]
    case 'delete':
      return [Buffer.from(`D ${quoted(change.path)}\n`)]
    case 'rename':
      return [Buffer.from(`R ${quoted(change.from)} ${quoted(change.to)}\n`)]
    case 'copy':
      return [Buffer.from(`C ${quoted(change.from)} ${quoted(change.to)}\n`)]
  }
}

const modes = { file: '100644', exec: '100755', symlink: '120000' } as const

function data(text: Text): Buffer[] {
  const bytes = bytesOf(text)
  return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]
}

/** A path as fast-import takes any bytes: in quotes, with everything unusual in octal. */
function quoted(path: Text): string {
  let out = ''
  for (const byte of bytesOf(path)) {
    const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
    out += isPlain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
  }
  return `"${out}"`
}

export const bytesOf = (text: Text): Buffer =>
  typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
