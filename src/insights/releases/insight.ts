/**
 * `cairn releases`: how often releases come, how long changes wait for one, and how often one was followed by a repair.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival one kept row; where a scan
 * has not kept it, and in any window, the repository's commits, landings and tags, once each. Changes only with a path.
 */
import type { Insight } from '../insight.ts'
import { explain } from './explain.ts'
import { preparedReleases } from './prepare.ts'
import { Input, Output, type ReleasesAnswer } from './shape.ts'

export const releases: Insight<typeof Input, ReleasesAnswer> = {
  name: 'releases',
  summary: 'Releases, how long changes wait for one, and how often one was followed by a repair.',
  input: Input,
  output: Output,
  answer: preparedReleases,
  explain: (scope, subject, input) => explain(scope, subject, input, preparedReleases),
}
