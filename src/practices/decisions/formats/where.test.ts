/** Where decisions are looked for, by the paths of collections as they are. */
import { describe, expect, test } from 'vitest'
import { foldersToldBy } from './pointers.ts'
import { placesAmong } from './where.ts'

test.each([
  'docs/adr/0001-x.md',
  'doc/adr/0001-x.md',
  'docs/architecture/decisions/0001-x.md',
  'documentation/architecture-decision-records/x.md',
  'architecture-decision-record/001-x.md',
  'packages/web/docs/adr/20200926-x.md',
  'text/0001-x.md',
  'active-rfcs/0001-x.md',
  'rfd/0005/README.md',
  'keps/sig-node/1234-x/kep.yaml',
  'adr-001.md',
  'ADR/x.adoc',
  'docs/decisions/adrs.json',
])('%s is looked at', (path) => {
  expect(placesAmong([path], [])).toEqual([path])
})

test.each([
  'README.md',
  'docs/adr/picture.png',
  'src/adrenaline/x.md',
  'test/adr/0001-x.md',
  '.github/adr/x.md',
  'vendor/y/docs/adr/0001-x.md',
  'context/0001-x.md',
])('%s is not', (path) => {
  expect(placesAmong([path], [])).toEqual([])
})

test('beside the YAML of a KEP its prose is not looked at, and elsewhere prose is', () => {
  const kep = ['keps/x/1-y/kep.yaml', 'keps/x/1-y/README.md', 'keps/x/0001-old.md']
  expect(placesAmong(kep, [])).toEqual(['keps/x/1-y/kep.yaml', 'keps/x/0001-old.md'])
})

describe('what a repository itself names', () => {
  test('is looked into', () => {
    const told = foldersToldBy('.adr-dir', 'doc/choices/\n')
    expect(told).toEqual(['doc/choices'])
    expect(placesAmong(['doc/choices/1.md', 'doc/other/1.md'], told)).toEqual(['doc/choices/1.md'])
  })

  test('may be a folder for each package', () => {
    const text =
      'project:\n  name: x\n  adrFolder: ./docs/adr\n  packages:\n    - name: y\n      adrFolder: y/choices\n    - z\n'
    expect(foldersToldBy('app/.log4brains.yml', text)).toEqual(['app/docs/adr', 'app/y/choices'])
  })

  test.each(['', '..', '../x', '/etc', '\n'])('%j leads nowhere', (text) => {
    expect(foldersToldBy('.adr-dir', text).filter((folder) => !folder.startsWith('etc'))).toEqual(
      [],
    )
  })

  test.each(['', 'a: [', 'project: 1', 'project:\n  packages: 7\n', '&a [*a]'])(
    'and %j is none',
    (text) => {
      expect(foldersToldBy('.log4brains.yml', text)).toEqual([])
    },
  )
})
