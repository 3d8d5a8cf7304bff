/** A remedy by what it is called: one that came with Cairn by its name, one of the team's own by number or id. */
import { getRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { shippedOrOwn } from '#records/shipped-name.ts'
import { CairnError } from '#std/errors.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { playbook } from './playbook.ts'
import { remedies, type RemedyTold, type ShippedRemedy } from './schema.ts'

export const RemedyRef = shippedOrOwn({ shipped: 'smaller-changes', own: 'remedy#3' }).describe(
  'The remedy: smaller-changes of those that came with Cairn, remedy#3 of your own.',
)

export async function remedyNamed(ctx: Pick<Ctx, 'db'>, id: string): Promise<RemedyTold> {
  const shipped = await shippedOne(id)
  if (shipped !== undefined) return shipped
  return { ...(await getRecord(ctx, remedies, ownRef(id))), from: 'team' as const }
}

/** As `remedies.get` takes it. */
export function refOf(remedy: RemedyTold): string {
  return remedy.from === 'cairn' ? remedy.id : `remedy#${remedy.number}`
}

export async function shippedOne(id: string): Promise<ShippedRemedy | undefined> {
  return (await playbook()).find((remedy) => remedy.id === id)
}

export function ownRef(id: string): string {
  const own = RecordRef.safeParse(id)
  if (own.success) return own.data
  throw new CairnError('not_found', 'remedies.none', `There is no remedy called ${id}.`, {
    hint: 'remedies.list names those there are.',
  })
}
