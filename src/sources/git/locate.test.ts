import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  addressesWithSecrets,
  hostileTransports,
  invalidAddresses,
  ownNetworkAddresses,
} from '../../../test/repositories/hostile/strings.ts'
import { aFolder } from '../../../test/repositories/folder.ts'
import { git } from '../../../test/repositories/git.ts'
import { locate } from './locate.ts'

describe('an address', () => {
  test.each(hostileTransports)(
    'of a transport that may run something is refused: %s',
    async (address) => {
      await expect(locate(address)).rejects.toMatchObject({
        code: expect.stringMatching(/^git\.url\.(protocol|invalid)$/),
      })
    },
  )

  test.each(addressesWithSecrets)(
    'with a secret in it is refused, and the secret is not repeated: %s',
    async (address) => {
      const error = await locate(address).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ code: expect.stringMatching(/^git\.url\./) })
      expect(String(error)).not.toContain('s3cret')
    },
  )

  test.each(invalidAddresses)('that hides something is refused: %j', async (address) => {
    await expect(locate(address)).rejects.toMatchObject({
      code: expect.stringMatching(/^git\.(url\.|repo\.none)/),
    })
  })

  test.each(ownNetworkAddresses)(
    "of the operator's own network is taken, for it is they who name it: %s",
    async (address) => {
      expect(await locate(address)).toMatchObject({ kind: 'remote', name: 'r' })
    },
  )

  test('in the short form of ssh is taken', async () => {
    expect(await locate('git@example.org:team/app.git')).toEqual({
      kind: 'remote',
      source: 'ssh://git@example.org/team/app.git',
      name: 'app',
      url: 'git@example.org:team/app.git',
    })
  })

  test('over https is taken, without the slash at its end', async () => {
    expect(await locate('https://example.org/team/app/')).toMatchObject({
      source: 'https://example.org/team/app',
      name: 'app',
    })
  })
})

test.each([
  ['app/repo', 'app'],
  ['team+app/repo.git', 'team+app'],
  ['git.git', 'git'],
  ['repo.js.git', 'repo.js'],
])('a bare repository at %s is called %s', async (place, name) => {
  await using folder = aFolder()
  const bare = join(folder.path, place)
  await git(['init', '--quiet', '--bare', bare])
  expect(await locate(bare)).toMatchObject({ name })
})

test('a working tree is called as its folder is, also when that is repo', async () => {
  await using folder = aFolder()
  await git(['init', '--quiet', join(folder.path, 'repo')])
  expect(await locate(join(folder.path, 'repo'))).toMatchObject({ name: 'repo' })
})

test('a folder without a repository says so', async () => {
  await expect(locate('/proc')).rejects.toMatchObject({ code: 'git.repo.none', kind: 'not_found' })
})
