/** G10 and G11: authors that are hardly text, or hardly authors. */
import type { RawCommit } from '../loose.ts'
import type { Text } from '../plan.ts'
import { ana, between, storedMax } from './case.ts'
import type { HostileCase } from './case.ts'

const when = '1577840000 +0000'
const bytes = (...parts: Array<string | number[]>): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )

const lossless =
  'Read: three commits; the bytes are kept, and shown with U+FFFD where they are not text.'
const stable =
  'Read: three commits; the author is somebody unknown, the same for the same bytes, and not Ana.'

/** What git cannot read is told without a name and without a date. */
const nobody = ' <>'

/** The hostile author (and committer, unless said otherwise). */
const rows: ReadonlyArray<
  readonly [
    id: string,
    title: string,
    commit: Partial<RawCommit> | Text,
    expect: string,
    author: string,
  ]
> = [
  [
    'G10-bytes',
    'an author of the bytes ff fe',
    bytes([0xff, 0xfe], ` <\u00ff@example.org> ${when}`),
    lossless,
    '\ufffd\ufffd <\u00ff@example.org>',
  ],
  [
    'G10-latin1',
    'an author in latin-1',
    bytes('J', [0xf6], `rg <jorg@example.org> ${when}`),
    lossless,
    'J\ufffdrg <jorg@example.org>',
  ],
  [
    'G10-iso-2022-jp',
    'an author in ISO-2022-JP, with an encoding header',
    {
      author: bytes(
        [0x1b, 0x24, 0x42, 0x3b, 0x33, 0x45, 0x44, 0x1b, 0x28, 0x42],
        ` <yamada@example.org> ${when}`,
      ),
      headers: 'encoding ISO-2022-JP\n',
      message: bytes([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '\n'),
    },
    lossless,
    '山田 <yamada@example.org>',
  ],
  [
    'G10-unknown-encoding',
    'an encoding header that no one knows',
    { author: bytes([0x80, 0x81], ` <x@example.org> ${when}`), headers: 'encoding x-martian\n' },
    lossless,
    '\ufffd\ufffd <x@example.org>',
  ],
  [
    'G10-lying-encoding',
    'an encoding header that lies',
    { author: `Zoë <zoe@example.org> ${when}`, headers: 'encoding UTF-16\n' },
    lossless,
    nobody,
  ],
  [
    'G10-nul-in-header',
    'a NUL inside a header',
    { headers: bytes('x-nul a', [0], 'b\n') },
    'Read: three commits; a NUL reaches no table.',
    ana,
  ],
  [
    'G10-nul-in-name',
    'a NUL inside the name',
    bytes('A', [0], `na <ana@nul.example> ${when}`),
    'Read: three commits; a NUL reaches no table.',
    nobody,
  ],
  [
    'G10-overlong',
    'an overlong UTF-8 name',
    bytes([0xc0, 0xaf, 0xe0, 0x80, 0xaf], ` <o@example.org> ${when}`),
    lossless,
    `${'\ufffd'.repeat(5)} <o@example.org>`,
  ],
  [
    'G10-surrogates',
    'a name of encoded surrogates',
    bytes([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80], ` <s@example.org> ${when}`),
    lossless,
    `${'\ufffd'.repeat(6)} <s@example.org>`,
  ],
  [
    'G10-bidi',
    'a name that turns the line around',
    `Ana \u202egro.elpmaxe <ana@bidi.example> ${when}`,
    'Read: three commits; a terminal shows it harmlessly.',
    'Ana \u202egro.elpmaxe <ana@bidi.example>',
  ],
  [
    'G10-escape',
    'a name that colours the terminal',
    `\u001b[31mRed\u001b]0;title\u0007 <red@example.org> ${when}`,
    'Read: three commits; no escape reaches a terminal.',
    '\u001b[31mRed\u001b]0;title\u0007 <red@example.org>',
  ],
  [
    'G11-no-name',
    'an author without a name',
    ` <nameless@example.org> ${when}`,
    stable,
    ' <nameless@example.org>',
  ],
  [
    'G11-no-name-no-space',
    'an author that begins with the bracket',
    `<nameless@example.org> ${when}`,
    stable,
    ' <nameless@example.org>',
  ],
  ['G11-no-email', 'an author with an empty address', `Nomail <> ${when}`, stable, 'Nomail <>'],
  ['G11-nothing', 'an author of neither name nor address', ` <> ${when}`, stable, ' <>'],
  ['G11-brackets', 'brackets inside brackets', `a <b <c>> d <e@f> ${when}`, stable, 'a <b <c>'],
  ['G11-no-brackets', 'no brackets at all', `ana at example.org ${when}`, stable, nobody],
  [
    'G11-open-bracket',
    'a bracket that never closes',
    `Ana <ana@example.org ${when}`,
    stable,
    nobody,
  ],
  [
    'G11-newline-in-email',
    'an address that is broken over two lines',
    `Ana <ana@\nexample.org> ${when}`,
    stable,
    nobody,
  ],
  [
    'G11-long-name',
    'a name of 64 KiB',
    `${'n'.repeat(65_536)} <long@example.org> ${when}`,
    'Read: three commits; the name is cut where shown, and no index breaks.',
    `${'n'.repeat(storedMax)} <long@example.org>`,
  ],
  [
    'G11-long-email',
    'an address of 64 KiB',
    `Long <${'e'.repeat(65_536)}@example.org> ${when}`,
    'Read: three commits; no index breaks.',
    `Long <${'e'.repeat(storedMax)}>`,
  ],
  [
    'G11-separators',
    'a name with a tab and control characters',
    `A\tn\u001fa\u001e <sep@example.org> ${when}`,
    lossless,
    'A\tn\u001fa\u001e <sep@example.org>',
  ],
  ['G11-no-author-line', 'no author line', { author: null }, stable, nobody],
  [
    'G11-no-committer-line',
    'no committer line',
    { committer: null },
    'Read: three commits; dates come from the author or are null.',
    ana,
  ],
  [
    'G11-neither-line',
    'neither an author nor a committer line',
    { author: null, committer: null },
    stable,
    nobody,
  ],
  [
    'G11-two-authors',
    'two author lines',
    `Ana <ana@example.org> ${when}\nauthor Second <second@example.org> ${when}`,
    'Read: three commits; one author.',
    'Second <second@example.org>',
  ],
]

export const people: readonly HostileCase[] = rows.map(([id, title, given, expect, author]) => ({
  id,
  title,
  expect,
  codes: [],
  tells: {
    authors: [...new Set([ana, author])],
    suspectDates:
      (author === nobody && id !== 'G11-nothing') || id === 'G11-no-committer-line' ? 1 : 0,
  },
  build: async (folder: string) =>
    between(folder, ({ objects, parent, file }) => {
      const commit =
        typeof given === 'string' || given instanceof Uint8Array
          ? { author: given, committer: given }
          : given
      const other = { name: 'other.txt', oid: objects.blob('other\n') }
      return {
        tip: objects.commit({ tree: objects.tree([file, other]), parents: [parent], ...commit }),
        beside: [other],
      }
    }),
}))
