/**
 * All that is stored about a repository, in words that do not depend on the ids it was given: two scans of one history must
 * give the same text.
 */
import type { Facts } from '#facts/facts.ts'

const questions: Record<string, string> = {
  commits: `select encode(oid, 'hex') as oid, moment, month, parents, files, kind, flags, i.email from commit c
    join identity i on i.identity_id = c.author_id where c.repository_id = $1 and c.commit_id <@ (select commits from branch where repository_id = $1 and is_default)`,
  firstParents: `select encode(oid, 'hex') as oid from commit c
    where c.repository_id = $1 and c.commit_id <@ (select first_parent from branch where repository_id = $1 and is_default)`,
  landings: `select encode(c.oid, 'hex') as oid, encode(m.oid, 'hex') as landed from landing l
    join commit c on c.repository_id = l.repository_id and c.commit_id = l.commit_id
    join commit m on m.repository_id = l.repository_id and m.commit_id = l.landed_id where l.repository_id = $1`,
  lives: `select p.path, l.since, l.until, f.path as file from life l
    join path p on p.repository_id = l.repository_id and p.path_id = l.path_id
    join path f on f.repository_id = l.repository_id and f.path_id = l.file_id where l.repository_id = $1`,
  files: `select p.path, f.at_head, f.first_at, f.last_at, i.email from file f join path p on p.repository_id = f.repository_id and p.path_id = f.file_id
    left join identity i on i.identity_id = f.first_author_id where f.repository_id = $1`,
  months: `select p.path, m.month, m.revisions, m.plain, m.bulk, m.format_only, m.bot, m.fixes, m.added, m.deleted, m.uncounted from file_month m
    join path p on p.repository_id = m.repository_id and p.path_id = m.file_id where m.repository_id = $1`,
  authors: `select p.path, i.name, i.email, a.changes, a.bulk_changes, a.added, a.deleted, a.first_at, a.last_at from file_author a
    join path p on p.repository_id = a.repository_id and p.path_id = a.file_id
    join identity i using (identity_id) where a.repository_id = $1`,
  pairs: `select least(a.path, b.path) as a, greatest(a.path, b.path) as b, f.shared from file_pair f
    join path a on a.repository_id = f.repository_id and a.path_id = f.file_a
    join path b on b.repository_id = f.repository_id and b.path_id = f.file_b
    join file ha on ha.repository_id = f.repository_id and ha.file_id = f.file_a and ha.at_head
    join file hb on hb.repository_id = f.repository_id and hb.file_id = f.file_b and hb.at_head
    where f.repository_id = $1`,
  repositoryMonths: `select month, kind, commits, merges, files, added, deleted from repository_month where repository_id = $1`,
  touches: `select t.how, t.day, t.is_bot, t.commits, t.plain, t.wide, t.format_only, t.keyless, t.bulk,
      regexp_replace(p.key, '^identity:.*', 'itself') as person, case t.how when 'key' then t.key else split_part(t.key, ' ', 2) end as key
    from cross_touch t join person p using (person_id) where t.repository_id = $1`,
  tags: `select t.name, encode(c.oid, 'hex') as oid, t.version, t.prerelease, t.component,
    (select array_agg(encode(o.oid, 'hex') order by o.oid) from commit o where o.repository_id = $1 and o.commit_id <@ t.first_in) as first_in
    from tag t join commit c on c.repository_id = t.repository_id and c.commit_id = t.commit_id where t.repository_id = $1`,
  headFiles: `select p.path, p.class, encode(b.oid, 'hex') as oid, b.how, b.lines, b.cognitive, b.functions from head_file h
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    join blob b on b.repository_id = h.repository_id and b.blob_id = h.blob_id where h.repository_id = $1`,
  people: `select i.name, i.email, regexp_replace(p.key, '^identity:.*', 'itself') as key, a.kind, a.kind_because, a.because, a.name as shown, a.email as shown_email, a.mapped_name, a.mapped_email, a.commits from attribution a
    join identity i using (identity_id) join person p using (person_id) where a.repository_id = $1
    and exists (select from commit c join branch b on b.repository_id = c.repository_id and b.is_default and c.commit_id <@ b.commits
      where c.repository_id = $1 and a.identity_id in (c.author_id, c.committer_id))`,
  lines: `select encode(c.oid, 'hex') as oid, p.path, l.added, l.deleted from change_lines l
    join commit c on c.repository_id = l.repository_id and c.commit_id = l.commit_id
    join path p on p.repository_id = l.repository_id and p.path_id = l.path_id
    where l.repository_id = $1 and c.commit_id <@ (select commits from branch where repository_id = $1 and is_default)`,
}

/** One sorted list of lines per table. */
export async function storedAbout(
  { pool }: Facts,
  source: string,
): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ repository_id: number }>(
    'select repository_id from repository where source = $1',
    [source],
  )
  const stored: Record<string, string[]> = {}
  for (const [name, question] of Object.entries(questions)) {
    const answer = await pool.query(question, [rows[0]?.repository_id])
    stored[name] = answer.rows
      .map((row) => JSON.stringify(row))
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  }
  return stored
}
