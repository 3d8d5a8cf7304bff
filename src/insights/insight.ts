/**
 * What every insight shares: the question it is asked, the answer it owes (window, n, what was left out, how sure, what
 * speaks against it) and the explanation down to the commits.
 */
import type { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import type { CountedWish } from '#facts/reading/counted.ts'
import type { ToldCommit } from '#facts/reading/newest-commits.ts'

/** One question a team can ask of the facts. `Result` is what `--json` prints; its shape is held stable. */
export interface Insight<Input extends z.core.$ZodType, Result extends Answer> {
  /** The command's name: `hotspots`. */
  name: string
  summary: string
  input: Input
  output: z.core.$ZodType<Result>
  answer(scope: Scope, input: z.output<Input>): Promise<Result>
  /** Down to the commits. `subject` is what stands after the repository on the command line. */
  explain(scope: Scope, subject: readonly string[], input: z.output<Input>): Promise<Explanation>
}

/** Where and when a question is asked; made once per question by the app. */
export interface Scope {
  facts: Facts
  repository: ScopeRepository
  branch: ScopeBranch
  window: Window
  /** Only files at or below this path, without a trailing slash; '' for all. */
  prefix: string
  /** What counts as one change; `commit` unless said otherwise. */
  unit: ChangeUnit
  /** When the question is asked. Answers never depend on it: windows end at the branch's newest commit. */
  now: Date
  code: CodeReader
}

export interface ScopeRepository {
  id: number
  name: string
  source: string
  /** Raised when people, kinds or classes were told anew: answers that are kept go with one telling. */
  telling: number
}

export interface ScopeBranch {
  id: number
  name: string
  isDefault: boolean
  /** Whether the rollups hold it: the default branch, unless a scan is half done. */
  isRolledUp: boolean
  /** Full hexadecimal object id. */
  head: string
  /** The commits reachable from its head, as PostgreSQL writes an int4multirange. */
  commits: string
}

/**
 * A span of committer dates, both ends included as `git log --since-as-filter --until` include them; null is no limit.
 * `12m` ends at the branch's newest commit, so that the same history gives the same answer on any day.
 */
export interface Window {
  label: string
  from: Date | null
  to: Date | null
}

export const changeUnits = [
  'commit',
  'ticket',
  'author-day',
  'first-parent',
  'change-request',
] as const
export type ChangeUnit = (typeof changeUnits)[number]

/** What every answer carries. */
export interface Answer {
  window: AnswerWindow
  /** How many changes (in the unit asked for) the answer rests on. */
  n: number
  leftOut: LeftOut[]
}

export interface AnswerWindow {
  label: string
  /** ISO 8601, UTC; null for no limit. */
  from: string | null
  to: string | null
}

/** Something that was not counted, how much of it, and why. */
export interface LeftOut {
  what: string
  count: number
  why: string
}

/** The span in which a number would fall if the same work had gone slightly differently; `level` 0.9 means nine times in ten. */
export interface Interval {
  low: number
  high: number
  level: number
  method: string
}

/** What speaks against a finding: the share (0 to 1) of its evidence that has another reading. */
export interface CounterEvidence {
  what: 'bulk' | 'format-only' | 'bot' | 'generated' | 'same-author' | 'cut-off'
  share: number
}

/** Where a number comes from, down to the commits. Names nobody: changes are shown by what they did. */
export interface Explanation {
  subject: string
  /** What the number means, in a sentence or two. */
  definition: string
  /** How it was computed, with the values put in. */
  formula: string
  values: Record<string, number | string | null>
  window: AnswerWindow
  n: number
  leftOut: LeftOut[]
  /** Further stock git commands: they show what the number rests on, and count nothing that stands here. */
  commands: string[]
  /** The counts, each with the stock git command that gives it. */
  counts?: Count[]
  /** All of them, newest first. */
  commits: ExplainedCommit[]
}

/** A number with the stock git command that gives it; made in from-git.ts. */
export interface Count {
  what: string
  number: number
  command: string
  /** What the command prints; null where that cannot be told without asking git. */
  gives: number | null
  /** Why it prints another number. */
  because?: string
  /** The command reads commits from standard input: those that an explanation lists. */
  reads?: Listing
}

/** What is to be explained for its commits: by the same insight, unless it says by which. */
export interface Listing {
  insight?: 'files'
  subject: readonly string[]
  only?: 'fix' | 'revert'
}

export interface ExplainedCommit extends ToldCommit {
  /** The repository it is in, where an explanation speaks of several. */
  repository?: string
}

/** What an insight may ask of the repository's own content; filled by the app. */
export interface CodeReader {
  /** The given blobs' bytes, in the order asked; null for one that cannot be had. */
  blobs(oids: readonly string[]): AsyncIterable<Buffer | null>
  /** Measures one file's content as the scan does. */
  measure(path: string, bytes: Buffer): Promise<CodeMeasure>
  /** The blob of a path in each commit (full object ids); null where the path is not in it. */
  blobsAt(path: string, commits: readonly string[]): Promise<(string | null)[]>
  /** The changed line spans of these paths in each commit, against its first parent, renames followed. */
  hunks(paths: readonly string[], commits: readonly string[]): AsyncIterable<FileHunks>
  /** Lines of the file at the branch's head by the time of their last change (blame). */
  blame(path: string): Promise<BlameSpan[]>
}

export interface CodeMeasure {
  lines: number | null
  cyclomatic: number | null
  cognitive: number | null
  indentation: number | null
  functions: {
    name: string
    startLine: number
    endLine: number
    cognitive: number
    cyclomatic: number
  }[]
}

export interface FileHunks {
  commit: string
  path: string
  /** 1-based first lines and counts, as in `@@ -oldStart,oldCount +newStart,newCount @@` with no context. */
  hunks: { oldStart: number; oldCount: number; newStart: number; newCount: number }[]
}

export interface BlameSpan {
  startLine: number
  endLine: number
  commit: string
}

/** Whether a change is what a merge into the default branch brought in: of other branches that is not known. */
export function isLanded(unit: ChangeUnit): boolean {
  return unit === 'first-parent' || unit === 'change-request'
}

/** What counted changes are asked for: those of the scope's branch, window and path. */
export function inScope({ repository, branch, window, prefix }: Scope): CountedWish {
  return {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
}

/** The same, whatever its path. */
export function inWholeTree(scope: Scope): CountedWish {
  return inScope({ ...scope, prefix: '' })
}

export function shownWindow({ label, from, to }: Window): AnswerWindow {
  return { label, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null }
}

/** Whether the rollups answer: all time, on a branch they hold, one commit being one change. Any prefix will do. */
export function isRolledUp({ window, branch, unit }: Scope): boolean {
  return window.from === null && window.to === null && branch.isRolledUp && unit === 'commit'
}
