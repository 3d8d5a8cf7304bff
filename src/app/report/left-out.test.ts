import { expect, test } from 'vitest'
import { leftOutOf } from './left-out.ts'

const why = 'so'
const hotspots = {
  leftOut: [
    { what: 'lock files', count: 1, why },
    { what: 'gone files', count: 4, why },
    { what: 'flat files', count: 17, why },
    { what: 'something new', count: 2, why },
    { what: 'further files', count: 99, why },
  ],
}
const releases = {
  leftOut: [
    { what: 'merges', count: 1, why },
    { what: 'commits that change nothing', count: 1, why },
  ],
}
const mix = { leftOut: [{ what: 'changes whose subject says no kind', count: 9, why }] }

test('what is left out is told in plain words, most first, with right plurals', () => {
  expect(leftOutOf({ hotspots, mix }, [{ kind: 'mix' }, { kind: 'hotspots' }])).toEqual([
    'of 2: 17 files with nothing to measure, 4 files that are gone, 2 something new, 1 lock file',
  ])
})

test('findings that leave out the same share a line', () => {
  const findings = ['releases', 'hotspots', 'failures'].map((kind) => ({ kind }))
  expect(leftOutOf({ releases, hotspots }, findings)[0]).toBe(
    'of 1 and 3: 1 commit that changes nothing, 1 merge',
  )
})

test('where nothing was found it is said all the same', () => {
  expect(leftOutOf({ hotspots }, [])[0]).toMatch(/^of the files: 17 files /)
  expect(leftOutOf({}, [])).toEqual([])
})

test('what no window holds is said once, whatever was found', () => {
  const dateless = { what: 'commits without a date', count: 5, why }
  const all = {
    hotspots: { leftOut: [dateless, ...hotspots.leftOut.slice(0, 1)] },
    coupling: { leftOut: [dateless] },
    knowledge: { leftOut: [] },
  }
  const kinds = (...names: string[]) => names.map((kind) => ({ kind }))
  const ofAll = 'of this window: 5 commits without a date'
  expect(leftOutOf(all, kinds('knowledge', 'hotspots', 'coupling'))).toEqual([
    ofAll,
    'of 2: 1 lock file',
  ])
  expect(leftOutOf(all, kinds('knowledge'))).toEqual([ofAll])
  expect(leftOutOf(all, [])).toEqual([ofAll, 'of the files: 1 lock file'])
  const releasesAlone = { releases: { leftOut: [dateless] } }
  expect(leftOutOf(releasesAlone, kinds('releases'))).toEqual(['of 1: 5 commits without a date'])
})
