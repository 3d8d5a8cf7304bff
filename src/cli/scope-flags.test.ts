/** Paths and branches as people mistype them, and as someone hostile would give them. */
import { describe, expect } from 'vitest'
import { insights } from '#app/insights.ts'
import { test } from '../../test/cairn.ts'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { cairn } from './cairn.fixture.ts'

describe('--path', () => {
  test('stays inside the repository, and an empty one is all of it', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    for (const path of [
      '..',
      '../other',
      'src/../..',
      'src/../../lib',
      '/etc',
      '/src',
      `${repository.path}/src`,
    ])
      for (const command of ['hotspots', 'files', 'report']) {
        const { exitCode, out, err } = await run(command, repository.path, '--path', path, '--json')
        expect({ exitCode, out }, path).toEqual({ exitCode: 2, out: '' })
        expect(err).toMatch(/^cairn: path\.invalid: [^\n]+; give [^\n]+\n$/i)
      }
    const paths = async (...flags: string[]) => {
      const { exitCode, out, err } = await run('files', repository.path, '--json', ...flags)
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
      return out
        .split('\n')
        .filter(Boolean)
        .map((line) => String(JSON.parse(line).path))
    }
    const all = await paths()
    expect(all).toHaveLength(4)
    for (const path of ['', '.', './', './/.']) expect(await paths('--path', path)).toEqual(all)
    const below = all.filter((path) => path.startsWith('src/'))
    for (const path of ['src', 'src/', './src', 'src//.'])
      expect(await paths('--path', path)).toEqual(below)
  })

  test('that leads nowhere is said to, by every question, with what may have been meant', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    const operands: Record<string, string[]> = {
      trend: ['src/engine.ts'],
      missing: ['src/engine.ts'],
      ask: ['src/engine.ts'],
    }
    for (const name of ['report', ...Object.keys(insights)]) {
      const asked = [name, repository.path, ...(operands[name] ?? []), '--path', 'srx']
      expect(await run(...asked), name).toEqual({
        exitCode: 2,
        out: '',
        err: expect.stringMatching(
          /^cairn: path\.none: No file lies at or below "srx", and none ever did; did you mean src\?\n$/i,
        ),
      })
    }
    // Not a pattern, and not the beginning of a name.
    for (const path of ['sr', 'sr%', 's_c', '*', ':(top)src', 'src/engine'])
      expect(await run('files', repository.path, '--path', path), path).toMatchObject({
        exitCode: 2,
        out: '',
        err: expect.stringContaining('cairn: path.none: '),
      })
    expect((await run('files', repository.path, '--path', 'src/gone.ts')).exitCode).toBe(0)
  })
})

describe('a file to be asked about', () => {
  test('that is not there is answered with near ones, and a folder with the word for it', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path)
    for (const asked of [['ask'], ['trend'], ['explain', 'files'], ['explain', 'trend']])
      expect(await run(...asked, repository.path, 'engine.ts')).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(/^cairn: path\.none: .*; did you mean src\/engine\.ts\?\n$/i),
      })
    for (const asked of [['trend'], ['explain', 'files'], ['explain', 'trend']])
      expect(await run(...asked, repository.path, 'src')).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(/^cairn: path\.folder: "src" is a folder, /),
      })
    const before = ['--window', '..2001-01-01']
    expect(await run('trend', repository.path, 'src/engine.ts', ...before)).toMatchObject({
      err: expect.stringMatching(/^cairn: path\.none: No change .*; ask for a longer window/i),
    })
  })
})

describe('--branch', () => {
  const names = [
    '-x',
    '--output=x',
    '--upload-pack=touch x',
    '..',
    'a..b',
    'x.lock',
    '@{-1}',
    ':/a',
    '',
  ]

  test.for([...names, 'nowhere', 'no*where'])(
    '%j is not scanned',
    async (name, { databaseUrl, folder }) => {
      await using repository = await aTeamsRepository()
      const run = cairn({ databaseUrl, folder })
      const isName = !names.includes(name)
      const refused = {
        exitCode: 2,
        out: '',
        err: expect.stringMatching(
          isName ? /^cairn: git\.ref\.none: [^\n]+\n$/ : /^cairn: git\.ref\.invalid: [^\n]+\n$/,
        ),
      }
      expect(await run('scan', repository.path, '--branch', name)).toMatchObject(refused)
      expect(await run('hotspots', repository.path, '--branch', name, '--json')).toMatchObject({
        exitCode: 2,
        out: '',
      })
      // What was refused leaves nothing behind that a later scan would trip over.
      expect(await run('scan', repository.path, '--json')).toMatchObject({ exitCode: 0 })
      expect(await run('report', repository.path, '--branch', name)).toMatchObject({
        exitCode: 2,
        err: expect.stringMatching(/^cairn: git\.ref\.(none|invalid): [^\n]+\n$/),
      })
    },
  )
})
