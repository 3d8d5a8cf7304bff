/**
 * The day that a goal names has come: its owner gets a notice, once, and nobody else. The notice leads to the goal and does not say
 * what it is about: it may stand in a mail, or on a screen that others see.
 */
import { utcDay } from '#std/local-day.ts'
import { sql, type Kysely } from 'kysely'
import { forgetNoticesTo } from '#records/notices.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { tellMembers } from '#verbs/notices.ts'

const says = 'You wished to look at a goal of yours again about now.'

/** As the workspace itself, outside of all acts. A day that was named anew is said anew; of a goal that is over, nothing. */
export async function remind(db: Kysely<object>, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ member: string }>`
      with due as (
        update records.growth_goal g set reminded_for = look_again_on
        where state = 'active' and look_again_on <= ${utcDay(now)}::date
          and reminded_for is distinct from look_again_on
          and exists (select from records.member m where m.member_id = g.member_id and m.deactivated_at is null)
        returning g.goal_id, g.member_id
      )
      insert into records.notice (notice_id, member_id, says, leads_to, acts, began_at, last_at, is_growing)
      select gen_random_uuid(), member_id, ${says}, ${placeOfGoals} || goal_id, '{}', ${now}::timestamptz, ${now}::timestamptz, false
      from due
      returning member_id as member`.execute(tx)
    await tellMembers(
      { db: tx },
      rows.map(({ member }) => member),
    )
  })
}

const placeOfGoals = '/growth/'

/** Of goals that are deleted, nothing is left. */
export async function forgetReminders(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  goals: readonly string[],
): Promise<void> {
  await forgetNoticesTo(
    ctx,
    goals.map((goal) => `${placeOfGoals}${goal}`),
  )
}
