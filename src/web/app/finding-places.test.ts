import { expect, test } from 'vitest'
import { pageOf, rowPlace } from './finding-places.ts'

const scope = { in: 'app', window: '12m' }

test('a finding leads to what it is about', () => {
  const explain = (...words: string[]) => ['explain', ...words]
  const pair = pageOf({ kind: 'coupling', explain: explain('coupling', 'a.ts', 'b.ts') }, scope)
  expect(pair).toBe('/evidence/coupling?in=app&window=12m&a=a.ts&b=b.ts')
  const file = pageOf({ kind: 'hotspots', explain: explain('hotspots', 'src/a.ts') }, scope)
  expect(file).toBe('/evidence/file?in=app&window=12m&path=src%2Fa.ts')
  expect(pageOf({ kind: 'mix', explain: explain('mix') }, scope)).toMatch(/^\/evidence\/changes/)
})

test('a row leads to its file or its folder, and a pair to the first of the two', () => {
  expect(rowPlace('hotspots', 'src/a.ts', scope)).toContain('path=src%2Fa.ts')
  expect(rowPlace('knowledge', 'src/web/', scope)).toContain('/evidence/hotspots?')
  expect(rowPlace('knowledge', 'src/web/', scope)).toContain('at=src%2Fweb')
  expect(rowPlace('coupling', 'src/a.ts + …/b.ts', scope)).toContain('path=src%2Fa.ts')
  expect(rowPlace('mix', 'fixes by month', scope)).toBeNull()
})
