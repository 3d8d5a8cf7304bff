/** What is there and cannot be read is neither waited for nor taken for nothing. */
import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../../../test/repositories/folder.ts'
import { plain, writeRef } from '../../../test/repositories/hostile/case.ts'
import { locate } from './locate.ts'
import { ownGitDir } from './own-git-dir.ts'
import { readRefs } from './refs.ts'

/** All that we read ourselves before git is run. */
async function readOurselves(folder: string, trustAlternates = false) {
  const local = await locate(join(folder, 'repository'), { trustOwner: true, trustAlternates })
  if (local.kind !== 'local') throw new Error('It is local.')
  await ownGitDir(join(folder, 'data'), local, 40)
  return readRefs(local)
}

describe('a named pipe is waited for by nobody', () => {
  test.each(['packed-refs', 'config', 'shallow', 'commondir', 'objects/info/alternates', 'HEAD'])(
    'in the place of %s',
    async (name) => {
      await using folder = aFolder()
      const file = join(plain(folder.path).gitDir, name)
      rmSync(file, { force: true })
      makePipe(file)
      const answer = readOurselves(folder.path)
      // Without a commondir that is a file, and with all else in place, it is an ordinary repository.
      if (name === 'commondir' || name === 'config')
        await expect(answer).rejects.toMatchObject({ code: 'git.repo.corrupt' })
      else
        await expect(answer).rejects.toMatchObject({ code: expect.stringMatching(/^git\.repo\./) })
    },
  )

  test('in the place of a branch, which is then none', async () => {
    await using folder = aFolder()
    const { gitDir } = plain(folder.path)
    makePipe(join(gitDir, 'refs/heads/pipe'))
    expect([...(await readOurselves(folder.path)).byName.keys()]).toEqual(['refs/heads/main'])
  })
})

test('refs without end are refused, not cut', async () => {
  await using folder = aFolder()
  const file = join(plain(folder.path).gitDir, 'packed-refs')
  writeFileSync(file, '')
  truncateSync(file, 2 ** 32)
  await expect(readOurselves(folder.path)).rejects.toMatchObject({ code: 'git.repo.corrupt' })
})

describe('what may not be read is said, and never taken for nothing', () => {
  test.each([
    '',
    'HEAD',
    'config',
    'objects',
    'objects/pack',
    'packed-refs',
    'refs',
    'refs/heads',
    'refs/heads/main',
    'refs/tags',
  ])('.git/%s', async (name) => {
    await using folder = aFolder()
    const { gitDir, head } = plain(folder.path)
    writeRef(gitDir, 'refs/heads/other', head)
    writeRef(gitDir, 'refs/tags/v1', head)
    for (const file of ['packed-refs', 'config'])
      writeFileSync(join(gitDir, file), '', { flag: 'a' })
    chmodSync(folder.path, 0o777)
    chmodSync(join(gitDir, name), 0)
    try {
      await expect(asNobody(() => readOurselves(folder.path))).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'git.repo.permission',
      })
    } finally {
      chmodSync(join(gitDir, name), 0o755)
    }
  })
})

function makePipe(at: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', at])
}

/** Root may read everything. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act()
  process.seteuid?.(65_534)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}
