/** Other questions that name the same files: where two ask about one place, the place wants a trail, a tip or a better page. */
import { sql } from 'kysely'
import type { OtherRecord } from '#records/other-record.ts'
import { trialUntil } from '#records/trial.ts'
import type { Ctx } from '#verbs/ctx.ts'

const shownMax = 10

/** The newest first. Only files, named to the letter; where a text says of which repository, it is that one's. */
export async function samePlace({ db }: Pick<Ctx, 'db'>, record: string): Promise<OtherRecord[]> {
  const { rows } = await sql<OtherRecord>`
    select r.record_id as record, r.kind, r.number, r.status, ${trialUntil('r')} as "trialUntil", r.title
    from records.record r
    where r.kind = 'question' and r.removed_at is null and r.record_id <> ${record} and exists (
      select from records.place one join records.place other on other.path = one.path
        and (one.repository = other.repository or '' in (one.repository, other.repository))
      where not exists (${saidBetter('one')}) and not exists (${saidBetter('other')}) and one.record_id = ${record} and other.record_id = r.record_id
        and not one.is_pattern and not other.is_pattern and one.path ~ ${fileName})
    order by r.number desc limit ${shownMax}`.execute(db)
  return rows
}

/** With an ending, or as build tools call theirs: Dockerfile, Makefile. A folder is many places. */
const fileName = String.raw`(\.[^/]+|(^|/)[A-Z][a-z]+file)$`

/** A trace in the text names the bare path, and below it stands of which repository it is. */
function saidBetter(alias: 'one' | 'other') {
  const bare = sql.ref(alias)
  return sql`select from records.place better where ${bare}.repository = '' and better.repository <> ''
    and better.record_id = ${bare}.record_id and better.path = ${bare}.path`
}
