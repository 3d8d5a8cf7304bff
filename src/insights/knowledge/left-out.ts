/** What knowledge does not count, how much of it, and why. */
import { notFindings } from '#facts/words/classes.ts'
import type { LeftOut } from '../insight.ts'
import type { History } from './history.ts'
import { standardLedger } from './sweep.ts'

const isLeftOut = (name: string): boolean => notFindings.some((known) => known === name)

export function leftOutOf({ files, changes, goneFiles, leftOut }: History): LeftOut[] {
  const countFiles = (isOf: (name: string) => boolean): number =>
    files.filter((file) => isOf(file.class)).length
  return [
    ...leftOut,
    {
      what: 'changes of more than 50 paths',
      count: changes.bulk,
      why: 'one who moves or imports many files at once need not know them',
    },
    { what: 'changes by bots', count: changes.byBots, why: 'a bot can neither leave nor be asked' },
    {
      what: 'generated, vendored, lock and binary files',
      count: countFiles(isLeftOut),
      why: 'nobody wrote them here',
    },
    {
      what: 'documentation and settings',
      count: countFiles((name) => !isLeftOut(name) && !standardLedger.classes.includes(name)),
      why: 'the truck factor is about code; the sweep shows it with them',
    },
    { what: 'files no longer at the head', count: goneFiles, why: 'what is gone cannot be lost' },
  ].filter(({ count }) => count > 0)
}
