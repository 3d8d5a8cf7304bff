import { expect, test } from 'vitest'
import type { ShownExplanation } from '../commands/explain.ts'
import { showExplanation } from './explanation.ts'

const shownWith = (more: Partial<ShownExplanation>): string =>
  showExplanation(
    { columns: 80, paint: (_, text) => text },
    {
      subject: 'binding',
      definition: 'What it means.',
      formula: 'a + b',
      values: {},
      window: { label: 'all', from: null, to: null },
      n: 170,
      leftOut: [],
      commands: [],
      counts: [],
      commits: [],
      commitCount: 171,
      notCounted: 0,
      ...more,
    },
  )

test('where more commits are listed than changes counted, it says how many', () => {
  expect(shownWith({ notCounted: 1 })).toContain(
    'Commits, newest first (0 of 171; 1 listed but not counted; --commits N shows more)',
  )
  expect(shownWith({})).toContain('Commits, newest first (0 of 171; --commits N shows more)')
})

test('a commit without a usable date says so, in line with the others', () => {
  const commit = { oid: 'a'.repeat(40), at: null, subject: 'Go on', added: 1, deleted: 0 }
  const dated = { ...commit, at: '2026-01-02T00:00:00.000Z' }
  expect(shownWith({ commits: [dated, commit] })).toContain(
    '  aaaaaaaaaa 2026-01-02  Go on  +1 −0\n  aaaaaaaaaa no date     Go on  +1 −0\n',
  )
})
