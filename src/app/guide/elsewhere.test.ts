/** A trace of another repository: it is said which one has such files. */
import { expect, test } from 'vitest'
import { fitsElsewhere } from './elsewhere.ts'
import type { Guide } from './shape.ts'

const guide: Guide = {
  ...{ frames: [], errors: [], tests: [], repository: 'app', files: [] },
  steps: [{ id: 'code', question: 'Which?', look: 'None.', facts: [] }],
}
const looks = (of: Guide) => of.steps.map(({ look }) => look)

test('the repository that has such files is named, where none of this one is meant', () => {
  const there = [{ reference: 'shop:src/cart.ts#L3' }, { reference: 'shop:src/a.ts' }]
  expect(looks(fitsElsewhere(guide, there))).toEqual([
    'None of this is in a file of "app", but "shop" has such files: begin there.',
  ])
  expect(fitsElsewhere({ ...guide, files: ['src/a.ts'] }, there).steps).toEqual(guide.steps)
  expect(fitsElsewhere(guide, []).steps).toEqual(guide.steps)
  expect(fitsElsewhere(guide, [{ reference: 'app:a.ts' }]).steps).toEqual(guide.steps)
})
