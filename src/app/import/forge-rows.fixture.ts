/** All that is kept of what a forge told of a repository, with names for our own numbers, so that two can be compared. */
import type { Facts } from '#facts/facts.ts'

const tables: Record<string, string> = {
  request: `to_jsonb(t) - 'author_id' || jsonb_build_object('author', (select key from forge.account where account_id = t.author_id))`,
  request_size: 'to_jsonb(t)',
  request_event: `to_jsonb(t) - 'actor_id' - 'subject_id' || jsonb_build_object(
    'actor', (select key from forge.account where account_id = t.actor_id),
    'subject', (select key from forge.account where account_id = t.subject_id))`,
  request_commit: `to_jsonb(t) - 'author_id' || jsonb_build_object('author', (select key from forge.account where account_id = t.author_id))`,
  request_path: `to_jsonb(t) - 'word_id' || jsonb_build_object(
    'path', (select word from forge.word w where w.repository_id = t.repository_id and w.word_id = t.word_id))`,
  run: `to_jsonb(t) - 'workflow_id' - 'trigger_id' - 'branch_id' || jsonb_build_object(
    'words', (select jsonb_agg(word order by word) from forge.word w where w.repository_id = t.repository_id
      and word_id in (t.workflow_id, t.trigger_id, t.branch_id)))`,
  job: `to_jsonb(t) - 'workflow_id' - 'name_id' - 'queue_id' || jsonb_build_object(
    'words', (select jsonb_agg(word order by word) from forge.word w where w.repository_id = t.repository_id
      and word_id in (t.workflow_id, t.name_id, t.queue_id)))`,
  deployment: 'to_jsonb(t)',
  deployment_status: 'to_jsonb(t)',
  release: 'to_jsonb(t)',
  issue: `to_jsonb(t) - 'author_id' || jsonb_build_object('author', (select key from forge.account where account_id = t.author_id))`,
  coverage: 'to_jsonb(t)',
}

/** By table, each row as one text; digests and versions are left out where `isWhole` does not ask for them. */
export async function forgeRows(
  { pool }: Facts,
  repositoryId: number,
  { isWhole = true } = {},
): Promise<Record<string, string[]>> {
  const without = isWhole ? '' : ` - 'digest' - 'version'`
  const all: Record<string, string[]> = {}
  for (const [table, row] of Object.entries(tables)) {
    const { rows } = await pool.query<{ row: string }>(
      `select ((${row}) - 'repository_id'${without})::text as row from forge.${table} t where repository_id = $1 order by 1`,
      [repositoryId],
    )
    all[table] = rows.map((one) => one.row)
  }
  return all
}
