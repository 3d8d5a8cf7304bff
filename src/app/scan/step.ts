/** What the steps of a scan share. */
import type pg from 'pg'
import type { RepositoryRow } from '#facts/writing/repositories.ts'
import type { LocalRepository } from '#sources/git/locate.ts'
import type { Progress } from '#std/progress.ts'

export interface Scan {
  /** Holds the repository's lock; all that is written in order goes through it. */
  client: pg.ClientBase
  /** For what is read or written beside that. */
  pool: pg.Pool
  repository: RepositoryRow
  local: LocalRepository
  gitDir: string
  cores: number
  signal: AbortSignal | undefined
  progress: Progress
}

/** Raised when what follows from facts (kinds, classes, bots, lives, releases) is worked out otherwise, so that it is made anew. */
export const rulesVersion = 2

/** What a partial clone lacks is missing, not broken. */
export function codeFor(local: LocalRepository, code: string): string {
  return code === 'git.repo.corrupt' && local.partial.includes('partial_clone')
    ? 'git.objects.missing'
    : code
}
