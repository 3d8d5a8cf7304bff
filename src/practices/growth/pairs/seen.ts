/** What people let all see of what they offer and wish for. */
import { z } from 'zod'
import { namesOfThoseHere } from '#records/members.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { Seen } from '../schema-pairs.ts'
import { pairTablesOf } from './tables.ts'

/** Offers first, then by name. */
export async function listSeen({ db }: Pick<Ctx, 'db'>): Promise<Seen[]> {
  const rows = await pairTablesOf({ db }).selectFrom('growth_seen').selectAll().execute()
  const names = await namesOfThoseHere({ db })
  return z
    .array(Seen)
    .parse(
      rows.flatMap(({ member_id: member, ...said }) => {
        const name = names.get(member)
        return name === undefined ? [] : [{ member, name, ...said }]
      }),
    )
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'))
}

function orderOf({ side, name, member }: Seen): string {
  return `${side} ${name} ${member}`
}
