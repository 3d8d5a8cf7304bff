/** G6 to G9: dates and zones that break calendars, and clocks that go backwards. */
import { between, firstAt } from './case.ts'
import type { Between, HostileCase, HostileRepository, Left } from './case.ts'

const suspect =
  'Read: three commits; the date is clamped or null, flagged as suspect, and order is by topology.'
const fine = 'Read: three commits; the moment is right in UTC.'

/** What stands after the e-mail of the hostile commit, and whether it is a valid date. */
const rows: ReadonlyArray<readonly [id: string, title: string, date: string, expect: string]> = [
  ['G6-epoch-0', 'a commit of the first second of 1970', '0 +0000', suspect],
  ['G6-epoch-1', 'a commit of the second second of 1970', '1 +0000', fine],
  ['G6-year-2106', 'a commit of 2106-02-07, past 32 bits', '4294967296 +0000', suspect],
  ['G6-year-10000', 'a commit of the year 10000', '253402300800 +0000', suspect],
  [
    'G6-year-294277',
    'a commit later than a PostgreSQL timestamp can say',
    '9224318016000 +0000',
    suspect,
  ],
  ['G6-2-to-63', 'a commit at 2^63 - 1 seconds', '9223372036854775807 +0000', suspect],
  ['G6-2-to-64', 'a commit at 2^64 + 1 seconds', '18446744073709551617 +0000', suspect],
  ['G6-digits', 'a commit at a number of 400 digits', `${'9'.repeat(400)} +0000`, suspect],
  ['G6-bogus', 'a date that is a word', 'totally_bogus', suspect],
  ['G6-whitespace', 'a date of spaces and tabs', ' \t   ', suspect],
  ['G6-nothing', 'no date at all', '', suspect],
  ['G6-no-zone', 'a date without a zone', '1577840000', suspect],
  ['G6-words-after', 'words after the zone', '1577840000 +0000 and more', fine],
  ['G6-fraction', 'a fraction of a second', '1577840000.5 +0000', suspect],
  ['G7-negative', 'a commit before 1970', '-86400 +0000', suspect],
  ['G7-before-epoch-by-zone', 'a commit that its zone puts before 1970', '1 -0930', suspect],
  ['G8-minus-12', 'the zone -1200', '1577840000 -1200', fine],
  ['G8-plus-14', 'the zone +1400', '1577840000 +1400', fine],
  [
    'G8-plus-9999',
    'the zone +9999',
    '1577840000 +9999',
    'Read: three commits; the moment is right in UTC and the zone is left out.',
  ],
  [
    'G8-plus-2400000',
    'a zone of seven digits',
    '1577840000 +2400000',
    'Read: three commits; the zone is left out.',
  ],
  ['G8-minus-0', 'the zone -0000', '1577840000 -0000', fine],
  ['G8-nepal', 'the zone +0545', '1577840000 +0545', fine],
  ['G8-name', 'a zone by name', '1577840000 CEST', suspect],
]

export const dates: readonly HostileCase[] = [
  ...rows.map(([id, title, date, expect]) => ({
    id,
    title,
    expect,
    codes: [],
    tells: { suspectDates: expect === suspect ? 1 : 0 },
    build: async (folder: string) => between(folder, (base) => datedBy(base, date)),
  })),
  {
    id: 'G9-twenty-years-back',
    title: 'a commit twenty years older than its parent',
    expect: 'Read: three commits in the order of their parents; no lead time below zero.',
    codes: [],
    build: async (folder) =>
      between(folder, (base) => datedBy(base, `${firstAt - 20 * 365 * 86_400} +0000`)),
  },
  {
    id: 'G9-same-second',
    title: 'two hundred commits of the same second',
    expect: 'Read: 202 commits, in the same order every time.',
    codes: [],
    build: async (folder) => between(folder, sameSecond),
  },
  {
    id: 'G9-author-after-committer',
    title: 'an author who lives ten years after the committer',
    expect: 'Read: three commits; no lead time below zero.',
    codes: [],
    build: async (folder): Promise<HostileRepository> =>
      between(folder, ({ objects, parent, file }) => ({
        tip: objects.commit({
          tree: objects.tree([file]),
          parents: [parent],
          author: `Ana <ana@example.org> ${firstAt + 10 * 365 * 86_400} +0000`,
        }),
      })),
  },
]

/** The same hostile date for author and committer: readers look at either. */
function datedBy({ objects, parent, file }: Between, date: string): Left {
  const person = `Ana <ana@example.org> ${date}`
  const other = { name: 'other.txt', oid: objects.blob('other\n') }
  const tree = objects.tree([file, other])
  return {
    tip: objects.commit({ tree, parents: [parent], author: person, committer: person }),
    beside: [other],
  }
}

function sameSecond({ objects, parent, file }: Between): Left {
  let tip = parent
  for (let index = 0; index < 200; index++) {
    tip = objects.commit({
      tree: objects.tree([file]),
      parents: [tip],
      message: `The ${index}th of its second\n`,
    })
  }
  return { tip, commits: 200 }
}
