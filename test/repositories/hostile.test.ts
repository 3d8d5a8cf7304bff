import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from './folder.ts'
import { git, tryGit } from './git.ts'
import { buildableCases, hostileCases } from './hostile.ts'
import type { HostileRepository, Normal } from './hostile/case.ts'
import { aGitOfVersion } from './hostile/formats.ts'
import { forbiddenNames, hostileNames } from './hostile/names.ts'
import { brokenBranches, hostileBranches } from './hostile/refs.ts'
import * as strings from './hostile/strings.ts'
import { changesByCommit, commitCount, keyOf, numstatByPath, sumsByPath } from './oracle.ts'
import type { CommitChanges } from './oracle.ts'
import { writeSkeleton } from './skeleton.ts'
import { bytesOf } from './stream.ts'

/** Reading this with stock git is what one must not do. */
const bomb = 'G15-tree-bomb'

describe.concurrent('hostile repositories hold what they say', { timeout: 30_000 }, () => {
  const cases = buildableCases()

  test.each(cases.filter(({ id }) => id !== bomb))('$id: $title', async ({ build }) => {
    await using folder = aFolder()
    const repository = await build(folder.path)
    const { path, commits, normal, canaries } = repository
    expect(existsSync(path)).toBe(true)
    expect(await readBy(repository, folder.path)).toEqual({ commits, normal })
    expect(canaries === undefined ? [] : readdirSync(canaries)).toEqual([])
  })

  test.each(cases.filter(({ id }) => /^G3-(missing|empty|bit)/.test(id)))(
    '$id: stock git cannot read the whole',
    async ({ build }) => {
      await using folder = aFolder()
      const { gitDir } = await build(folder.path)
      const whole = numstatByPath(gitDir, 'refs/heads/main', { follow: false })
      await expect(whole).rejects.toThrow('ended with 128')
    },
  )

  test.each(cases.filter(({ id }) => id.startsWith('G21-')))(
    '$id: what happens then, happens',
    async ({ build }) => {
      await using folder = aFolder()
      const { gitDir, later } = await build(folder.path)
      await later?.happen()
      const answer = await tryGit(['--git-dir', gitDir, 'rev-list', '--count', 'HEAD', '--'])
      expect(answer.status === 0 ? Number(answer.stdout) : null).toBe(later?.commits)
    },
  )

  test('the commits around the bomb can be read, and its tree is ten levels deep', async () => {
    await using folder = aFolder()
    const { gitDir, head, commits, normal } = await caseOf(bomb).build(folder.path)
    expect(await commitCount(gitDir, head ?? '')).toBe(commits)
    const around = await Promise.all([head ?? '', `${head}~2`].map((rev) => oneCommit(gitDir, rev)))
    expect(normalOf(around)).toEqual(normal)
    const deepest = await git(['--git-dir', gitDir, 'ls-tree', `${head}:bomb${'/d0'.repeat(9)}`])
    expect(deepest.toString().split('\n').length).toBe(11)
  })
})

/** What is typed; held by locate.test.ts and branches.test.ts. U4 is taken from the operator, as SECURITY.md says. */
const rowsOfWords = {
  U1: strings.hostileTransports,
  U2: strings.addressesWithSecrets,
  U3: strings.invalidAddresses,
  U4: strings.ownNetworkAddresses,
  U6: strings.hostileRevisions,
  U7: strings.hostilePaths,
}

test('every row of the threats to git has its cases, each with an id and words of its own', () => {
  const rows = new Set(hostileCases.map(({ id }) => id.split('-')[0]))
  expect(rows).toEqual(
    new Set([...Array.from({ length: 22 }, (_, index) => `G${index + 1}`), 'T5', 'U6']),
  )
  const typed = Object.entries(rowsOfWords).filter(([, words]) => words.length > 0)
  const servers = existsSync('test/remotes.test.ts') ? ['U5'] : []
  expect([...typed.map(([row]) => row), ...servers].sort()).toEqual(
    Array.from({ length: 7 }, (_, index) => `U${index + 1}`),
  )
  expect(readFileSync('SECURITY.md', 'utf8').replaceAll(/\s+/g, ' ')).toContain(
    'An address of the own network is cloned like any other',
  )
  expect(new Set(hostileCases.map(({ id }) => id)).size).toBe(hostileCases.length)
  expect(new Set(hostileCases.map(({ title }) => title)).size).toBe(hostileCases.length)
})

test('the canaries are alive: stock git wakes them', async () => {
  await using folder = aFolder()
  const { path, canaries = '' } = await caseOf('T5-canaries').build(folder.path)
  await tryGit(['status'], { cwd: path })
  await tryGit(['--no-pager', 'log', '-p', '--ext-diff'], { cwd: path })
  await tryGit(['--no-pager', 'log', '-p', '--no-ext-diff'], { cwd: path })
  await tryGit(['mine'], { cwd: path })
  await tryGit(['update-ref', 'refs/heads/other', 'HEAD'], { cwd: path })
  const woken = readdirSync(canaries).map((name) => name.split(' ')[0])
  expect(woken).toEqual(
    expect.arrayContaining([
      'fsmonitor',
      'diff-command',
      'diff-external',
      'textconv',
      'alias-mine',
      'hook-reference-transaction',
    ]),
  )
})

