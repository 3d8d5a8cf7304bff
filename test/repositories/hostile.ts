/**
 * Every hostile repository of the threats' rows G1 to G22 (and T5, U6), in one table, for tests that run over all of them:
 *
 *   test.each(hostileCases)('$id: $title', async ({ build }) => {
 *     await using folder = aFolder()
 *     const { path, commits, normal } = await build(folder.path)
 *     …
 *   })
 */
import { bombs } from './hostile/bombs.ts'
import { broken } from './hostile/broken.ts'
import { canaries } from './hostile/canaries.ts'
import type { HostileCase } from './hostile/case.ts'
import { dates } from './hostile/dates.ts'
import { formats } from './hostile/formats.ts'
import { heads } from './hostile/heads.ts'
import { mailmaps } from './hostile/mailmaps.ts'
import { messages } from './hostile/messages.ts'
import { moves } from './hostile/moves.ts'
import { names } from './hostile/names.ts'
import { partial } from './hostile/partial.ts'
import { people } from './hostile/people.ts'
import { places } from './hostile/places.ts'
import { refs } from './hostile/refs.ts'
import { shapes } from './hostile/shapes.ts'
import { sizes } from './hostile/sizes.ts'

export const hostileCases: readonly HostileCase[] = [
  ...[heads, broken, partial, dates, people, messages, sizes, bombs, shapes],
  ...[names, places, formats, moves, mailmaps, canaries, refs],
].flat()

/** Those that can be built by whoever runs the tests. */
export function buildableCases(): readonly HostileCase[] {
  return process.getuid?.() === 0
    ? hostileCases
    : hostileCases.filter(({ needsRoot }) => needsRoot !== true)
}
