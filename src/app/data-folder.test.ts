import { chmod, mkdir, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { dataFolderPath, makeDataFolder, openDataFolder } from './data-folder.ts'

const linux = { platform: 'linux' } as const

test('--data wins over CAIRN_DATA, which wins over XDG_DATA_HOME, which wins over the home folder', () => {
  const env = { CAIRN_DATA: '/b', XDG_DATA_HOME: '/c', HOME: '/d' }
  expect(dataFolderPath({ data: '/a', env, ...linux })).toBe('/a')
  expect(dataFolderPath({ env, ...linux })).toBe('/b')
  expect(dataFolderPath({ env: { ...env, CAIRN_DATA: '' }, ...linux })).toBe('/c/cairn')
  expect(dataFolderPath({ env: { HOME: '/d' }, ...linux })).toBe('/d/.local/share/cairn')
  expect(dataFolderPath({ env: { HOME: '/d' }, platform: 'darwin' })).toBe(
    '/d/Library/Application Support/cairn',
  )
})

test('a relative XDG_DATA_HOME is ignored, as its specification says', () => {
  expect(dataFolderPath({ env: { XDG_DATA_HOME: 'c', HOME: '/d' }, ...linux })).toBe(
    '/d/.local/share/cairn',
  )
})

test('without HOME the home folder of the user database is taken', () => {
  expect(dataFolderPath({ env: {}, ...linux })).toMatch(/^\/.*\/\.local\/share\/cairn$/)
})

test('a relative --data is taken from where the command runs', () => {
  expect(dataFolderPath({ data: 'here', env: {} })).toBe(join(process.cwd(), 'here'))
})

test('the folder is made for its owner alone, with the folders above it', async ({ folder }) => {
  const made = await openDataFolder({ data: join(folder, 'a b', 'ö'), env: {} })
  expect(made).toBe(join(folder, 'a b', 'ö'))
  expect((await stat(made)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'a b'))).mode & 0o777).toBe(0o700)
})

test('a link to a folder is that folder', async ({ folder }) => {
  await mkdir(join(folder, 'real'))
  await symlink('real', join(folder, 'link'))
  expect(await makeDataFolder(join(folder, 'link'))).toBe(await realpath(join(folder, 'real')))
})

test('a file, or a folder below a file, is not a folder', async ({ folder }) => {
  await writeFile(join(folder, 'file'), '')
  for (const path of ['file', 'file/below']) {
    await expect(makeDataFolder(join(folder, path))).rejects.toMatchObject({
      code: 'data.not_a_folder',
      kind: 'invalid',
    })
  }
})

test('a name with a line break, without letters or too long is refused', async ({ folder }) => {
  expect(() => dataFolderPath({ data: 'a\nb', env: {} })).toThrow('cannot be the name')
  expect(() => dataFolderPath({ data: '', env: {} })).toThrow('is empty')
  await expect(makeDataFolder(join(folder, 'x'.repeat(300)))).rejects.toMatchObject({
    code: 'data.bad_path',
  })
})

test.skipIf(process.getuid?.() === 0)('a folder one may not write is named', async ({ folder }) => {
  await chmod(folder, 0o500)
  await expect(makeDataFolder(join(folder, 'data'))).rejects.toMatchObject({
    code: 'data.permission',
  })
})

test.runIf(process.platform === 'linux')(
  '/proc cannot hold data, and that is said plainly',
  async () => {
    for (const path of ['/proc/cairn', '/proc/cairn/data']) {
      await expect(makeDataFolder(path)).rejects.toMatchObject({
        name: 'CairnError',
        hint: expect.stringContaining('--data'),
      })
    }
  },
)
