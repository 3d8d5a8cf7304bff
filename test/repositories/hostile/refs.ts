/** U6, seen from inside: branches and tags whose names are options, revisions, or somebody's object id. */
import { plain, writePackedRefs } from './case.ts'
import type { HostileCase } from './case.ts'

/** Short branch names that git lists without complaint, though some cannot be made with `git branch`. */
export const hostileBranches: readonly string[] = [
  ...[
    '-x',
    '--output=canary',
    '--all',
    '--upload-pack=canary',
    '-Ocanary',
    '@',
    'HEAD',
    'FETCH_HEAD',
    'refs/heads/main',
    'heads/main',
  ],
  ...[
    'main-with-\u{1f4a9}',
    '\u202eniam',
    'a;touch${IFS}canary',
    '$(touch${IFS}canary)',
    '`touch${IFS}canary`',
    'a|b',
    "it's",
    '"quoted"',
    '<b>',
    'a&b',
  ],
  ...[
    'x'.repeat(240),
    `${'deep/'.repeat(1_000)}er`,
    '\u00ff',
    '{a,b}',
    '!bang',
    '#12',
    '%s%n',
    '1',
    '0'.repeat(40),
  ],
]

/** Names that git refuses in any place: written all the same. */
export const brokenBranches: readonly string[] = [
  'a..b',
  '.hidden',
  'x.lock',
  'ends.',
  '@{-1}',
  'a^b',
  'a~1',
  'a:b',
  'a\\b',
  'tab\tin',
]

export const refs: readonly HostileCase[] = [
  {
    id: 'U6-branch-names',
    title: `${hostileBranches.length} branches whose names are options or revisions`,
    expect: 'Read: three commits; a name is only ever a name.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const rows = hostileBranches.map((name) => [repository.head, `refs/heads/${name}`] as const)
      writePackedRefs(repository.gitDir, [
        ...rows,
        ...hostileBranches.map((name) => [repository.head, `refs/tags/${name}`] as const),
      ])
      return repository
    },
  },
  {
    id: 'U6-broken-names',
    title: 'branches whose names git refuses',
    expect: 'Read: three commits; broken names are warned of, or passed over.',
    codes: ['', 'git.ref.invalid', 'git.repo.corrupt'],
    build: async (folder) => {
      const repository = plain(folder)
      writePackedRefs(
        repository.gitDir,
        brokenBranches.map((name) => [repository.head, `refs/heads/${name}`] as const),
      )
      return repository
    },
  },
  {
    id: 'U6-dangerous-name',
    title: 'a branch whose name leads out of the references, at which git itself stops',
    expect: 'Read: three commits of main, or refused with one line; nothing is written outside.',
    codes: ['', 'git.ref.invalid', 'git.repo.corrupt', 'git.head.unresolved'],
    build: async (folder) => {
      const repository = plain(folder)
      writePackedRefs(
        repository.gitDir,
        ['a//b', '../../../../outside'].map(
          (name) => [repository.head, `refs/heads/${name}`] as const,
        ),
      )
      return repository
    },
  },
  {
    id: 'U6-ambiguous',
    title:
      'a branch and a tag of one name, a branch named like a commit, and one like its short id',
    expect:
      'Read: three commits of main; a name given with --branch means the branch, never the tag or the commit.',
    codes: [],
    build: async (folder) => {
      const repository = plain(folder)
      const first = 'refs/heads/'
      writePackedRefs(repository.gitDir, [
        [repository.head, `${first}both`],
        [repository.head, 'refs/tags/both'],
        [repository.head, `refs/tags/main`],
        [repository.head, `${first}${repository.head}`],
        [repository.head, `${first}${repository.head.slice(0, 7)}`],
      ])
      return repository
    },
  },
]
