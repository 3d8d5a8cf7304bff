/** G12: messages that are too long, or that look like something else. */
import type { RawCommit } from '../loose.ts'
import type { Text } from '../plan.ts'
import { between } from './case.ts'
import type { HostileCase } from './case.ts'

const plainly = 'Read: three commits, each with its own message.'
const cut = 'Read: three commits; the message is cut and flagged.'

const trailers = Array.from(
  { length: 10_000 },
  (_, index) => `Co-authored-by: Fake ${index} <fake${index}@example.org>\n`,
).join('')

const rows: ReadonlyArray<readonly [id: string, title: string, message: Text, expect: string]> = [
  ['G12-10-mb', 'a message of 10 MB', `Long\n\n${'All work and no play. '.repeat(480_000)}\n`, cut],
  ['G12-10-mb-subject', 'a subject of 10 MB on one line', 'x'.repeat(10_000_000), cut],
  [
    'G12-separators',
    'a message of separators',
    'a\u001eb\u001fc\u001cd\u001de\u0001f\u0002g\n\ncommit 0123456789\n',
    plainly,
  ],
  [
    'G12-numstat',
    'a message that looks like numbers of lines',
    '1\t2\tnormal.txt\n:100644 100644 abc def M\tnormal.txt\n',
    plainly,
  ],
  [
    'G12-log',
    'a message that looks like another commit',
    `tree ${'0'.repeat(40)}\nauthor Boss <boss@example.org> 1 +0000\n\nFake\n`,
    plainly,
  ],
  [
    'G12-nul',
    'a NUL inside the message',
    'before\0after\0\0commit\0\n',
    'Read: three commits; a NUL reaches no table.',
  ],
  [
    'G12-ansi',
    'a message that colours the terminal',
    '\u001b[2J\u001b[31mRed\u001b]8;;https://example.org\u0007link\u0007\n',
    'Read: three commits; no escape reaches a terminal.',
  ],
  [
    'G12-trailers',
    'ten thousand trailers of people who were not there',
    `Pair\n\n${trailers}`,
    `${cut} Trailers are capped, and none is an author.`,
  ],
  [
    'G12-references',
    'ten thousand issue keys',
    `Fix ${Array.from({ length: 10_000 }, (_, index) => `#${index}`).join(', ')}\n`,
    `${cut} References are capped.`,
  ],
  [
    'G12-crlf',
    'a message with CRLF',
    'Subject\r\n\r\nBody\r\n\r\nSigned-off-by: Ana <ana@example.org>\r\n',
    plainly,
  ],
  ['G12-no-newline', 'a message without a line feed', 'no line feed', plainly],
  ['G12-none', 'an empty message', '', plainly],
  ['G12-blank', 'a message of blank lines', '\n\n  \n\t\n', plainly],
  [
    'G12-invalid-utf8',
    'a message of broken UTF-8',
    Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xf0, 0x9f, 0x0a]),
    plainly,
  ],
  [
    'G12-markup',
    'a message of markup',
    '<script>alert(1)</script> [x](javascript:alert(1)) `x`|y\n',
    'Read: three commits; it is text in every output.',
  ],
  [
    'G12-csv',
    'a message that a spreadsheet would run',
    '=HYPERLINK("https://example.org")\n',
    plainly,
  ],
]

export const messages: readonly HostileCase[] = [
  ...rows.map(([id, title, message, expect]) => aCase(id, title, expect, { message })),
  aCase('G12-folded-header', 'a header of 10,000 continued lines', plainly, {
    headers: `x-long a\n${' more\n'.repeat(10_000)}`,
  }),
  aCase('G12-signature', 'a signature that is none', plainly, {
    headers: 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n nonsense\n -----END PGP SIGNATURE-----\n',
  }),
]

function aCase(id: string, title: string, expect: string, commit: Partial<RawCommit>): HostileCase {
  return {
    id,
    title,
    expect,
    codes: [],
    tells: { cutMessages: expect.startsWith(cut) ? 1 : 0 },
    build: async (folder) =>
      between(folder, ({ objects, parent, file }) => {
        const other = { name: 'other.txt', oid: objects.blob('other\n') }
        return {
          tip: objects.commit({ tree: objects.tree([file, other]), parents: [parent], ...commit }),
          beside: [other],
        }
      }),
  }
}
