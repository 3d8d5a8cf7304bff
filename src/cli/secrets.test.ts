/** A password in a URL, or in any other place of Cairn's surroundings, is never shown, kept or handed on. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, expect, vi } from 'vitest'
import { test } from '../../test/cairn.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { git } from '../../test/repositories/git.ts'
import { cairn, untilOpen } from './cairn.fixture.ts'

afterEach(() => void vi.unstubAllEnvs())

const secret = /hunter2|sesame/
const addresses = [
  'https://ana:hunter2@localhost:1/r.git',
  'https://hunter2@localhost:1/r.git',
  'HTTPS://ana:hunter2@LOCALHOST:1/r.git',
  'https://ana:hunter2@localhost:1/r.git?token=sesame#hunter2',
  'https://ana:hunter2/sesame@localhost:1/r.git',
  'https://ana:hunter2@sesame@localhost:1/r.git',
  'https://ana:hunter2?sesame@localhost:1/r.git',
  'https://ana:hunter2%40sesame@localhost:1/r.git',
  'https://ana:hunter2 sesame@localhost:1/r.git',
  'https://ana:hunter2@local\nhost:1/r.git',
  'https://ana:hunter2@localhost:0/r.git',
  'https://ana:hunter2@localhost:65536/r.git',
  'https://ana:hunter2@',
  'https:/ana:hunter2@localhost:1/r.git',
  'https:ana:hunter2@localhost:1/r.git',
  'https://localhost:1/r.git?access_token=hunter2',
  'ssh://git:hunter2@localhost:1/r.git',
  'http://ana:hunter2@localhost:1/r.git',
  'git+https://ana:hunter2@localhost:1/r.git',
  'file://ana:hunter2@localhost/r.git',
  'ana:hunter2@localhost:r.git',
]

test('a URL with a password is refused, and the password goes nowhere', async ({
  facts,
  databaseUrl,
  folder,
}) => {
  const watched = await aWatchedGit(folder)
  await using repository = await aTeamsRepository()
  const run = cairn({ databaseUrl, folder: join(folder, 'data') })
  for (const address of addresses) {
    const said = [
      await run('scan', address),
      await run('scan', address, '--json'),
      await run('report', address),
      await run('explain', 'hotspots', address),
    ]
    for (const { exitCode, out, err } of said) {
      expect(exitCode, address).toBeGreaterThan(0)
      expect(out + err, address).not.toMatch(secret)
      expect(err, address).toMatch(/^cairn: [a-z_.]+: [^\n]+\n$/)
    }
  }
  // Beside one that can be scanned, and all of them at once: the path of each failure is told.
  const { out, err, exitCode } = await run('scan', repository.path, ...addresses, '--json')
  expect(exitCode).toBe(3)
  expect(JSON.parse(out).failed).toHaveLength(addresses.length)
  expect(out + err).not.toMatch(secret)
  const started = await untilOpen({ databaseUrl, folder }, 'start', repository.path, ...addresses)
  expect(started.out + started.err).not.toMatch(secret)
  const { rows } = await facts.pool.query('select source, name from repository')
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toMatch(secret)
  expect({ called: watched.wasCalled(), saw: watched.sawSecret() }).toEqual({
    called: true,
    saw: false,
  })
})

test('the password of the database is told by no command, whether it answers or not', async ({
  folder,
}) => {
  for (const databaseUrl of [
    'postgres://ana:hunter2@127.0.0.1:1/sesame_db',
    'postgres://ana:hunter2@nowhere.invalid/db?password=sesame',
    'postgres://ana:hunter2/sesame@127.0.0.1:1/db',
    'hunter2',
  ])
    for (const argv of [['doctor'], ['doctor', '--json'], ['hotspots', folder], ['scan', folder]]) {
      const { exitCode, out, err } = await cairn({ databaseUrl, folder })(...argv)
      expect(exitCode).toBeGreaterThan(0)
      expect((out + err).replaceAll('sesame_db', ''), argv.join(' ')).not.toMatch(secret)
    }
})

test('doctor tells no password that was given for a repository or in the surroundings', async ({
  databaseUrl,
  folder,
}) => {
  vi.stubEnv('GIT_ASKPASS', 'echo hunter2')
  vi.stubEnv('GITHUB_TOKEN', 'hunter2')
  const watched = await aWatchedGit(folder)
  const { out, err } = await cairn({ databaseUrl, folder: join(folder, 'data') })(
    'doctor',
    '--json',
  )
  expect(JSON.parse(out).ok).toBe(true)
  expect(out + err).not.toMatch(secret)
  expect({ called: watched.wasCalled(), saw: watched.sawSecret() }).toEqual({
    called: true,
    saw: false,
  })
})

/**
 * Stands before git in PATH, and sees how it is called and with which surroundings. What it saw it says by empty files: a
 * git that only reads may write no more than that.
 */
async function aWatchedGit(
  folder: string,
): Promise<{ wasCalled(): boolean; sawSecret(): boolean }> {
  const bin = join(folder, 'bin')
  const [called, saw] = [join(folder, 'called'), join(folder, 'saw')]
  mkdirSync(bin)
  const execPath = (await git(['--exec-path'])).toString().trim()
  writeFileSync(
    join(bin, 'git'),
    `#!/bin/sh\n: > '${called}'\ncase "$* $(env)" in *hunter2* | *sesame*) : > '${saw}';; esac\nexec '${execPath}/git' "$@"\n`,
  )
  chmodSync(join(bin, 'git'), 0o755)
  vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH']}`)
  return { wasCalled: () => existsSync(called), sawSecret: () => existsSync(saw) }
}
