/** The words in which a test says what its repository holds. `build.ts` makes it real. */

/** A string is written as UTF-8; anything else is given as bytes. */
export type Text = string | Uint8Array

export interface RepositoryPlan extends HistoryPlan {
  bare?: boolean
  objectFormat?: ObjectFormat
  /** The branch HEAD names; `main` unless said otherwise. It need not exist. */
  head?: string
  /** Each object in a file of its own, so that a test can lose or damage one. Otherwise there is one pack. */
  loose?: boolean
  /** The folder to build in, which the caller owns; a temporary one unless said otherwise. */
  at?: string
}

/** What can be added to a repository, at first or later. */
export interface HistoryPlan {
  commits: readonly CommitPlan[]
  /** Short branch name to the mark (or full id) of its head; `{ main: the last commit }` unless said otherwise. */
  branches?: Readonly<Record<string, string>>
  /** Short tag name to the mark it points at, or to an annotated tag. */
  tags?: Readonly<Record<string, string | TagPlan>>
}

export interface CommitPlan {
  /** A name to find the commit by; `c1`, `c2`… by position unless said otherwise. */
  mark?: string
  /** Marks (or full ids). The commit before unless said otherwise; `[]` makes a root. */
  parents?: readonly string[]
  author?: Signature
  /** The author unless said otherwise. */
  committer?: Signature
  message?: Text
  /** Plain writes and deletes (`null`) by path; use `changes` for everything else. */
  files?: Readonly<Record<string, Text | null>>
  /** Changes against the first parent, done in order, after `files`. */
  changes?: readonly Change[]
}

export interface Signature {
  name?: Text
  email?: Text
  /** Seconds since 1970; an hour after the commit before unless said otherwise. */
  at?: number
  /** As git writes it: +0545. */
  zone?: string
}

export type Change =
  | { do: 'write'; path: Text; content: Text; mode?: 'file' | 'exec' | 'symlink' }
  | { do: 'submodule'; path: Text; commit: string }
  | { do: 'delete'; path: Text }
  | { do: 'rename'; from: Text; to: Text }
  | { do: 'copy'; from: Text; to: Text }

export interface TagPlan {
  of: string
  message: Text
  tagger?: Signature
}

export type ObjectFormat = 'sha1' | 'sha256'

/** 2020-01-01T00:00:00Z: when test histories begin. */
export const firstSecond = 1_577_836_800

export const write = (path: Text, content: Text, mode: 'file' | 'exec' = 'file'): Change => ({
  do: 'write',
  path,
  content,
  mode,
})
export const symlink = (path: Text, to: Text): Change => ({
  do: 'write',
  path,
  content: to,
  mode: 'symlink',
})
export const submodule = (path: Text, commit: string): Change => ({ do: 'submodule', path, commit })
export const remove = (path: Text): Change => ({ do: 'delete', path })
export const rename = (from: Text, to: Text): Change => ({ do: 'rename', from, to })
export const copy = (from: Text, to: Text): Change => ({ do: 'copy', from, to })

/** Numbered lines, `line 1` to `line n`: the shortest way to say "a file of n lines". */
export const lines = (count: number, word = 'line'): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index + 1}\n`).join('')
