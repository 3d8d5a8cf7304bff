/** Questions counted by what they are about: by topic and by area of the code. Never by who asked, and never by who helped. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import { areaNamed } from './schema-areas.ts'

const Counted = {
  questionCount: z.int(),
  /** Of these, those that are open or guided. */
  openCount: z.int(),
  foundCount: z.int(),
  answeredCount: z.int(),
  /** Of those that are closed, by the highest rung that was opened: none, then 0 to 6. */
  rungs: z.array(z.int()).length(8),
  /** Found while the question was written; null where it were fewer than five, which would speak of people. */
  foundAlone: z.int().min(5).nullable(),
}

export const Counts = z
  .object({
    topics: z.array(z.object({ topic: z.string(), ...Counted })),
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
  const orNone = sql`coalesce("questionCount", 0) as "questionCount", coalesce("openCount", 0) as "openCount",
    coalesce("foundCount", 0) as "foundCount", coalesce("answeredCount", 0) as "answeredCount",
    coalesce(rungs, array_fill(0, array[8])) as rungs, found_alone as "foundAlone"`
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
    select coalesce(topic.topic, alone.topic) as topic, ${orNone}
    from topic full join alone using (topic) order by 2 desc, 1 limit ${shownMax}`.execute(db)
  const areas = await sql<Counts['areas'][number]>`
    with question as (${question}), named as (
      select distinct q.record_id, q.status, q.highest, p.repository,
        array_to_string((string_to_array(regexp_replace(p.path, '/?[^/]*$', ''), '/'))[1:2], '/') as area
      from question q join records.place p using (record_id)
      where not p.is_pattern and not (p.repository = '' and exists (
        select from records.place better where better.record_id = p.record_id and better.path = p.path and better.repository <> ''))),
    alone as (
      select repository, area, sum(found_count)::integer as found_alone from records.found_alone_area
      group by repository, area having sum(found_count) >= ${alonePeople}),
    area as (select repository, area, ${counted} from named group by repository, area)
    select coalesce(area.repository, alone.repository) as repository, coalesce(area.area, alone.area) as area, ${orNone}
    from area full join alone using (repository, area) order by 3 desc, 1, 2 limit ${shownMax}`.execute(
    db,
  )
  return { topics: topics.rows, areas: areas.rows }
}

interface About {
  topics: readonly string[]
  /** As `app:src/billing`. */
  areas: readonly string[]
}

/** The answer was found while the question was written: a success. Of what it was about, no day and nobody's name are kept. */
export async function countFoundAlone(ctx: Ctx, { topics, areas }: About): Promise<void> {
  const month = sql`date_trunc('month', ${ctx.now}::timestamptz at time zone 'UTC')::date`
  await sql`
    insert into records.found_alone as f (topic, month, found_count)
    select topic, ${month}, 1
    from unnest(${topics.length === 0 ? [''] : [...topics]}::text[]) topic order by topic
    on conflict (topic, month) do update set found_count = f.found_count + 1`.execute(ctx.db)
  const named = areas.map(areaNamed)
  await sql`
    insert into records.found_alone_area as f (repository, area, month, found_count)
    select distinct repository, area, ${month}, 1
    from unnest(${named.map(({ repository }) => repository)}::text[], ${named.map(({ area }) => area)}::text[]) named (repository, area)
    order by repository, area
    on conflict (repository, area, month) do update set found_count = f.found_count + 1`.execute(
    ctx.db,
  )
}
