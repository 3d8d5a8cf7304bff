/** What only the whole folder knows: numbers borne twice, what supersedes what, and where links lead. */
import { describe, expect, test } from 'vitest'
import { apartFromProse, folderOf } from './folder.ts'
import { readFile } from './read-file.ts'
import { bytesOf } from './source-text.ts'
import { samples } from './samples.fixture.ts'

const nygard = (title: string, status: string, context = 'C'): string =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n`

function folder(texts: Record<string, string>) {
  const files = Object.entries(texts).flatMap(
    ([path, text]) => readFile(path, bytesOf(text)).decisions,
  )
  const told = apartFromProse(files)
  const { decisions, duplicateNumbers, brokenLinks } = folderOf(told.files, Object.keys(texts))
  return {
    prose: told.prose.map(({ path }) => path),
    duplicateNumbers,
    brokenLinks,
    supersedes: Object.fromEntries(
      decisions.map(({ file, supersedes }) => [file.path, supersedes]),
    ),
    supersededBy: Object.fromEntries(
      decisions.map(({ file, supersededBy }) => [file.path, supersededBy]),
    ),
    codes: Object.fromEntries(
      decisions.map(({ file, warnings }) => [file.path, warnings.map(({ code }) => code)]),
    ),
  }
}

describe('what supersedes what', () => {
  test('is a path, whether a link, a number or a slug names it', () => {
    const { supersedes, supersededBy, codes } = folder({
      '0001-a.md': nygard('1. A', 'Superceded by [4. D](0004-d.md)'),
      '0002-b.md': nygard('2. B', 'Superseded by ADR-0004'),
      '20200101-c.md': nygard('C', 'superseded by 4'),
      '0004-d.md': nygard(
        '4. D',
        'Accepted\n\nSupercedes [1. A](./0001-a.md#why)\n\nSupersedes ADR-2\n\nSupersedes 20200101-c',
      ),
    })
    expect(supersedes['0004-d.md']).toEqual(['0001-a.md', '0002-b.md', '20200101-c.md'])
    expect(supersededBy).toMatchObject({
      '0001-a.md': ['0004-d.md'],
      '0002-b.md': ['0004-d.md'],
      '20200101-c.md': ['0004-d.md'],
    })
    expect(Object.values(codes).flat()).toEqual([])
  })

  test('is named at the one that is silent about it, and is not filled in there', () => {
    const { supersededBy, codes } = folder({
      '0001-a.md': nygard('1. A', 'Accepted'),
      '0002-b.md': nygard('2. B', 'Accepted\n\nSupersedes [1. A](0001-a.md)'),
      '0003-c.md': nygard('3. C', 'Superseded by [2. B](0002-b.md)'),
    })
    expect(supersededBy['0001-a.md']).toEqual([])
    expect(codes).toEqual({
      '0001-a.md': ['decisions.relation.one_sided'],
      '0002-b.md': ['decisions.relation.one_sided'],
      '0003-c.md': [],
    })
  })

  test('may lead in a circle, to itself, out of the folder, to several, or to nothing', () => {
    const { codes, brokenLinks } = folder({
      '0001-a.md': nygard('1. A', 'Accepted\n\nSupersedes [2. B](0002-b.md)'),
      '0002-b.md': nygard('2. B', 'Accepted\n\nSupersedes [3. C](0003-c.md)'),
      '0003-c.md': nygard('3. C', 'Accepted\n\nSupersedes [1. A](0001-a.md)'),
      '0004-d.md': nygard('4. D', 'Accepted\n\nSupersedes [4. D](0004-d.md)'),
      '0005-e.md': nygard('5. E', 'Accepted\n\nSupersedes [9](../else/0009-x.md)'),
      '0006-f.md': nygard('6. F', 'Accepted\n\nSupersedes ADR-7'),
      '0007-g.md': nygard('7. G', 'Accepted'),
      '0007-h.md': nygard('7. H', 'Accepted\n\nSupersedes ADR-99'),
    })
    for (const path of ['0001-a.md', '0002-b.md', '0003-c.md'])
      expect(codes[path]).toContain('decisions.relation.circle')
    expect(codes['0004-d.md']).toEqual(['decisions.relation.itself'])
    expect(codes['0005-e.md']).toEqual(['decisions.relation.outside'])
    expect(codes['0006-f.md']).toEqual(['decisions.relation.ambiguous'])
    expect(codes['0007-h.md']).toEqual(['decisions.relation.none'])
    expect(brokenLinks).toEqual([{ path: '0007-h.md', line: 7, target: '#99' }])
  })

  test('in a chain of twenty thousand is followed to its end', () => {
    const path = (at: number): string => `${String(at).padStart(5, '0')}-x.md`
    const texts = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [
        path(at),
        nygard('X', `Accepted\n\nSupersedes [y](${path((at + 1) % 20_000)})`),
      ]),
    )
    const { codes } = folder(texts)
    expect(codes[path(777)]).toContain('decisions.relation.circle')
  })
})

test('numbers that several bear are listed with all of them, and each stays an item of its own', () => {
  const { duplicateNumbers, supersedes } = folder({
    '0003-b.md': nygard('3. B', 'Accepted'),
    '0003-a.md': nygard('3. A', 'Accepted'),
    'x.md': nygard('ADR-3: X', 'Accepted'),
    '0004-c.md': nygard('4. C', 'Accepted'),
  })
  expect(duplicateNumbers).toEqual([{ number: 3, paths: ['0003-a.md', '0003-b.md', 'x.md'] }])
  expect(Object.keys(supersedes)).toHaveLength(4)
})

test('a number is meant beside the file first, as packages of one repository count for themselves', () => {
  const { supersedes, duplicateNumbers } = folder({
    'web/0001-a.md': nygard('1. A', 'Superseded by ADR-2'),
    'web/0002-b.md': nygard('2. B', 'Accepted\n\nSupersedes ADR-1'),
    'api/0001-c.md': nygard('1. C', 'Accepted'),
  })
  expect(supersedes['web/0002-b.md']).toEqual(['web/0001-a.md'])
  expect(duplicateNumbers).toEqual([])
})

test('a number is borne twice within a folder, or by two that have a folder each', () => {
  const rfd = (title: string) => `---\nauthors: Ana\nstate: discussion\n---\n\n# RFD ${title}\n`
  const { duplicateNumbers } = folder({
    'web/0001-a.md': nygard('1. A', 'Accepted'),
    'web/0001-b.md': nygard('1. B', 'Accepted'),
    'api/0001-c.md': nygard('1. C', 'Accepted'),
    'api/0001-d.md': nygard('1. D', 'Accepted'),
    'rfd/0005/README.md': rfd('5 One'),
    'rfd/0005-again/README.md': rfd('5 Other'),
  })
  expect(duplicateNumbers).toEqual([
    { number: 1, paths: ['api/0001-c.md', 'api/0001-d.md'] },
    { number: 1, paths: ['web/0001-a.md', 'web/0001-b.md'] },
    { number: 5, paths: ['rfd/0005-again/README.md', 'rfd/0005/README.md'] },
  ])
})

