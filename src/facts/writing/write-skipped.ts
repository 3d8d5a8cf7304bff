/** Names what could not be read. */
import type pg from 'pg'
import type { Skip } from '#facts/commit-fact.ts'

export type Pass = 'shape' | 'lines' | 'complexity' | 'tags' | 'people'

export async function writeSkipped(
  client: pg.ClientBase,
  repositoryId: number,
  pass: Pass,
  skipped: readonly Skip[],
): Promise<void> {
  if (skipped.length === 0) return
  await client.query(
    `insert into skipped (repository_id, pass, subject, code, detail)
     select $1, $2, subject, code, detail from json_to_recordset($3) as s (subject text, code text, detail text)
     on conflict do nothing`,
    [repositoryId, pass, JSON.stringify(skipped.map(clean))],
  )
}

function clean({ subject, code, detail }: Skip): Skip {
  const text = (value: string) => value.replaceAll('\0', '\ufffd').slice(0, 500)
  return { subject: text(subject), code, detail: text(detail) }
}
