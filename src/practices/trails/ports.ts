/** What trails ask of the code; `app` answers. */
import type { Ctx } from '#verbs/ctx.ts'
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
  /** Of questions that are closed, in the order asked, each once; of one that is open, it says so. */
  foundBy(ctx: Pick<Ctx, 'db'>, questions: readonly string[]): Promise<QuestionFound[]>
  firstWeekOf(repository: string, now: Date): Promise<FirstWeekFacts>
}

/** What somebody asked about code, and found. */
export interface QuestionFound {
  number: number
  title: string
  found: string
  /** What would have told them; null where nobody said. */
  wouldHaveTold: string | null
  places: readonly { repository: string; path: string; from: number | null; to: number | null }[]
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
