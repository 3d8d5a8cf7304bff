import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { aRepository } from '../../../test/repositories/build.ts'
import { lines } from '../../../test/repositories/plan.ts'
import { tryGit } from './git.ts'

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
