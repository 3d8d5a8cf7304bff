/** What a rollup is asked to hold, and the changes it counts. */

export interface RollupRequest {
  repositoryId: number
  branchId: number
  /** Commits on the default branch, as an int4multirange. */
  commits: string
  /** What changed since the rollups were last made; null to make them whole. */
  since: RollupChanges | null
}

export interface RollupChanges {
  /** Commits on the branch that the rollups do not know yet, as an int4multirange. */
  freshCommits: string
  /** Files that a new or vanished rename gives or takes changes, or that are at head again. */
  refiledIds: number[]
  /** Ids of persons whom somebody known before joined or left: their days are counted anew. */
  regrouped: number[]
}

/** Changes with the file they belong to. Aliases: ch change, c commit, l life. Parameters: $1 repository, $2 branch. */
export const countedFrom = `
  change ch
  join commit c on c.repository_id = ch.repository_id and c.commit_id = ch.commit_id
  left join life l on l.repository_id = ch.repository_id and l.branch_id = $2 and l.path_id = ch.path_id
    and c.moment >= l.since and c.moment < l.until`
