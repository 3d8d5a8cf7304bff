/** What `cairn doctor` sees of a data folder: who else is there, and whether it may be used at all. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../test/data-folders.ts'
import { visit } from '../../test/visit.ts'
import { cairn } from './cairn.fixture.ts'

test('doctor names the process that uses the database', async ({ data }) => {
  const visitor = visit(data)
  await visitor.hears('open')
  const { exitCode, out } = await cairn({ folder: data })('doctor', '--json')
  expect({ exitCode, out }).toEqual({
    exitCode: 0,
    out: expect.stringContaining(`also used by process ${visitor.pid}"`),
  })
  await visitor.leave()
})

test.runIf(process.getuid?.() === 0)(
  'doctor does not promise a folder where the user may not make one',
  async ({ folder }) => {
    const closed = join(folder, 'closed')
    mkdirSync(closed)
    chmodSync(folder, 0o711)
    chmodSync(closed, 0o700)
    const command = join(import.meta.dirname, '../../bin/cairn.js')
    for (const data of [join(closed, 'data'), join(folder, 'data')]) {
      const { status, stdout } = spawnSync(
        process.execPath,
        [command, 'doctor', '--data', data, '--json'],
        { uid: 65_534, gid: 65_534, env: { PATH: process.env['PATH'] }, encoding: 'utf8' },
      )
      expect(status, data).toBe(4)
      expect(JSON.parse(stdout).checks).toContainEqual({
        name: 'data folder',
        state: 'fail',
        says: `The data folder ${data} may not be read and written by this user.`,
        todo: expect.stringContaining('--data'),
      })
      expect(existsSync(data)).toBe(false)
    }
  },
)
