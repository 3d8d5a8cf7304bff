import { expect, test } from 'vitest'
import { findingPin } from './finding-pin.ts'

const where = { repository: 'app', window: '12m' }

test('a finding is pinned by the answer it comes from, and the row it begins with', () => {
  const of = (kind: string, explain: string[], window: 'asked' | 'all' = 'asked') =>
    findingPin({ kind, explain: ['explain', ...explain], window }, where)
  expect(of('hotspots', ['hotspots', 'src/a.ts'])).toEqual({
    pinned: { evidence: 'hotspots', where, place: 'src/a.ts' },
    measures: ['revisions', 'complexity'],
  })
  expect(of('coupling', ['coupling', 'a.ts', 'b.ts']).pinned.place).toBe('a.ts b.ts')
  expect(of('reverts', ['reverts', 'src', '--depth', '2']).pinned).toEqual({
    ...{ evidence: 'reverts', where, place: 'src', with: { depth: '2' } },
  })
  expect(of('failures', ['releases'])).toEqual({
    pinned: { evidence: 'releases', where },
    measures: ['failures'],
  })
  expect(of('knowledge', ['knowledge'], 'all').pinned.where.window).toBe('all')
})
