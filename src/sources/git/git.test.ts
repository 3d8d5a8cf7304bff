import { afterEach, expect, test, vi } from 'vitest'
import { git } from './git.ts'

afterEach(() => void vi.unstubAllEnvs())

test.each(['lots', '0', '-512', '12.5', '64'])('%s MiB is no memory for git', async (wish) => {
  vi.stubEnv('CAIRN_GIT_MEMORY', wish)
  await expect(git(['--version'])).rejects.toMatchObject({
    kind: 'invalid',
    code: 'git.memory.invalid',
  })
})

test('git may use as much memory as CAIRN_GIT_MEMORY says', async () => {
  vi.stubEnv('CAIRN_GIT_MEMORY', '256')
  expect((await git(['--version'])).toString()).toMatch(/^git version/)
})