test('links that lead nowhere within the folder are listed; others are none of our business', () => {
  const { brokenLinks } = folder({
    'adr/0001-a.md': nygard(
      '1. A',
      'Accepted',
      [
        '[there](0002-b.md) [gone](0009-gone.md) ![picture](gone.png)',
        '[spaces](with%20space.md) [above](../../x.md) [site](https://example.org/0009.md) [root](/x.md) [here](#status)',
        '`[code](no.md)` [page](0002-b.html) [folder](../adr) [ref]',
        '',
        '[ref]: nowhere.md',
        '```',
        '[fenced](no.md)',
        '```',
      ].join('\n'),
    ),
    'adr/0002-b.md': nygard('2. B', 'Accepted'),
    'adr/with space.md': '',
  })
  expect(brokenLinks.map(({ line, target }) => [line, target])).toEqual([
    [9, '0009-gone.md'],
    [13, 'nowhere.md'],
  ])
})

test('the prose beside a kep.yaml is not a second decision', () => {
  const { prose, duplicateNumbers } = folder({
    'sig-node/1234-quiet-pods/kep.yaml': samples.kep.text,
    'sig-node/1234-quiet-pods/README.md': '# KEP-1234: Quiet pods\n\n## Summary\n',
  })
  expect(prose).toEqual(['sig-node/1234-quiet-pods/README.md'])
  expect(duplicateNumbers).toEqual([])
})

test('a KEP finds the one it replaces from the root of the repository', () => {
  const { supersedes } = folder({
    'sig-node/1234-quiet-pods/kep.yaml': samples.kep.text,
    'sig-node/12-loud-pods/kep.yaml': samples.kep.text
      .replaceAll('1234', '12')
      .replace(/replaces:[^]*/, ''),
  })
  expect(supersedes['sig-node/1234-quiet-pods/kep.yaml']).toEqual([
    'sig-node/12-loud-pods/kep.yaml',
  ])
})
