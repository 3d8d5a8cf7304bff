import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../../test/repositories/folder.ts'
import { git } from '../../test/repositories/git.ts'
import { plain } from '../../test/repositories/hostile/case.ts'
import { repositoriesAt } from './find-repositories.ts'

/** A working tree, and below its folder `code` two checkouts that are no part of it. */
function aHomeOfDotfiles(folder: string) {
  const home = plain(folder).path
  const code = join(home, 'code')
  const checkouts = ['one', 'two'].map((name) => {
    mkdirSync(join(code, name), { recursive: true })
    return plain(join(code, name)).path
  })
  return { home, code, checkouts }
}

describe('a folder inside a working tree', () => {
  test('stands for the repositories below it', async () => {
    await using folder = aFolder()
    const { home, code, checkouts } = aHomeOfDotfiles(folder.path)
    expect(await repositoriesAt([code])).toEqual(checkouts)
    expect(await repositoriesAt([home])).toEqual([home])
  })

  test('stands for the working tree, where those below belong to it', async () => {
    await using folder = aFolder()
    const { path, gitDir } = plain(folder.path)
    const parts = join(path, 'parts')
    mkdirSync(parts)
    expect(await repositoriesAt([parts])).toEqual([parts])
    await git([
      '--git-dir',
      gitDir,
      'worktree',
      'add',
      '--quiet',
      '-b',
      'side',
      join(parts, 'side'),
    ])
    await git([
      '-C',
      path,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      '--force',
      path,
      'parts/module',
    ])
    expect(await repositoriesAt([parts])).toEqual([parts])
  })
})
