/**
 * The changes a question is about, with the file each belongs to: the one place where branch, window and path prefix become
 * SQL. At 80,000 commits it reads all changes in some 150 ms; where a rollup answers, ask the rollup.
 */
import { sql, type Kysely } from 'kysely'
import { onBranch } from './on-branch.ts'
import type { FactTables } from '#facts/tables.ts'

export interface CountedWish {
  repositoryId: number
  branchId: number
  /** Commits reachable from the branch's head, as PostgreSQL writes an int4multirange. */
  commits: string
  /** Committer dates, both ends included; null for no limit. */
  from: Date | null
  to: Date | null
  /** Only files at or below this path; '' for all. */
  prefix: string
  /** False where the prefix is meant in the terms of the path of the time; otherwise of the final one. */
  follow?: boolean
}

/**
 * One row per change of a non-merge commit. `file_id` is the path_id of the file's final path (renames followed), `path_id`
 * the path of the time. Lines are null for binary files and where they were not counted.
 */
export function countedChanges(db: Kysely<FactTables>, wish: CountedWish) {
  return db
    .selectFrom('change as ch')
    .innerJoin('commit as c', (join) =>
      join
        .onRef('c.repository_id', '=', 'ch.repository_id')
        .onRef('c.commit_id', '=', 'ch.commit_id'),
    )
    .leftJoin('life as l', (join) =>
      join
        .onRef('l.repository_id', '=', 'ch.repository_id')
        .on('l.branch_id', '=', wish.branchId)
        .onRef('l.path_id', '=', 'ch.path_id')
        .onRef('c.moment', '>=', 'l.since')
        .onRef('c.moment', '<', 'l.until'),
    )
    .leftJoin('change_lines as cl', (join) =>
      join
        .onRef('cl.repository_id', '=', 'ch.repository_id')
        .onRef('cl.commit_id', '=', 'ch.commit_id')
        .onRef('cl.path_id', '=', 'ch.path_id'),
    )
    .where('ch.repository_id', '=', wish.repositoryId)
    .where(onBranch('ch.commit_id', wish.commits))
    .$if(wish.from !== null, (query) => query.where('c.committed_at', '>=', wish.from))
    .$if(wish.to !== null, (query) => query.where('c.committed_at', '<=', wish.to))
    .$if(wish.prefix !== '', (query) =>
      query.where((e) =>
        e(
          wish.follow === false ? e.ref('ch.path_id') : e.fn.coalesce('l.file_id', 'ch.path_id'),
          'in',
          pathsBelow(db, wish.repositoryId, wish.prefix),
        ),
      ),
    )
    .select((e) => [
      'ch.commit_id',
      'ch.path_id',
      'ch.old_path_id',
      'ch.status',
      e.fn.coalesce('l.file_id', 'ch.path_id').as('file_id'),
      'c.oid',
      'c.committed_at',
      'c.moment',
      'c.author_id',
      'c.kind',
      'c.flags',
      'c.files',
      'cl.added',
      'cl.deleted',
    ])
}

/** Ids of the paths at or below a folder or file. */
export function pathsBelow(db: Kysely<FactTables>, repositoryId: number, prefix: string) {
  return db
    .selectFrom('path')
    .select('path_id')
    .where('repository_id', '=', repositoryId)
    .where((e) =>
      e.or([e('path', '=', prefix), e(sql`starts_with(path, ${`${prefix}/`})`, '=', true)]),
    )
}
