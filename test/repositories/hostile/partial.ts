/** G4 and G5: histories that are not whole, and references that would replace commits by others. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepository } from '../build.ts'
import { git } from '../git.ts'
import { write } from '../plan.ts'
import { normal, normalAfter, normalBefore, plain, writeRef } from './case.ts'
import type { HostileCase, HostileRepository } from './case.ts'
import { objectsOf } from '../loose.ts'

const shallow = { partial: ['shallow'], notes: ['This is a shallow clone: the history is partial'] }
const withoutContents = {
  partial: ['partial_clone'],
  notes: ['This is a partial clone: contents that were not fetched cannot be counted.'],
}

export const partial: readonly HostileCase[] = [
  {
    id: 'G4-shallow',
    title: 'a shallow clone of the last two of twelve commits',
    expect:
      'Read as a partial history, and said so: two commits; nothing that grows is told from the edge.',
    codes: [],
    tells: shallow,
    build: async (folder) => clone(folder, ['--depth=2'], { commits: 2, normal: null }),
  },
  {
    id: 'G4-shallow-file',
    title: 'a whole repository whose shallow file cuts the history',
    expect: 'Called a partial history; the file is heeded: two commits.',
    codes: [],
    tells: shallow,
    build: async (folder) => {
      const repository = plain(folder)
      const second = (await git(['--git-dir', repository.gitDir, 'rev-parse', 'main^']))
        .toString()
        .trim()
      writeFileSync(join(repository.gitDir, 'shallow'), `${second}\n`)
      return { ...repository, commits: 2, normal: null }
    },
  },
  {
    id: 'G4-grafts',
    title: 'a grafts file that joins a foreign history',
    expect: 'Called a partial history; the grafted commits are not counted: three commits.',
    codes: [],
    tells: { partial: ['grafts'], notes: ['This repository has grafts; they are ignored.'] },
    build: async (folder) => {
      const repository = plain(folder)
      const objects = objectsOf(repository.gitDir)
      const foreign = objects.commit({ tree: objects.tree([]), message: 'Foreign\n' })
      writeFileSync(join(repository.gitDir, 'info/grafts'), `${repository.head} ${foreign}\n`)
      return repository
    },
  },
  {
    id: 'G4-replace',
    title: 'a replace reference that swaps a commit for one by Boss',
    expect: 'The replacement is ignored: three commits, all by Ana.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const objects = objectsOf(repository.gitDir)
      const author = 'Boss <boss@example.org> 1577836800 +0000'
      const other = objects.commit({
        tree: objects.tree([]),
        author,
        committer: author,
        message: 'Replaced\n',
      })
      writeRef(repository.gitDir, `refs/replace/${repository.head}`, other)
      return repository
    },
  },
  {
    id: 'G5-blobless',
    title: 'a partial clone without files (blob:none)',
    expect:
      'Twelve commits counted; says that it is a partial clone and that lines cannot be counted; nothing is fetched.',
    codes: ['git.objects.missing'],
    tells: withoutContents,
    build: async (folder) =>
      clone(folder, ['--filter=blob:none', '--bare'], { commits: 12, normal: null }),
  },
  {
    id: 'G5-treeless',
    title: 'a partial clone without trees (tree:0)',
    expect:
      'Twelve commits counted; says that it is a partial clone and that changes cannot be read; nothing is fetched.',
    codes: ['git.objects.missing'],
    tells: withoutContents,
    build: async (folder) =>
      clone(folder, ['--filter=tree:0', '--bare'], { commits: 12, normal: null }),
  },
]

/** The origin stays next to it, so that a scan which fetches would succeed, and be noticed by its objects. */
async function clone(
  folder: string,
  how: readonly string[],
  truth: Pick<HostileRepository, 'commits' | 'normal'>,
): Promise<HostileRepository> {
  const origin = await aRepository({
    at: join(folder, 'origin'),
    bare: true,
    commits: [
      { files: { [normal.path]: normalBefore } },
      ...Array.from({ length: 10 }, (_, index) => ({
        changes: [write(`file-${index % 4}`, `${index}\n`)],
      })),
      { files: { [normal.path]: normalAfter } },
    ],
  })
  await git(['--git-dir', origin.gitDir, 'config', 'uploadpack.allowFilter', 'true'])
  const path = join(folder, 'repository')
  await git([
    'clone',
    '--quiet',
    '--no-checkout',
    '--no-local',
    ...how,
    `file://${origin.path}`,
    path,
  ])
  return {
    path,
    gitDir: how.includes('--bare') ? path : join(path, '.git'),
    head: origin.oid('c12'),
    ...truth,
  }
}
