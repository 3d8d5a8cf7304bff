/** Which file a decision came from, or was written to. */
import type { Ctx } from '#verbs/ctx.ts'
import { isEdited } from './edited.ts'
import { fileOf } from './kept.ts'

export interface Origin {
  from: string
  path: string
  isChangedHere: boolean
}

/** No path of this machine is told: a folder is called by its name. */
export async function originOf(ctx: Pick<Ctx, 'db'>, record: string): Promise<Origin | null> {
  const file = await fileOf(ctx, record)
  const decision = file?.decisions.find(({ now }) => now.id === record)
  if (file === undefined || decision === undefined) return null
  const { source, name, path, base } = file
  const { place, was, now } = decision
  const below = source === '' ? path.slice(base === '' ? 0 : base.length + 1) : path
  return {
    from: name,
    path: place === '' ? below : `${below}#${place}`,
    isChangedHere: isEdited({ was, now, supersedes: [] }),
  }
}
