/** G14: histories of unusual shape. The counts of lines are those of commits that are no merges. */
import { join } from 'node:path'
import { aRepository } from '../build.ts'
import { lines, rename } from '../plan.ts'
import type { HistoryPlan } from '../plan.ts'
import { normal, normalAfter, normalBefore } from './case.ts'
import type { HostileCase } from './case.ts'

const arms = Array.from({ length: 64 }, (_, index) => `arm${index}`)
const begin = { mark: 'begin', files: { [normal.path]: normalBefore } }
const goOn = { mark: 'end', files: { [normal.path]: normalAfter } }

export const shapes: readonly HostileCase[] = [
  aCase(
    'G14-octopus',
    'a merge of 64 branches',
    'Read: 67 commits, one of them with 64 parents; each line counted once.',
    {
      commits: [
        begin,
        ...arms.map((arm) => ({
          mark: arm,
          parents: ['begin'],
          files: { [`${arm}.txt`]: lines(3) },
        })),
        {
          mark: 'all',
          parents: arms,
          files: Object.fromEntries(arms.map((arm) => [`${arm}.txt`, lines(3)])),
        },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-criss-cross',
    'two branches that merge each other, twice',
    'Read: ten commits; each line counted once.',
    {
      commits: [
        begin,
        { mark: 'a1', parents: ['begin'], files: { a: lines(2) } },
        { mark: 'b1', parents: ['begin'], files: { b: lines(2) } },
        { mark: 'a2', parents: ['a1', 'b1'], files: { b: lines(2) } },
        { mark: 'b2', parents: ['b1', 'a1'], files: { a: lines(2) } },
        { mark: 'a3', parents: ['a2'], files: { a: lines(3) } },
        { mark: 'a4', parents: ['a3', 'b2'] },
        { mark: 'b4', parents: ['b2', 'a3'], files: { a: lines(3) } },
        { mark: 'both', parents: ['a4', 'b4'] },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-two-roots',
    'two histories that begin apart',
    'Read: four commits, two of them roots.',
    {
      commits: [
        begin,
        { mark: 'other root', parents: [], files: { 'other.txt': lines(5) } },
        { mark: 'joined', parents: ['begin', 'other root'], files: { 'other.txt': lines(5) } },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-subtree',
    'a foreign history merged below a folder',
    'Read: six commits; the merge counts no lines of the foreign history again.',
    {
      commits: [
        begin,
        { mark: 'f1', parents: [], files: { 'lib.c': lines(20), LICENSE: lines(4) } },
        { mark: 'f2', files: { 'lib.c': lines(25) } },
        {
          mark: 'merged',
          parents: ['begin', 'f2'],
          files: { 'vendor/lib/lib.c': lines(25), 'vendor/lib/LICENSE': lines(4) },
        },
        { mark: 'later', files: { 'vendor/lib/lib.c': lines(26) } },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-evil-merge',
    'a merge that changes what neither side has',
    'Read: five commits; the merge counts no lines.',
    {
      commits: [
        begin,
        { mark: 'a', parents: ['begin'], files: { a: lines(3) } },
        { mark: 'b', parents: ['begin'], files: { b: lines(3) } },
        { mark: 'evil', parents: ['a', 'b'], files: { b: lines(3), evil: lines(9) } },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-same-parent',
    'a merge of a commit with itself',
    'Read: three commits; what git makes of the parents is kept.',
    {
      commits: [begin, { mark: 'twice', parents: ['begin', 'begin'] }, goOn],
    },
  ),
  aCase(
    'G14-rename-circle',
    'three files that pass their names around',
    'Read: five commits; no endless chain of renames.',
    {
      commits: [
        begin,
        { mark: 'three', files: { a: lines(9, 'a'), b: lines(9, 'b'), c: lines(9, 'c') } },
        {
          mark: 'around',
          changes: [rename('a', 'x'), rename('b', 'a'), rename('c', 'b'), rename('x', 'c')],
        },
        {
          mark: 'again',
          changes: [rename('a', 'x'), rename('b', 'a'), rename('c', 'b'), rename('x', 'c')],
        },
        goOn,
      ],
    },
  ),
  aCase(
    'G14-rename-back',
    'a file that goes away under another name and comes back',
    'Read: six commits; one file, not two.',
    {
      commits: [
        begin,
        { mark: 'made', files: { home: lines(12) } },
        { mark: 'left', changes: [rename('home', 'abroad')] },
        { mark: 'worked', files: { abroad: lines(14) } },
        { mark: 'back', changes: [rename('abroad', 'home')] },
        goOn,
      ],
    },
  ),
]

function aCase(id: string, title: string, expect: string, plan: HistoryPlan): HostileCase {
  return {
    id,
    title,
    expect,
    codes: [],
    build: async (folder) => {
      const { path, gitDir, oid } = await aRepository({ ...plan, at: join(folder, 'repository') })
      return { path, gitDir, head: oid('end'), commits: plan.commits.length, normal }
    },
  }
}
