/** G20: formats that this git may not know, and gits that are too old. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from './case.ts'
import type { HostileCase, HostileRepository } from './case.ts'

export const formats: readonly HostileCase[] = [
  {
    id: 'G20-sha256',
    title: 'a SHA-256 repository',
    expect: 'Read: three commits with ids of 64 digits.',
    codes: [],
    build: async (folder) => plain(folder, { objectFormat: 'sha256' }),
  },
  {
    id: 'G20-sha256-bare',
    title: 'a bare SHA-256 repository',
    expect: 'Read: three commits with ids of 64 digits.',
    codes: [],
    build: async (folder) => plain(folder, { objectFormat: 'sha256', bare: true }),
  },
  {
    id: 'G20-reftable',
    title: 'a repository that keeps its references in a reftable (of which there are none yet)',
    expect: 'Refused as unsupported, naming the git that is needed, exit 2.',
    codes: ['git.format.unsupported'],
    build: async (folder) => {
      const repository = withConfig(
        folder,
        '[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefstorage = reftable\n',
      )
      // As git leaves it for readers that do not know the format.
      writeFileSync(join(repository.gitDir, 'HEAD'), 'ref: refs/heads/.invalid\n')
      mkdirSync(join(repository.gitDir, 'reftable'))
      writeFileSync(join(repository.gitDir, 'reftable/tables.list'), '')
      return repository
    },
  },
  {
    id: 'G20-unknown-extension',
    title: 'an extension that no git knows',
    expect: 'Refused as unsupported, naming the extension.',
    codes: ['git.format.unsupported'],
    build: async (folder) =>
      withConfig(
        folder,
        '[core]\n\trepositoryformatversion = 1\n[extensions]\n\ttimetravel = true\n',
      ),
  },
  {
    id: 'G20-unknown-version',
    title: 'a repository format of version 99',
    expect: 'Refused as unsupported, naming the version.',
    codes: ['git.format.unsupported'],
    build: async (folder) => withConfig(folder, '[core]\n\trepositoryformatversion = 99\n'),
  },
  {
    id: 'G20-unknown-hash',
    title: 'an object format that no git knows',
    expect: 'Refused as unsupported, naming the format.',
    codes: ['git.format.unsupported'],
    build: async (folder) =>
      withConfig(
        folder,
        '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha3\n',
      ),
  },
]

/** Writes a folder to put first in PATH: its `git` says it is of that version and is the real one otherwise. */
export function aGitOfVersion(folder: string, version: string): string {
  const bin = join(folder, `git-${version}`)
  mkdirSync(bin, { recursive: true })
  const file = join(bin, 'git')
  const rest = `PATH=$(printf %s "$PATH" | sed "s|^${bin}:||")\nexport PATH\nexec git "$@"\n`
  writeFileSync(
    file,
    `#!/bin/sh\ncase " $* " in *" version "*|*" --version "*) echo 'git version ${version}'; exit 0;; esac\n${rest}`,
  )
  chmodSync(file, 0o755)
  return bin
}

function withConfig(folder: string, config: string): HostileRepository {
  const repository = plain(folder)
  writeFileSync(join(repository.gitDir, 'config'), config)
  return { ...repository, head: null, commits: null, normal: null }
}
