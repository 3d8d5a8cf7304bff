/** What knowledge does not count, how much of it, and why. */
import { notFindings } from '#facts/words/classes.ts'
import type { LeftOut } from '../insight.ts'
import type { History } from './history.ts'
import { testData } from './materials.ts'
import { standardLedger } from './sweep.ts'

const isLeftOut = (name: string): boolean => notFindings.some((known) => known === name)
const isCounted = (name: string): boolean => standardLedger.classes.includes(name)

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
      what: 'files of test data and examples',
      count: countFiles((name) => name === testData),
      why: 'they are read by tests or readers, and seldom need explaining; the sweep shows it with them',
    },
    {
      what: 'documentation and settings',
      count: countFiles((name) => !isLeftOut(name) && !isCounted(name) && name !== testData),
      why: 'the truck factor is about code; the sweep shows it with them',
    },
    { what: 'files no longer at the head', count: goneFiles, why: 'what is gone cannot be lost' },
  ].filter(({ count }) => count > 0)
}
