import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { insights } from '../insights.ts'
import { betterOf, isMeasured, measures } from './measures.ts'

test('the guide names every number that can be pinned, and no other', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/pins.md'), 'utf8')
  const named = (cell = '') => [...cell.matchAll(/`([a-z]\w+)`/g)].map(([, name]) => name)
  const listed = [...guide.matchAll(/^\| `(\w+)` \| (.*) \| (.*)\|$/gm)].map(
    ([, evidence, whole, row]) => ({ evidence, whole: named(whole), row: named(row) }),
  )
  expect(listed.toSorted((a, b) => ((a.evidence ?? '') < (b.evidence ?? '') ? -1 : 1))).toEqual(
    Object.entries(measures)
      .map(([evidence, { whole, rows }]) => ({
        ...{ evidence, whole: Object.keys(whole), row: Object.keys(rows?.measures ?? {}) },
      }))
      .toSorted((a, b) => (a.evidence < b.evidence ? -1 : 1)),
  )
})

test('all evidence can be pinned but what speaks of persons', () => {
  expect(Object.keys(insights).filter((name) => !isMeasured(name))).toEqual(['ask'])
})

test('fewer fixes are better, more features too, and of the rest nobody says', () => {
  const share = measures.mix.rows?.measures['share']
  expect(['fix', 'feature', 'docs'].map((kind) => share && betterOf(share, kind))).toEqual([
    'lower',
    'higher',
    null,
  ])
})
