/**
 * Names the files at the heads that could not be measured. Told from the contents as they are stored, not from what this
 * scan looked at: a file that an earlier scan failed on is named as long as it is there.
 */
import type pg from 'pg'
import type { Skip } from '#facts/commit-fact.ts'
import { writeSkipped } from './write-skipped.ts'

/** `fresh` is what this scan met, with the reasons. */
export async function nameUnmeasured(
  client: pg.ClientBase,
  repositoryId: number,
  fresh: readonly Skip[],
): Promise<void> {
  await writeSkipped(client, repositoryId, 'complexity', fresh)
  await client.query(
    `insert into skipped (repository_id, pass, subject, code) ${unmeasured} on conflict do nothing`,
    [repositoryId],
  )
  await client.query(
    `delete from skipped s where repository_id = $1 and pass = 'complexity'
     and (repository_id, pass, subject, code) not in (${unmeasured})`,
    [repositoryId],
  )
}

/** What was never read has neither lines nor a language. */
const unmeasured = `
  select distinct h.repository_id, 'complexity', left(p.path, 500), case
    when b.how = 'too_large' then 'code.too_large'
    when b.lines is null and b.language is null then 'git.objects.missing'
    else 'code.unparsed' end
  from head_file h
  join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id
  join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
  where h.repository_id = $1 and (b.how = 'failed' or (b.how = 'too_large' and b.lines is null))`
