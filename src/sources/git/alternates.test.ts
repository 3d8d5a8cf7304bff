import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder } from '../../../test/repositories/folder.ts'
import { plain } from '../../../test/repositories/hostile/case.ts'
import { alternatesIn } from './alternates.ts'
import { locate } from './locate.ts'

/** A repository that has nothing of its own, and one that is none of its author's business. */
function aBorrower(folder: string) {
  const at = (name: string) => {
    mkdirSync(join(folder, name))
    return plain(join(folder, name)).gitDir
  }
  const objects = join(at('borrower'), 'objects')
  const elsewhere = join(at('private'), 'objects')
  return { path: join(folder, 'borrower/repository'), objects, elsewhere }
}

type Borrower = ReturnType<typeof aBorrower>

const ways: Record<string, (borrower: Borrower) => void> = {
  'names a folder outside': ({ objects, elsewhere }) => lend(objects, elsewhere),
  'names a folder outside in quotes': ({ objects, elsewhere }) =>
    lend(objects, `"${elsewhere.replace('/objects', '/\\157bjects')}"`),
  'names one after another in quotes': ({ objects, elsewhere }) =>
    lend(objects, `"${objects}",${elsewhere}`),
  'names a folder inside that has alternates of its own': ({ objects, elsewhere }) => {
    lend(join(objects, 'x'), elsewhere)
    lend(objects, 'x')
  },
  'names a link inside that leads outside': ({ objects, elsewhere }) => {
    symlinkSync(elsewhere, join(objects, '../inner'))
    lend(objects, '../inner')
  },
  'has a link for its objects': ({ objects, elsewhere }) => {
    rmSync(objects, { recursive: true })
    symlinkSync(elsewhere, objects)
  },
  'has a link for its packs': ({ objects, elsewhere }) => {
    rmSync(join(objects, 'pack'), { recursive: true, force: true })
    symlinkSync(elsewhere, join(objects, 'pack'))
  },
  'has a link for one object': ({ objects, elsewhere }) => {
    const folder = readdirSync(elsewhere).find((each) => each.length === 2) ?? ''
    const object = readdirSync(join(elsewhere, folder))[0] ?? ''
    rmSync(join(objects, folder), { recursive: true, force: true })
    mkdirSync(join(objects, folder))
    symlinkSync(join(elsewhere, folder, object), join(objects, folder, object))
  },
}

function lend(objects: string, alternates: string): void {
  mkdirSync(join(objects, 'info'), { recursive: true })
  writeFileSync(join(objects, 'info/alternates'), `${alternates}\n`)
}

describe('a repository that borrows objects from elsewhere is refused, and read once that is trusted', () => {
  test.each(Object.entries(ways))('it %s', async (_, borrow) => {
    await using folder = aFolder()
    const borrower = aBorrower(folder.path)
    borrow(borrower)
    await expect(locate(borrower.path)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'git.repo.alternates',
    })
    expect(await locate(borrower.path, { trustAlternates: true })).toMatchObject({ kind: 'local' })
  })
})

test('objects that are borrowed from within, by whatever way, are the own ones', async () => {
  await using folder = aFolder()
  const { path, objects } = aBorrower(folder.path)
  const beside = join(objects, '../beside')
  cpSync(objects, beside, { recursive: true })
  renameSync(join(objects, 'pack'), join(beside, 'packs'))
  symlinkSync('../beside/packs', join(objects, 'pack'))
  lend(objects, '# a comment\n../beside\n"../bes\\151de"\n')
  lend(beside, '../objects')
  expect(await locate(path)).toMatchObject({ kind: 'local' })
})

test('alternates are read as git reads them', async () => {
  await using folder = aFolder()
  const { objects } = aBorrower(folder.path)
  const text = `# no\n/plain\n"/quo\\"ted\\n\\303\\266"\n"/one"|/two\n"/broken\\q"\n"/open\n/nul\0/never\n`
  expect(alternatesIn(text)).toEqual([
    '/plain',
    '/quo"ted\nö',
    '/one',
    '/two',
    '"/broken\\q"',
    '"/open',
    '/nul',
  ])
  writeFileSync(join(objects, 'info/alternates'), text)
  const said = execFileSync('sh', [
    '-c',
    'git --git-dir "$1" count-objects -v 2>&1',
    '-',
    join(objects, '..'),
  ])
  const missing = [...said.toString().matchAll(/object directory ([^]*?) does not exist/g)]
  expect(missing.map(([, each]) => each)).toEqual(
    expect.arrayContaining(['/plain', '/one', '/two', '/nul']),
  )
})
