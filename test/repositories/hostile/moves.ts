/** G21: what happens to a repository between two scans. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepository } from '../build.ts'
import type { BuiltRepository } from '../build.ts'
import { lines, rename } from '../plan.ts'
import { normal, normalAfter, normalBefore } from './case.ts'
import type { HostileCase, HostileRepository } from './case.ts'

const unreachable =
  'the facts of the commits that left are kept, marked unreachable, and counted no more'

export const moves: readonly HostileCase[] = [
  aCase(
    'G21-force-push',
    'a force-push that drops two commits and adds one',
    `Four commits, then three; ${unreachable}.`,
    (repository) => ({
      says: 'main is set back to its second commit and goes on differently',
      codes: [],
      commits: 3,
      happen: async () => {
        await repository.add({
          commits: [{ mark: 'instead', parents: ['c2'], files: { 'instead.txt': lines(7) } }],
          branches: { main: 'instead' },
        })
      },
    }),
  ),
  aCase(
    'G21-new-history',
    'a force-push of a history that shares nothing',
    `Four commits, then one; ${unreachable}.`,
    (repository) => ({
      says: 'main becomes a root of its own',
      codes: [],
      commits: 1,
      happen: async () => {
        await repository.add({
          commits: [{ mark: 'anew', parents: [], files: { anew: lines(2) } }],
          branches: { main: 'anew' },
        })
      },
    }),
  ),
  aCase(
    'G21-amend',
    'the last commit is amended',
    `Four commits, then four; ${unreachable}.`,
    (repository) => ({
      says: 'the last commit gets another message',
      codes: [],
      commits: 4,
      happen: async () => {
        const amended = {
          mark: 'amended',
          parents: ['c3'],
          files: { [normal.path]: normalAfter },
          message: 'Go on, better said\n',
        }
        await repository.add({ commits: [amended], branches: { main: 'amended' } })
      },
    }),
  ),
  aCase(
    'G21-branch-renamed',
    'the default branch is renamed',
    'Four commits, and four again, none of them read twice.',
    (repository) => ({
      says: 'main is called trunk',
      codes: [],
      commits: 4,
      happen: async () => {
        renameSync(
          join(repository.gitDir, 'refs/heads/main'),
          join(repository.gitDir, 'refs/heads/trunk'),
        )
        writeFileSync(join(repository.gitDir, 'HEAD'), 'ref: refs/heads/trunk\n')
      },
    }),
  ),
  aCase(
    'G21-default-switched',
    'the default branch is switched to an older one',
    'Four commits, then two.',
    (repository) => ({
      says: 'HEAD names old, which has two commits',
      codes: [],
      commits: 2,
      happen: async () => {
        await repository.add({ commits: [], branches: { old: 'c2' } })
        writeFileSync(join(repository.gitDir, 'HEAD'), 'ref: refs/heads/old\n')
      },
    }),
  ),
  aCase(
    'G21-grown',
    'three more commits, one of them a merge and one a rename',
    'Four commits, then seven; only the three are read.',
    (repository) => ({
      says: 'main goes on',
      codes: [],
      commits: 7,
      happen: async () => {
        await repository.add({
          commits: [
            { mark: 'side', parents: ['c2'], files: { 'side.txt': lines(5) } },
            { mark: 'merge', parents: ['c4', 'side'], files: { 'side.txt': lines(5) } },
            { mark: 'renamed', parents: ['merge'], changes: [rename('other.txt', 'renamed.txt')] },
          ],
          branches: { main: 'renamed' },
        })
      },
    }),
  ),
  aCase(
    'G21-packed',
    'everything is packed anew',
    'Four commits, and four again, none of them read twice.',
    (repository) => ({
      says: 'gc repacks objects and references',
      codes: [],
      commits: 4,
      happen: async () => {
        await repository.git('gc', '--quiet', '--prune=now')
      },
    }),
  ),
  aCase(
    'G21-emptied',
    'every branch is deleted',
    'Four commits, then none; the facts are kept.',
    (repository) => ({
      says: 'main is deleted',
      codes: ['', 'git.head.unresolved'],
      commits: null,
      happen: async () => {
        rmSync(join(repository.gitDir, 'refs/heads/main'))
      },
    }),
  ),
  aCase(
    'G21-deleted',
    'the repository is deleted',
    'Four commits, then one line that it is gone; the facts are kept.',
    (repository) => ({
      says: 'the folder is removed',
      codes: ['git.repo.none', 'git.repo.not_found'],
      commits: null,
      happen: async () => {
        rmSync(repository.path, { recursive: true })
      },
    }),
  ),
  aCase(
    'G21-damaged',
    'the repository is damaged',
    'Four commits, then git.repo.corrupt; the facts are kept.',
    (repository) => ({
      says: 'every object is removed',
      codes: ['git.repo.corrupt', 'git.objects.missing'],
      commits: null,
      happen: async () => {
        rmSync(join(repository.gitDir, 'objects/pack'), { recursive: true })
      },
    }),
  ),
]

function aCase(
  id: string,
  title: string,
  expect: string,
  later: (repository: BuiltRepository) => NonNullable<HostileRepository['later']>,
): HostileCase {
  return {
    id,
    title,
    expect,
    codes: [],
    build: async (folder) => {
      const repository = await aRepository({
        at: join(folder, 'repository'),
        commits: [
          { files: { [normal.path]: normalBefore } },
          { files: { 'other.txt': lines(8) } },
          { files: { 'third.txt': lines(3) } },
          { files: { [normal.path]: normalAfter } },
        ],
      })
      return {
        path: repository.path,
        gitDir: repository.gitDir,
        head: repository.oid('c4'),
        commits: 4,
        normal,
        later: later(repository),
      }
    },
  }
}
