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
