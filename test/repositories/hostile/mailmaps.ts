/** G22: settings in the tree that would rename people or own everything. */
import type { Text } from '../plan.ts'
import { ana, between } from './case.ts'
import type { HostileCase } from './case.ts'

const claimed =
  'Read: three commits; the name of the commit is kept beside the one that the .mailmap claims'
const limited = 'Read: three commits; the file is read up to its limit, and that is said.'

const rows: ReadonlyArray<
  readonly [id: string, title: string, name: string, content: Text, expect: string, codes: string[]]
> = [
  [
    'G22-cycle',
    'a .mailmap that goes in a circle',
    '.mailmap',
    'Ana <a@example.org> <b@example.org>\nAna <b@example.org> <a@example.org>\nAna <ana@example.org> <ana@example.org>\n',
    `${claimed}; no endless loop.`,
    [],
  ],
  [
    'G22-1-mb-line',
    'a .mailmap with a line of 1 MB',
    '.mailmap',
    `${'x'.repeat(1_000_000)} <a@example.org> <b@example.org>\n`,
    limited,
    ['config.too_large'],
  ],
  [
    'G22-1-5-mb',
    'a .mailmap of 1.5 MB',
    '.mailmap',
    'Somebody <s@example.org> <t@example.org>\n'.repeat(37_500),
    limited,
    ['config.too_large'],
  ],
  [
    'G22-20-mb',
    'a .mailmap of 20 MB',
    '.mailmap',
    'Somebody <s@example.org> <t@example.org>\n'.repeat(500_000),
    limited,
    ['config.too_large'],
  ],
  [
    'G22-all-to-one',
    'a .mailmap that makes everybody Boss',
    '.mailmap',
    'Boss <boss@example.org> <ana@example.org>\nBoss <boss@example.org> <eve@example.org>\nBoss <boss@example.org> <bob@example.org>\n',
    `${claimed}.`,
    [],
  ],
  [
    'G22-malformed',
    'a .mailmap of broken lines',
    '.mailmap',
    Buffer.from(
      '<\n>\n<>\nno brackets\n# comment <a@b>\n<a <b> c>\n\u0000\u00ff <x@y> <z@w>\n<ana@example.org>\nBoss <>  <ana@example.org>',
      'latin1',
    ),
    `${claimed}; broken lines are passed over.`,
    [],
  ],
  [
    'G22-crlf',
    'a .mailmap with CRLF and a byte order mark',
    '.mailmap',
    '\ufeffAna Lima <ana@example.org>\r\nAna Lima <ana@example.org> <eve@example.org>\r\n',
    `${claimed}.`,
    [],
  ],
  [
    'G22-codeowners',
    'CODEOWNERS of 10,000 patterns with chains of **',
    'CODEOWNERS',
    Array.from(
      { length: 10_000 },
      (_, index) => `${'**/a'.repeat(20)}/${index}/**/*.ts @boss\n`,
    ).join(''),
    'Read: three commits, within 30 s.',
    [],
  ],
  [
    'G22-attributes',
    '.gitattributes of 10,000 patterns with chains of **',
    '.gitattributes',
    Array.from(
      { length: 10_000 },
      (_, index) => `${'**/a*'.repeat(20)}/${index}/**/*.ts linguist-generated\n`,
    ).join(''),
    'Read: three commits, within 30 s.',
    ['', 'config.too_large'],
  ],
]

/** The hostile commit is Eve's, and also adds a path that such patterns are slow to match. */
export const mailmaps: readonly HostileCase[] = rows.map(
  ([id, title, name, content, expect, codes]) => ({
    id,
    title,
    expect,
    codes,
    tells: { authors: [ana, 'Eve <eve@example.org>'] },
    build: async (folder: string) =>
      between(folder, ({ objects, parent, file }) => {
        const slow = { name: `${'a'.repeat(200)}.ts`, oid: objects.blob('export {}\n') }
        const beside = [{ name, oid: objects.blob(content) }, slow]
        const author = 'Eve <eve@example.org> 1577840000 +0000'
        return {
          tip: objects.commit({
            tree: objects.tree([file, ...beside]),
            parents: [parent],
            author,
            committer: author,
          }),
          beside,
        }
      }),
  }),
)
