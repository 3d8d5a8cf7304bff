/** How long a trail is and what became of its code, in a line. Runs in the browser, too. */
import { counted } from '#std/words.ts'
import type { Standing } from './schema.ts'

export function sayStanding({
  stopCount,
  standing,
}: {
  stopCount: number
  standing: Standing | null
}): string {
  if (stopCount === 0) return 'no stop yet'
  const off = standing === null ? 0 : standing.changed + standing.gone
  const moved = standing?.moved ?? 0
  if (off > 0)
    return `${off} of ${counted(stopCount, 'stop')} ${off === 1 ? 'has' : 'have'} changed`
  if (moved > 0)
    return `${moved} of ${counted(stopCount, 'stop')} ${moved === 1 ? 'has' : 'have'} moved`
  return counted(stopCount, 'stop')
}
