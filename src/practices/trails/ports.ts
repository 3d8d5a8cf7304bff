/** What trails ask of the code; `app` answers. */
import type { FirstWeekFacts } from './first-week.ts'
import type { ChangedPart } from './from-commit.ts'
import type { Followed } from './schema.ts'
import type { CodePlace } from './schema-stop.ts'

export interface TrailPorts {
  /** The full object id at the head of each repository's branch; those that are not here are left out. */
  headsOf(repositories: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** In the order asked, each with the commit that its answer is of. */
  follow(places: readonly CodePlace[]): Promise<(Followed & { head: string | null })[]>
  changedBy(repository: string, commit: string): Promise<ChangedCommit>
  firstWeekOf(repository: string, now: Date): Promise<FirstWeekFacts>
}

export interface ChangedCommit {
  /** By its name in this workspace; the commit, and the one before it, by their full object ids. */
  repository: string
  commit: string
  parent: string | null
  subject: string
  parts: readonly ChangedPart[]
  /** More parts than a trail has room for. */
  leftOut: number
}
