/** G1 and G2: nothing there yet, and a HEAD that leads nowhere in particular. */
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { objectsOf } from '../loose.ts'
import { writeSkeleton } from '../skeleton.ts'
import { plain, writeRef } from './case.ts'
import type { HostileCase, HostileRepository } from './case.ts'

export const heads: readonly HostileCase[] = [
  {
    id: 'G1-empty',
    title: 'a repository without a commit',
    expect: 'Read: it says that there are no commits yet, exit 0.',
    codes: [],
    build: async (folder) => nothing(folder, false),
  },
  {
    id: 'G1-empty-bare',
    title: 'a bare repository without a commit',
    expect: 'Read: it says that there are no commits yet, exit 0.',
    codes: [],
    build: async (folder) => nothing(folder, true),
  },
  {
    id: 'G1-unborn-head',
    title: 'HEAD names a branch that is not born, while another branch has commits',
    expect: 'Warned: main is taken as the default branch; the history is not lost.',
    codes: ['git.head.unresolved'],
    build: async (folder) => withHead(folder, 'ref: refs/heads/unborn\n'),
  },
  {
    id: 'G1-empty-folder',
    title: 'a folder that is no repository at all',
    expect: 'Refused with one line that says there is no git repository here, exit 2.',
    codes: ['git.repo.none'],
    build: async (folder) => {
      const path = join(folder, 'repository')
      mkdirSync(path)
      return { path, gitDir: path, head: null, commits: null, normal: null }
    },
  },
  {
    id: 'G2-garbage',
    title: 'HEAD holds garbage',
    expect: 'Default branch unknown: warned, and the history of main is still read.',
    codes: ['git.head.unresolved'],
    build: async (folder) => withHead(folder, Buffer.from('\u0000\u00ffnonsense\n', 'latin1')),
  },
  {
    id: 'G2-empty-file',
    title: 'HEAD is an empty file, as after a crash',
    expect: 'Default branch unknown: warned, and the history of main is still read.',
    codes: ['git.head.unresolved'],
    build: async (folder) => withHead(folder, ''),
  },
  {
    id: 'G2-missing',
    title: 'HEAD is not there',
    expect: 'Refused as no repository, as git does; never a stack.',
    codes: ['git.repo.none'],
    build: async (folder) => {
      const repository = plain(folder)
      unlinkSync(join(repository.gitDir, 'HEAD'))
      return repository
    },
  },
  {
    id: 'G2-loop',
    title: 'HEAD names itself',
    expect:
      'Default branch unknown: warned, and the history of main is still read; no endless loop.',
    codes: ['git.head.unresolved'],
    build: async (folder) => withHead(folder, 'ref: HEAD\n'),
  },
  {
    id: 'G2-outside',
    title: 'HEAD names a file outside the repository',
    expect:
      'Default branch unknown: warned, the file is not read, and the history of main is still read.',
    codes: ['git.head.unresolved'],
    build: async (folder) =>
      withHead(folder, 'ref: refs/heads/../../../../../../../etc/hostname\n'),
  },
  {
    id: 'G2-detached',
    title: 'HEAD is detached',
    expect: 'Read: three commits, by main, and it says so.',
    codes: ['git.head.unresolved'],
    build: async (folder) => {
      const repository = plain(folder)
      writeFileSync(join(repository.gitDir, 'HEAD'), `${repository.head}\n`)
      return repository
    },
  },
  {
    id: 'G2-detached-missing',
    title: 'HEAD is detached at a commit that is not there',
    expect: 'Default branch unknown: warned, and the history of main is still read.',
    codes: ['git.head.unresolved'],
    build: async (folder) => withHead(folder, `${'1'.repeat(40)}\n`),
  },
  {
    id: 'G2-tag',
    title: 'HEAD names a tag',
    expect: 'Read: three commits, by main, and it says so.',
    codes: ['git.head.unresolved'],
    build: async (folder) => {
      const repository = withHead(folder, 'ref: refs/tags/v1.0\n')
      writeRef(repository.gitDir, 'refs/tags/v1.0', repository.head)
      return repository
    },
  },
  {
    id: 'G2-branch-to-blob',
    title: 'the default branch points at a file, not at a commit',
    expect: 'Warned about the branch; the history of the other branch is still read.',
    codes: ['git.head.unresolved', 'git.repo.corrupt'],
    build: async (folder) => {
      const repository = plain(folder)
      writeRef(repository.gitDir, 'refs/heads/other', repository.head)
      writeRef(repository.gitDir, 'refs/heads/main', 'ce013625030ba8dba906f756967f9e9ca394464a')
      objectsOf(repository.gitDir).blob('hello\n')
      return { ...repository, head: null, commits: null, normal: null }
    },
  },
]

function nothing(folder: string, bare: boolean): HostileRepository {
  const path = join(folder, 'repository')
  return { path, gitDir: writeSkeleton(path, { bare }), head: null, commits: 0, normal: null }
}

function withHead(folder: string, head: string | Uint8Array): HostileRepository & { head: string } {
  const repository = plain(folder)
  writeFileSync(join(repository.gitDir, 'HEAD'), head)
  return repository
}
