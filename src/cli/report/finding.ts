/** What a report is made of. Words are chosen here once; terminal, Markdown, HTML and JSON show the same ones. */

export interface Report {
  schema: 1
  repository: string
  branch: string
  window: { label: string; from: string | null; to: string | null }
  /** Changes in the window. */
  n: number
  /** Of `n`, over the window, in slices of equal length. */
  activity: Chart | null
  /** At most five, what matters most first. */
  findings: ToldFinding[]
  /** What is well, in a sentence each. */
  well: string[]
  /** What could not be told, and why. */
  untold: string[]
  /** What was not counted, finding by finding: `of 1: 4 files that are gone`. */
  leftOut: string[]
}

export interface Finding {
  kind: string
  /** The claim: a sentence. */
  title: string
  /** What it rests on. */
  evidence: string
  rows: Row[]
  /** How sure it is, and what speaks against it. */
  doubt: string
  /** What one could do next: an invitation. */
  next: string
  /** The command that shows where it comes from, in words of the command line. */
  explain: string[]
  /** Whether it is about the window asked for or about all time. */
  window: 'asked' | 'all'
  /** How much of the work it touches, 0 to 1. */
  matters: number
  /** How likely it is to be so, 0 to 1. */
  sure: number
}

export interface ToldFinding extends Finding {
  /** The whole command that explains it, quoted for a shell, about what the report was asked about. */
  command: string
}

/** One line of evidence: a place, its numbers in words, and a small chart. */
export interface Row {
  label: string
  says: string
  chart: Chart | null
}

export interface Chart {
  what: string
  from: string
  to: string
  values: number[]
}
