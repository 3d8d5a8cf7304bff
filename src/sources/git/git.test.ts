import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aRepository } from '../../../test/repositories/build.ts'
import { lines } from '../../../test/repositories/plan.ts'
import { gitError, requireGit, tryGit } from './git.ts'
import { gitEnvironment } from './profile.ts'

const isLimited = existsSync('/usr/bin/prlimit') || existsSync('/bin/prlimit')

describe.runIf(isLimited)('a git that only reads', () => {
  test('cannot write a file', async () => {
    await using repository = await aRepository({ commits: [{ files: { 'a.txt': lines(1) } }] })
    const { gitDir } = repository
    const archive = path.join(gitDir, 'archive.tar')
    const refused = await tryGit(['archive', `--output=${archive}`, 'HEAD'], { gitDir })
    expect(refused.exitCode).not.toBe(0)
    const printed = await tryGit(['archive', 'HEAD'], { gitDir })
    expect(printed).toMatchObject({ exitCode: 0, stderr: '' })
    expect(printed.stdout.length).toBeGreaterThan(512)
  })
})

afterEach(() => void vi.unstubAllEnvs())

test('a git that is not there is said to be missing', async () => {
  vi.stubEnv('PATH', '/nonexistent')
  await expect(requireGit()).rejects.toMatchObject({ kind: 'unavailable', code: 'git.missing' })
})

test('what git may not read is neither called broken nor missing', () => {
  const said = `error: unable to open object pack directory: /r/objects/pack: Permission denied\nfatal: bad object HEAD\n`
  expect(gitError(['log'], said, 128)).toMatchObject({
    kind: 'forbidden',
    code: 'git.repo.permission',
  })
})

test('a git that only reads knows no proxy', () => {
  vi.stubEnv('https_proxy', 'http://proxy.example:3128')
  expect(gitEnvironment('remote', '/')).toMatchObject({ https_proxy: 'http://proxy.example:3128' })
  expect(gitEnvironment('read', '/')).not.toHaveProperty('https_proxy')
})
