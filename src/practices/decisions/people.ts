/**
 * Whom to talk to about a proposal, and in which order: those who know the code it touches, those whose code changes along, and those
 * who were asked and have not been heard. It is no ranking: reasons are words, and who comes first has most to say against it.
 */
import { z } from 'zod'
import { getRecord } from '#records/record.ts'
import { recordsOf } from '#records/store.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { CodePlace } from './code-place.ts'
import {
  byPerson,
  Conversation,
  conversationWith,
  inTurns,
  namesFor,
  plain,
  type Person,
  type Tied,
} from './conversation.ts'
import { decisions } from './schema.ts'
import { voicesOn } from './voices.ts'

export const Conversations = z
  .object({
    decision: z.uuid(),
    number: z.int().min(1),
    title: z.string(),
    /** In the order suggested; whoever was heard comes last. */
    items: z.array(Conversation),
    /** Places of which nobody could be named, and why. */
    untold: z.array(z.object({ place: CodePlace, why: z.string() })),
  })
  .meta({ id: 'Conversations' })
export type Conversations = z.output<typeof Conversations>

/** What decisions ask of the facts; the app fills it. */
export interface Neighbours {
  around(place: CodePlace, now: Date): Promise<Around>
}

export interface Around {
  /** Those who know the place itself, in the order in which they can be asked. */
  know: Person[]
  /** What usually changes with it, in this repository and others, and who knows that. */
  along: { place: CodePlace; people: Person[] }[]
  /** Whether changes there often mend something. */
  isMended: boolean
  /** Why nobody can be named; null where somebody can. */
  why: string | null
}

export async function conversationsAbout(
  ctx: Pick<Ctx, 'db' | 'now'>,
  neighbours: Neighbours,
  { id: ref, limit }: { id: string; limit: number },
): Promise<Conversations> {
  const decision = await getRecord(ctx, decisions, ref)
  const { id, number, title, author, code } = decision
  const around: { place: CodePlace; found: Around }[] = []
  for (const place of code) around.push({ place, found: await neighbours.around(place, ctx.now) })
  const { asked, voices } = await voicesOn(ctx, id)
  const heard = new Set([
    ...asked.filter(({ isHeard }) => isHeard).map(({ name }) => plain(name)),
    ...voices.map(({ name }) => plain(name)),
  ])
  const waiting = asked.filter(({ isHeard }) => !isHeard)
  const writer = author === null ? undefined : await memberName(ctx, author)
  const placeName = namesFor(
    around.flatMap(({ place, found }) => [place, ...found.along.map((each) => each.place)]),
  )
  const people = byPerson([
    ...inTurns(
      around.map(({ place, found }) => found.know.map((one) => knower(one, place, found))),
    ),
    ...inTurns(
      around.flatMap(({ place, found }) =>
        found.along.map((along) => along.people.map((one) => affected(one, along.place, place))),
      ),
    ),
    ...waiting.map((one) => ({
      name: one.name,
      email: null,
      tie: { role: 'was asked', ...one } as const,
    })),
  ])
  const items = people
    .filter((person) => writer === undefined || plain(person.name) !== plain(writer))
    .map((person) => ({
      ...conversationWith(person, placeName),
      isHeard: heard.has(plain(person.name)),
    }))
  return {
    ...{ decision: id, number, title },
    items: items.toSorted((a, b) => Number(a.isHeard) - Number(b.isHeard)).slice(0, limit),
    untold: around.flatMap(({ place, found: { why } }) => (why === null ? [] : [{ place, why }])),
  }
}

function knower({ name, email, reasons }: Person, place: CodePlace, { isMended }: Around): Tied {
  return { name, email, tie: { role: 'knows it', place, reasons, isMended } }
}

function affected({ name, email, reasons }: Person, along: CodePlace, place: CodePlace): Tied {
  return { name, email, tie: { role: 'is affected', along, place, reasons } }
}

async function memberName(ctx: Pick<Ctx, 'db'>, member: string): Promise<string | undefined> {
  const row = await recordsOf(ctx)
    .selectFrom('member')
    .select('name')
    .where('member_id', '=', member)
    .executeTakeFirst()
  return row?.name
}
