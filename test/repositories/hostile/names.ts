/** G16 to G18: file names, links, submodules and pointers. */
import type { ObjectStore, TreeEntry } from '../loose.ts'
import type { Text } from '../plan.ts'
import { between } from './case.ts'
import type { HostileCase } from './case.ts'

/** Names of G16, each of which is one file of the hostile commit (one line long). No slash in any. */
export const hostileNames: readonly Text[] = [
  ...[
    'tab\there',
    'new\nline',
    'carriage\rreturn',
    '"quoted"',
    'back\\slash',
    "it's",
    '-rf',
    '--output=x',
    ':(exclude)x',
    ':!x',
  ],
  ...[
    'trailing space ',
    ' leading',
    '   ',
    'trailing.',
    '*',
    '?',
    '[a]',
    '{a,b}',
    'a => b',
    '{a => b}',
    '$(touch x)',
    '`x`',
    '%s%n',
  ],
  ...[
    '\u{1f4a9}',
    'caf\u00e9',
    'cafe\u0301',
    'README',
    'readme',
    'CON',
    'nul.txt',
    'COM1',
    'a:b',
    'a|b',
    '<x>',
    '\u202etxt.exe',
  ],
  ...[
    '\u001b[31mred',
    '\u0001',
    '\u007f',
    '\u200b',
    '\ufeffbom',
    '1\t2\tfake.txt',
    'commit 0123',
    '#',
    '~',
    '.gitignore',
    '...',
  ],
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0x66, 0xc0, 0xaf]),
  Buffer.from('sch\u00f6n', 'latin1'),
]

/** Names that git refuses to check out, which a tree may hold all the same. */
export const forbiddenNames: readonly Text[] = [
  ...[
    '.git',
    '.GIT',
    '.git ',
    '.git.',
    'git~1',
    '.g\u200cit',
    '.git\\config',
    '.',
    '..',
    'a/b',
    '/etc/passwd',
    '../up',
  ],
]

export const names: readonly HostileCase[] = [
  aCase(
    'G16-names',
    `${hostileNames.length} file names that break what is not byte-exact`,
    'Read: three commits; every name its own path, byte for byte.',
    (objects) => hostileNames.map((name) => ({ name, oid: objects.blob('one line\n') })),
  ),
  aCase(
    'G16-forbidden-names',
    'file names that git refuses to check out',
    'Read: three commits; nothing is written to the disk under such a name.',
    (objects) => forbiddenNames.map((name) => ({ name, oid: objects.blob('one line\n') })),
  ),
  aCase(
    'G16-duplicate',
    'a tree that holds the same name twice',
    'Read: three commits, or the commit is named in skipped.',
    (objects) => [
      { name: 'twice', oid: objects.blob('one\n') },
      { name: 'twice', oid: objects.blob('two\n') },
    ],
  ),
  aCase(
    'G16-empty-name',
    'a folder with an entry without a name',
    'The hostile commit is read or named in skipped; the repository may be called corrupt.',
    (objects) => [
      {
        mode: '40000',
        name: 'folder',
        oid: objects.tree([{ name: '', oid: objects.blob('one\n') }]),
      },
    ],
  ),
  aCase(
    'G17-out',
    'links that lead out',
    'Read: three commits; a link is its text and is never followed.',
    (objects) => [
      { mode: '120000', name: 'passwd', oid: objects.blob('../../../../../../etc/passwd') },
      { mode: '120000', name: 'absolute', oid: objects.blob('/etc/passwd') },
      { mode: '120000', name: 'loop', oid: objects.blob('loop') },
      { mode: '120000', name: 'long', oid: objects.blob('x/'.repeat(50_000)) },
    ],
  ),
  aCase(
    'G17-settings',
    'links where settings are looked for',
    'Read: three commits; nobody is renamed, nothing outside is read.',
    (objects) => [
      { mode: '120000', name: '.gitmodules', oid: objects.blob('../../../../../../etc/passwd') },
      { mode: '120000', name: '.mailmap', oid: objects.blob('normal.txt') },
      { mode: '120000', name: '.gitattributes', oid: objects.blob('/etc/passwd') },
      { mode: '120000', name: 'CODEOWNERS', oid: objects.blob('../CODEOWNERS') },
      { mode: '120000', name: 'docs', oid: objects.blob('/etc') },
    ],
  ),
  aCase(
    'G18-submodules',
    'submodules, of which one leads nowhere',
    'Read: three commits; submodules are listed and not fetched.',
    (objects) => [
      { mode: '160000', name: 'dead', oid: '1'.repeat(40) },
      { mode: '160000', name: 'unnamed', oid: '2'.repeat(40) },
      { name: '.gitmodules', oid: objects.blob(modules) },
    ],
  ),
  aCase(
    'G18-huge-gitmodules',
    'a .gitmodules of 20 MB',
    'Read: three commits; the file is read up to its limit.',
    (objects) => [
      {
        name: '.gitmodules',
        oid: objects.blob(
          '[submodule "x"]\n\tpath = x\n\turl = https://example.org/x\n'.repeat(360_000),
        ),
      },
    ],
  ),
  aCase(
    'G18-lfs',
    'pointers to large files, of which one is malformed',
    'Read: three commits; a pointer is a file of its few lines.',
    (objects) => [
      { name: '.gitattributes', oid: objects.blob('*.bin filter=lfs diff=lfs merge=lfs -text\n') },
      {
        name: 'good.bin',
        oid: objects.blob(
          `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`,
        ),
      },
      {
        name: 'bad.bin',
        oid: objects.blob('version https://git-lfs.github.com/spec/v1\noid sha256:xyz\nsize -1\n'),
      },
    ],
  ),
  aCase(
    'G18-attributes',
    'attributes that call everything binary or generated',
    'Read: three commits; lines are counted as without them.',
    (objects) => [
      {
        name: '.gitattributes',
        oid: objects.blob(
          '* binary -diff linguist-generated export-ignore ident filter=x working-tree-encoding=UTF-16\n',
        ),
      },
    ],
  ),
]

/** The second is the option injection of CVE-2018-17456, the third the path of CVE-2018-11235. */
const modules = `[submodule "dead"]
	path = dead
	url = https://dead.example.org/none.git
[submodule "option"]
	path = option
	url = -u./canary
[submodule "../../modules/up"]
	path = up
	url = ext::sh -c touch% canary
	update = !touch canary
`

function aCase(
  id: string,
  title: string,
  expect: string,
  entries: (objects: ObjectStore) => readonly TreeEntry[],
): HostileCase {
  return {
    id,
    title,
    expect,
    codes: id === 'G16-duplicate' || id === 'G16-empty-name' ? ['', 'git.repo.corrupt'] : [],
    build: async (folder) =>
      between(folder, ({ objects, parent, file }) => {
        const beside = entries(objects)
        return {
          tip: objects.commit({ tree: objects.tree([file, ...beside]), parents: [parent] }),
          beside,
        }
      }),
  }
}
