/** The trails that a trail names: in its words, as tours name each other, and as the one that goes on from it. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#verbs/ctx.ts'
import type { Trail } from './schema.ts'
import { toursNamed, type NamedTrail } from './rules-links.ts'

export const Linked = z.object({
  /** By the name under which the trail has them; those that are not here are left out. */
  items: z.array(
    z.object({ name: z.string(), number: z.int().min(1), stops: z.array(z.string()) }),
  ),
})

const namesMax = 200

export async function linkedTrails(
  { db }: Pick<Ctx, 'db'>,
  { id, body, stops, editor }: Trail,
): Promise<NamedTrail[]> {
  const texts = [body, ...stops.map((stop) => stop.body)]
  const next = editor?.next ?? null
  const names = [...new Set([...texts.flatMap(toursNamed), ...(next === null ? [] : [next])])]
  if (names.length === 0) return []
  // CodeTour leaves out the number before a title, as in "1 - How it begins".
  const { rows } = await sql<NamedTrail>`
    select distinct on (name) name, number,
      array(select jsonb_array_elements(detail -> 'stops') ->> 'id') as stops
    from unnest(${names.slice(0, namesMax)}::text[]) as name
    join records.record on name in (title, regexp_replace(title, '^#?[0-9]+\\s+-\\s*', ''))
    where kind = 'trail' and status <> 'retired' and removed_at is null and record_id <> ${id}
    order by name, title = name desc, number desc`.execute(db)
  return rows
}
