/** A history as it stood earlier: a bare repository that borrows the objects and whose branch is set back. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface CutHistory {
  path: string
  head: string
  commits: number
  /** Moves the branch. */
  moveTo(oid: string): void
}

export function gitIn(repository: string, ...args: string[]): string {
  return execFileSync('git', ['--git-dir', repository, ...args], {
    maxBuffer: 2 ** 30,
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  })
    .toString()
    .trim()
}

export function gitDirOf(repository: string): string {
  return execFileSync('git', [
    '-c',
    'safe.bareRepository=all',
    '-C',
    repository,
    'rev-parse',
    '--absolute-git-dir',
  ])
    .toString()
    .trim()
}

/** The first-parent ancestor of the head that leaves about so many commits out. */
export function ancestorBehind(gitDir: string, head: string, commits: number): string {
  const line = gitIn(gitDir, 'rev-list', '--first-parent', head).split('\n')
  let low = 0
  let high = line.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const behind = Number(gitIn(gitDir, 'rev-list', '--count', `${line[middle]}..${head}`))
    if (behind < commits) low = middle + 1
    else high = middle
  }
  return line[low] ?? head
}

/** The tags stay away: they would hold what was cut. */
export function cutHistory(folder: string, gitDir: string, head: string): CutHistory {
  mkdirSync(path.join(folder, 'objects', 'info'), { recursive: true })
  mkdirSync(path.join(folder, 'refs', 'heads'), { recursive: true })
  writeFileSync(path.join(folder, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(
    path.join(folder, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
  )
  writeFileSync(
    path.join(folder, 'objects', 'info', 'alternates'),
    `${path.join(gitDir, 'objects')}\n`,
  )
  const moveTo = (oid: string): void =>
    writeFileSync(path.join(folder, 'refs', 'heads', 'main'), `${oid}\n`)
  moveTo(head)
  return { path: folder, head, commits: Number(gitIn(folder, 'rev-list', '--count', head)), moveTo }
}
