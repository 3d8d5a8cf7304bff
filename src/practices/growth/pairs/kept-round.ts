/** A round of all that is kept: read as whoever owns the tables, since it takes what nobody else may see. It stays in memory. */
import { sql, type Kysely } from 'kysely'
import { calendarOf, type Participant, type Round } from '../match/round.ts'
import type { Hours, Offer } from '../schema-pairs.ts'
import type { WishSaid } from './sides.ts'
import { pairTablesOf } from './tables.ts'

/** In how many rounds the same two are not brought together again, nor proposed to each other after it did not come about. */
export const apart = 3

/** What the database knows, each about members who are here. */
export interface Kept {
  members: { id: string; name: string; hours: Hours | null; manager: string | null }[]
  offers: (Pick<Offer, 'topics' | 'areas' | 'places'> & { person: string })[]
  wishes: (Pick<WishSaid, 'topics' | 'areas' | 'places' | 'again'> & { person: string })[]
  pairs: { learner: string; guide: string; round: number; isOver: boolean }[]
  /** Proposals of the last rounds, whatever became of them. */
  proposed: { learner: string; guide: string; round: number }[]
  avoid: { person: string; with: string }[]
}

export async function readKept(db: Kysely<object>): Promise<Kept> {
  const tables = pairTablesOf({ db })
  const { rows: members } = await sql<Kept['members'][number]>`
    select m.member_id as id, m.name, w.manager_id as manager,
      case when h.zone is null then null else jsonb_build_object('zone', h.zone, 'hours', h.hours, 'days', h.days) end as hours
    from records.member m left join records.growth_hours h using (member_id) left join records.growth_wish w using (member_id)
    where m.deactivated_at is null and (w.member_id is not null or exists (
      select from records.growth_offer o where o.member_id = m.member_id))`.execute(db)
  const here = new Set(members.map(({ id }) => id))
  const isHere = ({ person }: { person: string }): boolean => here.has(person)
  return {
    members,
    offers: (
      await tables
        .selectFrom('growth_offer')
        .select(['member_id as person', 'topics', 'areas', 'places'])
        .execute()
    ).filter(isHere),
    wishes: (
      await tables
        .selectFrom('growth_wish')
        .select(['member_id as person', 'topics', 'areas', 'places', 'again'])
        .execute()
    ).filter(isHere),
    pairs: await tables
      .selectFrom('growth_pair')
      .select(['learner_id as learner', 'guide_id as guide', 'round'])
      .select((e) => e('ended_on', 'is not', null).$castTo<boolean>().as('isOver'))
      .execute(),
    proposed: await tables
      .selectFrom('growth_proposal')
      .select(['learner_id as learner', 'guide_id as guide', 'round'])
      .execute(),
    avoid: await tables
      .selectFrom('growth_avoid')
      .select(['member_id as person', 'avoided_id as with'])
      .execute(),
  }
}

export interface Asked {
  round: number
  /** YYYY-MM-DD: hours are compared in this week. */
  on: string
  areas: Round['areas']
}

/** As the matcher wants it. Pure. */
export function roundOf(kept: Kept, { round, on, areas }: Asked): Round {
  const running = kept.pairs.filter(({ isOver }) => !isOver)
  const asGuide = Map.groupBy(running, ({ guide }) => guide)
  const asLearner = Map.groupBy(running, ({ learner }) => learner)
  const carried = (person: string): number => asGuide.get(person)?.length ?? 0
  const had = (person: string): number => asLearner.get(person)?.length ?? 0
  const came = new Set(kept.pairs.map(keyOf))
  return {
    ...{ round, on, apart, areas, hoursInCommon: 1 },
    people: new Map(kept.members.map((member) => [member.id, participantOf(member)])),
    // Whose places are all taken offers none in this round.
    offers: kept.offers.map(({ places, ...said }) => ({
      ...said,
      places: Math.max(0, places - carried(said.person)),
      carries: carried(said.person),
    })),
    wishes: kept.wishes.flatMap(({ places, again, ...said }) => {
      const left = places - had(said.person)
      // In either role: what goes on need not be wished for again.
      const isWith = (other: string): boolean =>
        running.some(
          ({ learner, guide }) =>
            (learner === said.person && guide === other) ||
            (guide === said.person && learner === other),
        )
      return left <= 0
        ? []
        : [
            {
              ...said,
              places: left,
              again: again.filter((other) => !isWith(other)),
              // Whoever names their manager wishes not to be with them.
              managerToo: false,
            },
          ]
    }),
    history: kept.pairs.map(({ learner, guide, isOver, round: past }) => ({
      pair: [learner, guide],
      round: isOver ? past : round,
    })),
    avoid: [
      ...kept.avoid,
      ...kept.proposed
        .filter((one) => round - one.round <= apart && !came.has(keyOf(one)))
        .map(({ learner, guide }) => ({ person: learner, with: guide })),
    ],
  }
}

function keyOf({ learner, guide, round }: Kept['proposed'][number]): string {
  return `${round} ${learner} ${guide}`
}

function participantOf({ id, name, manager, hours }: Kept['members'][number]): Participant {
  return { id, name, manager, calendar: hours === null ? null : calendarOf(hours) }
}
