/** Second choices that are still free when the first did not come about. Read as whoever owns the tables. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

/** Where both still have room, wish for it, and neither would rather not: the best fit first. */
export async function secondsOf(db: Kysely<object>, round: number) {
  const { rows } = await sql<{ learner: string; guide: string; fit: unknown }>`
    select o.learner_id as learner, o.guide_id as guide, o.fit
    from records.growth_otherwise o join records.growth_proposal p using (proposal_id)
    where p.round = ${round}
      and not exists (select from records.growth_pair q where (q.round, q.learner_id, q.guide_id) = (p.round, p.learner_id, p.guide_id))
      and not exists (select from records.growth_pair q where (q.learner_id, q.guide_id) = (o.learner_id, o.guide_id) and q.ended_on is null)
      and not exists (select from records.growth_proposal e where (e.round, e.learner_id, e.guide_id) = (p.round, o.learner_id, o.guide_id))
      and not exists (select from records.growth_avoid v
        where (v.member_id, v.avoided_id) in ((o.learner_id, o.guide_id), (o.guide_id, o.learner_id)))
      and not exists (select from records.member m where m.member_id in (o.learner_id, o.guide_id) and m.deactivated_at is not null)
    order by o.cost, o.learner_id, o.guide_id`.execute(db)
  const room = {
    learner: await roomOf(db, { of: 'growth_wish', side: 'learner_id' }),
    guide: await roomOf(db, { of: 'growth_offer', side: 'guide_id' }),
  }
  const seconds = new Map<string, ReturnType<typeof second>>()
  for (const { learner, guide, fit } of rows) {
    const key = `${learner} ${guide}`
    const [wanted, free] = [room.learner.get(learner) ?? 0, room.guide.get(guide) ?? 0]
    if (wanted <= 0 || free <= 0 || seconds.has(key)) continue
    room.learner.set(learner, wanted - 1)
    room.guide.set(guide, free - 1)
    seconds.set(key, second(round, { learner, guide, fit }))
  }
  return [...seconds.values()]
}

function second(
  round: number,
  { learner, guide, fit }: { learner: string; guide: string; fit: unknown },
) {
  return {
    ...{ proposal_id: randomUUID(), round, is_second: true, learner_id: learner },
    ...{ guide_id: guide, fit: JSON.stringify(fit) },
  }
}

/** How many more each could be with. */
async function roomOf(
  db: Kysely<object>,
  { of, side }: { of: 'growth_wish' | 'growth_offer'; side: 'learner_id' | 'guide_id' },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ member: string; room: number }>`
    select s.member_id as member, s.places - count(q.pair_id)::int as room
    from records.${sql.id(of)} s left join records.growth_pair q on q.${sql.id(side)} = s.member_id and q.ended_on is null
    group by s.member_id, s.places`.execute(db)
  return new Map(rows.map(({ member, room }) => [member, room]))
}
