/** Why a place in the code is as it is: what was written down and governs it, also under the names that it had before. */
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { namesOf } from '#facts/reading/file-now.ts'
import { isKnownPath, placesAtHead, unknownPath } from '#facts/reading/unknown-path.ts'
import { Governing, governing, recordsNaming } from '#records/governing.ts'
import { shownWord } from '#std/shown-word.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { defaultBranch } from './lines.ts'

export const Why = z.object({
  repository: z.string(),
  /** '' is all of the repository. */
  path: z.string(),
  /** Names that the file had before; what names one of them is about it. */
  formerly: z.array(z.string()),
  /** What holds first, then what is open, then what is past, each with the nearest first. */
  items: z.array(Governing),
  /** How many more there are. */
  more: z.int(),
})

/** Outside of any transaction: what is read of the facts wants connections of its own. */
export async function whyOf(
  read: Gathering['read'],
  { facts, repository }: { facts: Facts; repository: { id: number; name: string } },
  { path, limit }: { path: string; limit: number },
): Promise<z.output<typeof Why>> {
  const branch = await defaultBranch(facts, repository)
  const place = { facts, repository, branch }
  if (path !== '' && !(await isKnownPath(facts, repository.id, path)))
    throw await unknownPath(
      place,
      path,
      `No file lies at or below ${shownWord(path)}, and none ever did.`,
    )
  const paths = await namesOf(facts, { repositoryId: repository.id, branchId: branch.id }, path)
  const naming = await read((ctx) => recordsNaming(ctx, { repository: repository.name, paths }))
  const isAnyUnsure = naming.some(({ isUnsure }) => isUnsure)
  const here = isAnyUnsure ? await placesAtHead(place) : new Set<string>()
  const found = governing(naming.filter((one) => !one.isUnsure || here.has(one.path)))
  return {
    ...{ repository: repository.name, path },
    ...{ formerly: paths.filter((name) => name !== path), items: found.slice(0, limit) },
    more: Math.max(0, found.length - limit),
  }
}
