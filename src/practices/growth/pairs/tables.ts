/** The tables of offers, wishes and pairs, as the migration makes them. */
import type { ColumnType } from 'kysely'
import type { Ctx } from '#verbs/ctx.ts'

/** A type, not an interface: Kysely adds its tables to those of others. */
type PairTables = {
  growth_offer: OfferTable
  growth_wish: WishTable
  growth_hours: HoursTable
  growth_avoid: AvoidTable
  growth_round: RoundTable
  growth_proposal: ProposalTable
  growth_otherwise: OtherwiseTable
  growth_answer: AnswerTable
  growth_pair: PairTable
}

/** What all may see of offers and wishes: a view. */
type Views = { growth_seen: SeenView }

type Json = ColumnType<unknown, string, string>

interface OfferTable {
  member_id: string
  topics: string[]
  areas: string[]
  places: number
  is_shown: boolean
}

interface WishTable {
  member_id: string
  topics: string[]
  areas: string[]
  places: number
  again: string[]
  manager_id: string | null
  is_shown: boolean
}

interface HoursTable {
  member_id: string
  zone: string
  hours: string
  days: string
}

interface AvoidTable {
  member_id: string
  avoided_id: string
}

/** Days are YYYY-MM-DD, here and below. */
interface RoundTable {
  round: number
  begun_on: string
  first_until: string
  second_until: string
  is_moved_on: ColumnType<boolean, boolean | undefined, boolean>
  is_over: ColumnType<boolean, boolean | undefined, boolean>
}

export interface ProposalTable {
  proposal_id: string
  round: number
  is_second: boolean
  learner_id: string
  guide_id: string
  fit: Json
}

interface OtherwiseTable {
  proposal_id: string
  learner_id: string
  guide_id: string
  fit: Json
  cost: number
}

interface AnswerTable {
  proposal_id: string
  member_id: string
  is_yes: boolean
}

interface PairTable {
  pair_id: string
  round: number
  learner_id: string
  guide_id: string
  fit: Json
  began_on: string
  ended_on: string | null
}

interface SeenView {
  member_id: string
  side: string
  topics: string[]
  areas: string[]
}

export function pairTablesOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<PairTables & Views>().withSchema('records')
}
