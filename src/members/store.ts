/** The tables of who belongs here, as the modules beside this one ask them. */
import { CairnError } from '#std/errors.ts'
import type { RecordTables } from '#records/tables.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { MembersTables } from './tables.ts'

export function membersOf({ db }: Pick<Ctx, 'db'>) {
  return db.withTables<MembersTables & Pick<RecordTables, 'member'>>().withSchema('records')
}

/** The address that others reach the workspace by. On one machine there are no others. */
export function mustBeShared({ url }: Pick<Ctx, 'url'>): string {
  if (url !== null) return url
  throw new CairnError(
    'conflict',
    'workspace.alone',
    'This workspace is on one machine, for one person.',
    {
      hint: 'A team shares one with cairn serve; docs/team.md says how.',
    },
  )
}
