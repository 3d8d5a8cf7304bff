/** G19: repositories that are not where one looks, or not whose one thinks. */
import { chownSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { git } from '../git.ts'
import { objectsOf } from '../loose.ts'
import { plain, writeRef } from './case.ts'
import type { HostileCase } from './case.ts'

const viaCommon =
  'Read: three commits, found through the common git directory; the same repository as by its main path.'

export const places: readonly HostileCase[] = [
  {
    id: 'G19-linked-worktree',
    title: 'a linked worktree on another branch',
    expect: `${viaCommon} Its default branch is read, whatever is checked out here, and that is said.`,
    codes: [],
    tells: {
      notes: ['This is a linked worktree: the default branch of its repository is read, "main".'],
    },
    build: async (folder) => {
      const repository = plain(folder)
      const path = join(folder, 'worktree')
      await git([
        '--git-dir',
        repository.gitDir,
        'worktree',
        'add',
        '--quiet',
        '-b',
        'side',
        path,
        repository.head,
      ])
      const objects = objectsOf(repository.gitDir)
      const ahead = objects.commit({ tree: objects.tree([]), parents: [repository.head] })
      writeRef(repository.gitDir, 'refs/heads/side', ahead)
      return { ...repository, path }
    },
  },
  {
    id: 'G19-dead-worktree',
    title: 'a linked worktree whose repository has gone',
    expect: 'Refused with one line that says where the repository should be, exit 2.',
    codes: ['git.repo.none'],
    build: async (folder) => {
      const repository = plain(folder)
      const path = join(folder, 'worktree')
      await git([
        '--git-dir',
        repository.gitDir,
        'worktree',
        'add',
        '--quiet',
        '-b',
        'side',
        path,
        repository.head,
      ])
      renameSync(repository.path, join(folder, 'gone'))
      return { path, gitDir: join(folder, 'gone/.git'), head: null, commits: null, normal: null }
    },
  },
  {
    id: 'G19-inside-git',
    title: 'a path inside .git',
    expect: viaCommon,
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      return { ...repository, path: join(repository.gitDir, 'objects') }
    },
  },
  {
    id: 'G19-git-dir',
    title: 'the .git folder itself',
    expect: viaCommon,
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      return { ...repository, path: repository.gitDir }
    },
  },
  {
    id: 'G19-subfolder',
    title: 'a folder below the top of the work tree',
    expect: viaCommon,
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const path = join(repository.path, 'src/deep')
      mkdirSync(path, { recursive: true })
      return { ...repository, path }
    },
  },
  {
    id: 'G19-separate-git-dir',
    title: 'a work tree whose .git is a file that names the git directory',
    expect: viaCommon,
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const gitDir = join(folder, 'elsewhere.git')
      renameSync(repository.gitDir, gitDir)
      writeFileSync(join(repository.path, '.git'), `gitdir: ${gitDir}\n`)
      return { ...repository, gitDir }
    },
  },
  {
    id: 'G19-git-file-loop',
    title: 'a .git file that names itself',
    expect: 'Refused with one line, exit 2; no endless loop.',
    codes: ['git.repo.none'],
    build: async (folder) => {
      const path = join(folder, 'repository')
      mkdirSync(path)
      writeFileSync(join(path, '.git'), 'gitdir: .git\n')
      return { path, gitDir: path, head: null, commits: null, normal: null }
    },
  },
  {
    id: 'G19-linked-git',
    title: 'a .git that is a symbolic link',
    expect: viaCommon,
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const gitDir = join(folder, 'elsewhere.git')
      renameSync(repository.gitDir, gitDir)
      symlinkSync(gitDir, repository.gitDir)
      return { ...repository, gitDir }
    },
  },
  {
    id: 'G19-odd-path',
    title: 'a repository below a path of spaces, quotes, a line feed and other letters',
    expect: 'Read: three commits.',
    codes: [],
    build: async (folder) => {
      const odd = join(folder, '-- it\'s "my" \u00e9\u{1f4a9}\n$(x) folder')
      mkdirSync(odd)
      return plain(odd)
    },
  },
  {
    id: 'G19-nested-bare',
    title: 'a bare repository inside a work tree',
    expect:
      'Given the outer path, the outer three commits are read and the inner repository has no say.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const inner = join(repository.path, 'inner')
      mkdirSync(inner)
      plain(inner, { bare: true })
      return repository
    },
  },
  {
    id: 'G19-alternates',
    title: 'alternates that lead outside the repository',
    expect: 'Refused with exit 5, naming the option that allows it.',
    codes: ['git.repo.alternates'],
    tells: { exit: 5 },
    build: async (folder) => {
      const repository = plain(folder)
      const elsewhere = join(folder, 'elsewhere')
      mkdirSync(elsewhere)
      const objects = join(repository.gitDir, 'objects')
      for (const name of readdirSync(objects)) {
        if (name !== 'info' && name !== 'pack')
          renameSync(join(objects, name), join(elsewhere, name))
      }
      writeFileSync(join(objects, 'info/alternates'), `${elsewhere}\n`)
      return repository
    },
  },
  {
    id: 'G19-alternates-loop',
    title: 'alternates that lead in a circle, and to a folder that is not there',
    expect: 'Read: three commits, or refused with the reason; no endless loop.',
    codes: ['git.repo.alternates'],
    tells: { exit: 5 },
    build: async (folder) => {
      const repository = plain(folder)
      const objects = join(repository.gitDir, 'objects')
      writeFileSync(
        join(objects, 'info/alternates'),
        `../objects\n${objects}\n/nonexistent/objects\n`,
      )
      return repository
    },
  },
  {
    id: 'G19-other-owner',
    title: 'a repository of another owner',
    expect: 'Refused with exit 5, naming --trust-owner; read once that is given.',
    codes: ['git.repo.ownership'],
    tells: { exit: 5 },
    needsRoot: true,
    build: async (folder) => {
      const repository = plain(folder)
      for (const name of readdirSync(repository.path, { recursive: true, encoding: 'utf8' }))
        chownSync(join(repository.path, name), 65_534, 65_534)
      chownSync(repository.path, 65_534, 65_534)
      return repository
    },
  },
  {
    id: 'G19-broken-config',
    title: 'a configuration that is not one',
    expect: 'Read: three commits, for it is never given to git.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      writeFileSync(join(repository.gitDir, 'config'), '[core\n\u0000bare = maybe\n')
      return repository
    },
  },
  {
    id: 'G19-stale-locks',
    title: 'lock files that a dead git left behind',
    expect: 'Read: three commits; the locks stay where they are.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      for (const name of [
        'HEAD.lock',
        'config.lock',
        'packed-refs.lock',
        'refs/heads/main.lock',
        'index.lock',
        'shallow.lock',
      ]) {
        writeFileSync(join(repository.gitDir, name), '')
      }
      return repository
    },
  },
  {
    id: 'G19-unreachable-objects',
    title: 'objects that belong to no branch',
    expect: 'Read: three commits; what no branch holds is not counted.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const objects = objectsOf(repository.gitDir)
      objects.commit({ tree: objects.tree([]), parents: [repository.head], message: 'Dangling\n' })
      return repository
    },
  },
]
