/** Questions counted by what they are about: by topic and by area of the code. Never by who asked, and never by who helped. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'

const Counted = {
  questionCount: z.int(),
  /** Of these, those that are open or guided. */
  openCount: z.int(),
  foundCount: z.int(),
  answeredCount: z.int(),
  /** Of those that are closed, by the highest rung that was opened: none, then 0 to 6. */
  rungs: z.array(z.int()).length(8),
}

export const Counts = z
  .object({
    topics: z.array(
      z.object({
        topic: z.string(),
        ...Counted,
        /** Found while the question was written; null where it were fewer than five, which would speak of people. */
        foundAlone: z.int().min(5).nullable(),
      }),
    ),
    /** The first two folders of files that questions name. */
    areas: z.array(z.object({ repository: z.string(), area: z.string(), ...Counted })),
  })
  .meta({ id: 'QuestionCounts' })
export type Counts = z.output<typeof Counts>

const shownMax = 200
/** Fewer would speak of people. */
const alonePeople = 5

export async function countQuestions({ db }: Pick<Ctx, 'db'>): Promise<Counts> {
  const counted = sql`
    count(*) as "questionCount",
    count(*) filter (where status in ('open', 'guided')) as "openCount",
    count(*) filter (where status = 'found') as "foundCount",
    count(*) filter (where status = 'answered') as "answeredCount",
    array(select count(*) filter (where r = rung) from unnest(array_agg(highest) filter (where status in ('found', 'answered'))) as each (r)
      right join generate_series(-1, 6) rung on true group by rung order by rung) as rungs`
  const question = sql`
    select q.record_id, q.status, q.tags, coalesce((select max(rung) from records.hint h
      where h.record_id = q.record_id and h.is_open), -1) as highest
    from records.record q where q.kind = 'question' and q.removed_at is null`
  const topics = await sql<Counts['topics'][number]>`
    with question as (${question}), alone as (
      select topic, sum(found_count)::integer as found_alone from records.found_alone
      group by topic having sum(found_count) >= ${alonePeople}),
    topic as (
      select tag as topic, ${counted} from question, unnest(case when tags = '{}' then array[''] else tags end) tag group by tag)
    select coalesce(topic.topic, alone.topic) as topic, coalesce("questionCount", 0) as "questionCount",
      coalesce("openCount", 0) as "openCount", coalesce("foundCount", 0) as "foundCount",
      coalesce("answeredCount", 0) as "answeredCount", coalesce(rungs, array_fill(0, array[8])) as rungs,
      found_alone as "foundAlone"
    from topic full join alone using (topic) order by 2 desc, 1 limit ${shownMax}`.execute(db)
  const areas = await sql<Counts['areas'][number]>`
    with question as (${question}), named as (
      select distinct q.record_id, q.status, q.highest, p.repository,
        array_to_string((string_to_array(regexp_replace(p.path, '/?[^/]*$', ''), '/'))[1:2], '/') as area
      from question q join records.place p using (record_id)
      where not p.is_pattern and not (p.repository = '' and exists (
        select from records.place better where better.record_id = p.record_id and better.path = p.path and better.repository <> '')))
    select repository, area, ${counted} from named group by repository, area
    order by 3 desc, 1, 2 limit ${shownMax}`.execute(db)
  return { topics: topics.rows, areas: areas.rows }
}

/** The answer was found while the question was written: a success. Of the topics, no day and nobody's name are kept. */
export async function countFoundAlone(ctx: Ctx, topics: readonly string[]): Promise<void> {
  await sql`
    insert into records.found_alone as f (topic, month, found_count)
    select topic, date_trunc('month', ${ctx.now}::timestamptz at time zone 'UTC')::date, 1
    from unnest(${topics.length === 0 ? [''] : [...topics]}::text[]) topic order by topic
    on conflict (topic, month) do update set found_count = f.found_count + 1`.execute(ctx.db)
}
