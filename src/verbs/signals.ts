/**
 * What one Cairn tells the others that work on the same database, through PostgreSQL's NOTIFY: never who did something, and
 * never what was written. Told in the transaction of an act, it is heard only when the act is done.
 */

export const channel = 'cairn'

export type Signal =
  /** An act stands in the history: its line says which. */
  | { deed: string }
  /** The notices of these members are others than before. */
  | { notices: readonly string[] }
  | { scan: ScanSignal }

/** How far a scan is. */
export interface ScanSignal {
  /** The repository's name. */
  repository: string
  /** What is being done, of which so much is done; null when the scan is over. */
  phase: string | null
  unit: string
  done: number
  /** null where it is not known. */
  total: number | null
}
