/** Teams: who works together. A name and its members; nothing is counted by them. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { cut, placeAt, timeAfter, type Page, type PageWish } from '#records/page.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { getMember } from './members.ts'
import { membersOf } from './store.ts'

export const Team = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Their ids. */
    members: z.array(z.uuid()),
  })
  .meta({ id: 'Team' })
export type Team = z.output<typeof Team>

/** The oldest first. */
export async function listTeams(
  ctx: Pick<Ctx, 'db'>,
  { after, limit }: PageWish,
): Promise<Page<Team>> {
  const from = timeAfter(after)
  const { rows } = await sql<Row>`
    ${teams} ${from === undefined ? sql`` : sql`where (created_at, team_id) > (${from.at}, ${from.id}::uuid)`}
    order by created_at, team_id limit ${limit + 1}`.execute(ctx.db)
  return cut(rows, limit, {
    item: ({ id, name, members }) => ({ id, name, members }),
    place: ({ id, at }) => placeAt(at, id),
  })
}

export async function makeTeam(ctx: Ctx, name: string): Promise<Team> {
  const id = randomUUID()
  await named(name, () =>
    membersOf(ctx).insertInto('team').values({ team_id: id, name, created_at: ctx.now }).execute(),
  )
  ctx.touched.add(id)
  return { id, name, members: [] }
}

export async function renameTeam(ctx: Ctx, id: string, name: string): Promise<Team> {
  await getTeam(ctx, id)
  await named(name, () =>
    membersOf(ctx).updateTable('team').set({ name }).where('team_id', '=', id).execute(),
  )
  ctx.touched.add(id)
  return getTeam(ctx, id)
}

/** The team goes; whoever was in it stays in the workspace. */
export async function disbandTeam(ctx: Ctx, id: string): Promise<Team> {
  const team = await getTeam(ctx, id)
  await membersOf(ctx).deleteFrom('team').where('team_id', '=', id).execute()
  ctx.touched.add(id)
  return { ...team, members: [] }
}

export async function joinTeam(ctx: Ctx, id: string, member: string): Promise<Team> {
  await getTeam(ctx, id)
  await getMember(ctx, member)
  await membersOf(ctx)
    .insertInto('team_member')
    .values({ team_id: id, member_id: member })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  ctx.touched.add(id)
  return getTeam(ctx, id)
}

export async function leaveTeam(ctx: Ctx, id: string, member: string): Promise<Team> {
  await getTeam(ctx, id)
  await membersOf(ctx)
    .deleteFrom('team_member')
    .where('team_id', '=', id)
    .where('member_id', '=', member)
    .execute()
  ctx.touched.add(id)
  return getTeam(ctx, id)
}

async function getTeam(ctx: Pick<Ctx, 'db'>, id: string): Promise<Team> {
  const { rows } = await sql<Row>`${teams} where team_id = ${id}`.execute(ctx.db)
  const [row] = rows
  if (row !== undefined) return { id, name: row.name, members: row.members }
  throw new CairnError('not_found', 'team.none', 'There is no such team.', {
    hint: 'It may have been disbanded.',
  })
}

type Row = Team & { at: Date }

const teams = sql`
  select team_id as id, name, created_at as at,
    array(select member_id from records.team_member m where m.team_id = t.team_id order by member_id) as members
  from records.team t`

/** Two teams of one name are one team too many. */
async function named(name: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23505')) throw error
    throw new CairnError('conflict', 'team.name', `There is a team ${name} already.`, {
      hint: 'Join it, or take another name.',
      cause: error,
    })
  }
}
