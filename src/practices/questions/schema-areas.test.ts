/** Which part of the code a draft is about, told in the browser, where the draft stays. */
import { expect, test } from 'vitest'
import { areaNamed, areaPattern, areasIn } from './schema-areas.ts'

test('a draft is about the first two folders of the files that it names', () => {
  const text = `About app:src/billing/parts/a.ts#L3, and app:src/billing/b.ts. See shop:README.md,
    at 10:30, https://a.example/x:y/z.ts, C:\\code\\a.ts, and either:or.`
  const areas = areasIn(text)
  expect(areas).toEqual(['app:src/billing', 'shop:'])
  for (const area of areas) expect(area).toMatch(areaPattern)
  expect(areas.map(areaNamed)).toEqual([
    { repository: 'app', area: 'src/billing' },
    { repository: 'shop', area: '' },
  ])
})

test('a longer area is counted by its first two folders', () => {
  expect(areaNamed('app:/src/./billing/parts/')).toEqual({ repository: 'app', area: 'src/billing' })
})
