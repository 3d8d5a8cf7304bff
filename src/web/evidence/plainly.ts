/** What each number means, in a sentence for whoever meets it first; the exact rule stands below it. */
import type { InputOf } from '#web/api/verbs.ts'

export const plainly: Readonly<Record<InputOf<'evidence.explain'>['insight'], string>> = {
  hotspots:
    'How often it changed, times how much in it branches and nests: where both are high, each change is hard work, again and again.',
  trend:
    'The file as it was after each of its changes, measured each time: how much in it branches and nests.',
  coupling:
    'Of all changes to the two, how many touch both. What changes together often belongs together, or hides a reason.',
  missing: 'What earlier changes to these files touched as well.',
  knowledge:
    'Whoever began a file, or did much of what was done to it since, counts as knowing it. Reading and reviewing leave no trace in git.',
  ask: 'Who changed it, how much of that, and how lately. Whoever did so a short time ago remembers most.',
  releases:
    'A version tag stands for a release. Each commit waits from the day it was made to the first release that holds it.',
  batches: 'The lines and files that each change touches, in files that people write.',
  reverts:
    'A fix is a change whose message says that it mends something. One is taken back when a later message says so.',
  mix: 'What a change was, as its message begins: fix, feat, docs, or a word such as add or rename.',
  files: 'All changes that touch the file, under any name it had.',
}
