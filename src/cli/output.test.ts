/** Where the answer goes, as a process of its own meets it: into a full disk, or to a reader who goes away. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'

const command = join(import.meta.dirname, '../../bin/cairn.js')

function inShell(line: string, env: Record<string, string> = {}) {
  const { status, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    encoding: 'utf8',
    env: { ...process.env, ...env, NODE: process.execPath, CAIRN: command },
  })
  // A scan that takes longer than one would read its name in leaves a line, too.
  return { exitCode: status, lastSaid: stderr.trimEnd().split('\n').at(-1) }
}

describe('standard output', () => {
  test('on a full disk ends in one line that says so, after help as after an answer', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder, REPOSITORY: repository.path }
    for (const asked of ['--help', 'hotspots "$REPOSITORY"', 'files "$REPOSITORY" --json'])
      expect(inShell(`"$NODE" "$CAIRN" ${asked} >/dev/full`, env), asked).toEqual({
        exitCode: 4,
        lastSaid:
          'cairn: cli.not_written: The output could not be written: no space left; free some space, or write it elsewhere',
      })
  })

  test('that nobody reads any more, or that is closed, is no failure', () => {
    expect(inShell('"$NODE" "$CAIRN" --help | head -1 >/dev/null')).toEqual({
      exitCode: 0,
      lastSaid: '',
    })
    expect(inShell('"$NODE" "$CAIRN" --help >&-')).toEqual({ exitCode: 0, lastSaid: '' })
  })
})