test('the bent configuration bends what stock git counts', async () => {
  await using folder = aFolder()
  const { path } = await caseOf('T5-bent').build(folder.path)
  const bent = await tryGit([
    '--git-dir',
    join(path, '.git'),
    'log',
    '--numstat',
    '--format=%aN',
    '--encoding=UTF-8',
    'main',
  ])
  expect(bent.stdout.toString()).toContain('Boss')
  expect(bent.stdout.toString()).toContain('-\t-\tnormal.txt')
})

test('hostile file names are in the tree byte for byte', async () => {
  await using folder = aFolder()
  const { gitDir, head } = await caseOf('G16-names').build(folder.path)
  const counts = await numstatByPath(gitDir, head ?? '', { follow: false })
  const names = hostileNames.map((name) => keyOf(bytesOf(name)))
  expect([...counts.keys()].sort()).toEqual([...names, 'normal.txt'].sort())
  expect(new Set([...names, ...forbiddenNames]).size).toBe(
    hostileNames.length + forbiddenNames.length,
  )
})

test('git lists the hostile branches, and passes over those with broken names', async () => {
  await using folder = aFolder()
  const hostile = await caseOf('U6-branch-names').build(folder.path)
  const listed = (
    await git(['--git-dir', hostile.gitDir, 'for-each-ref', '--format=%(refname)', 'refs/heads/'])
  ).toString()
  expect(listed.trim().split('\n').sort()).toEqual(
    ['main', ...hostileBranches].map((name) => `refs/heads/${name}`).sort(),
  )

  await using other = aFolder()
  const broken = await caseOf('U6-broken-names').build(other.path)
  const all = await tryGit([
    '--git-dir',
    broken.gitDir,
    'for-each-ref',
    '--format=%(refname)',
    'refs/heads/',
  ])
  expect(all.stdout.toString()).toBe('refs/heads/main\n')
  expect(readFileSync(join(broken.gitDir, 'packed-refs'), 'utf8')).toContain(
    `refs/heads/${brokenBranches[0]}\n`,
  )
})

test('an old git says that it is old, and is the real one otherwise', async () => {
  await using folder = aFolder()
  const env = { PATH: `${aGitOfVersion(folder.path, '2.30.2')}:${process.env['PATH'] ?? ''}` }
  expect((await git(['--version'], { env })).toString()).toBe('git version 2.30.2\n')
  expect((await git(['hash-object', '--stdin'], { env, input: '' })).toString()).toMatch(/^e69de29/)
})

test('the lists of hostile words say nothing twice', () => {
  const lists = [
    strings.hostileTransports,
    strings.localAddresses,
    strings.addressesWithSecrets,
    strings.invalidAddresses,
    strings.ownNetworkAddresses,
  ]
  for (const list of [...lists, strings.hostileRevisions, strings.hostilePaths])
    expect(new Set(list).size).toBe(list.length)
  for (const address of strings.addressesWithSecrets) expect(address).toContain('s3cret')
})

function caseOf(id: string) {
  const found = hostileCases.find((each) => each.id === id)
  if (found === undefined) throw new Error(`No case ${id}`)
  return found
}

/** What stock git makes of it: all at once, or commit by commit where something is damaged. */
async function readBy(repository: HostileRepository, folder: string) {
  const { head } = repository
  if (head === null) return { commits: await isWithoutCommits(repository.gitDir), normal: null }
  const gitDir = through(repository, folder)
  const whole = await changesByCommit(gitDir, head).catch(() => null)
  if (whole !== null)
    return { commits: whole.length, normal: isWhole(gitDir) ? normalOf(whole) : null }
  const oids = (await git(['--git-dir', gitDir, 'rev-list', head])).toString().trim().split('\n')
  const each = await Promise.all(oids.map((oid) => oneCommit(gitDir, oid).catch(() => null)))
  const read = normalOf(each.filter((commit) => commit !== null))
  return { commits: oids.length, normal: read?.revisions === 2 && isWhole(gitDir) ? read : null }
}

async function oneCommit(gitDir: string, rev: string): Promise<CommitChanges> {
  const [commit] = await changesByCommit(gitDir, rev, { log: ['--max-count=1'] })
  return commit ?? { oid: rev, changes: [] }
}

function normalOf(commits: readonly CommitChanges[]): Normal | null {
  const count = sumsByPath(commits).get('normal.txt')
  if (count === undefined) return null
  const { uncounted, ...lines } = count
  return uncounted > 0 ? null : { path: 'normal.txt', ...lines }
}

async function isWithoutCommits(gitDir: string): Promise<number | null> {
  const answer = await tryGit(['--git-dir', gitDir, 'rev-list', '--count', '--all'])
  return answer.status === 0 && Number(answer.stdout) === 0 ? 0 : null
}

/** Of a shallow history git takes the edge for a root, and counts a whole file as added there. */
function isWhole(gitDir: string): boolean {
  return !existsSync(join(gitDir, 'shallow'))
}

/** A git directory over the same objects, where HEAD, references, configuration and grafts have no say. */
function through({ gitDir }: HostileRepository, folder: string): string {
  if (
    existsSync(join(gitDir, 'shallow')) ||
    readFileSync(join(gitDir, 'config'), 'utf8').includes('partialclonefilter')
  )
    return gitDir
  const path = join(folder, 'reader')
  mkdirSync(path)
  const isSha256 = readFileSync(join(gitDir, 'config'), 'utf8').includes('sha256')
  writeSkeleton(path, { bare: true, objectFormat: isSha256 ? 'sha256' : 'sha1' })
  writeFileSync(
    join(path, 'objects/info/alternates'),
    `${JSON.stringify(join(gitDir, 'objects'))}\n`,
  )
  return path
}
