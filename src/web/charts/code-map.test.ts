/** The map of the code: what its picture promises, whatever the files. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { circleOf, folderAbove, layOut, type Circle, type MappedFile } from './code-map.ts'

const near = 1e-6

test('areas are as sizes are, files stand in their folders, and none covers another', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  const file = fc.record({
    path: path.map((text) => `${text}.ts`),
    size: fc.integer({ min: 0, max: 5_000 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(file, { selector: ({ path: text }) => text, minLength: 1, maxLength: 60 }),
      (files) => {
        const circles = layOut(files)
        const leaves = circles.filter((circle) => circle.file !== undefined)
        expect(leaves.map(({ path: text }) => text).toSorted()).toEqual(
          files.map(({ path: text }) => text).toSorted(),
        )
        const perLine = areaPerLine(leaves[0])
        for (const leaf of leaves) expect(areaPerLine(leaf)).toBeCloseTo(perLine, 8)
        for (const circle of circles) {
          for (const other of circles) {
            const apart = distance(circle, other)
            if (isWithin(circle, other))
              expect(apart + circle.r).toBeLessThanOrEqual(other.r + near)
            else if (!isWithin(other, circle) && other !== circle)
              expect(apart).toBeGreaterThanOrEqual(circle.r + other.r - near)
          }
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('a folder that holds nothing but a folder is one circle with it, and is left with it', () => {
  const circles = layOut([
    { path: 'docs/a.md', size: 1 },
    { path: 'packages/app/src/one.ts', size: 10 },
    { path: 'packages/app/src/deep/two.ts', size: 10 },
  ])
  const folders = circles.filter(({ file }) => file === undefined)
  expect(folders.map(({ path, name }) => [path, name])).toEqual([
    ['', ''],
    ['packages/app/src', 'packages/app/src'],
    ['docs', 'docs'],
    ['packages/app/src/deep', 'deep'],
  ])
  expect(circleOf(circles, 'packages')?.path).toBe('packages/app/src')
  expect(circleOf(circles, 'pack')).toBeUndefined()
  expect(folderAbove(circles, 'packages/app/src/deep')).toBe('packages/app/src')
  expect(folderAbove(circles, 'packages/app/src')).toBe('')
  expect(folderAbove(circles, '')).toBe('')
})

test('all of it fills the square', () => {
  const [root] = layOut([
    { path: 'src/one.ts', size: 10 },
    { path: 'src/deep/two.ts', size: 20 },
    { path: 'three.ts', size: 0 },
  ])
  expect(root).toMatchObject({ path: '', file: undefined, x: 0.5, y: 0.5, r: 0.5 })
})

function areaPerLine(leaf: Circle<MappedFile> | undefined): number {
  return (leaf?.r ?? 0) ** 2 / Math.max(1, leaf?.file?.size ?? 0)
}

function isWithin(one: Circle<MappedFile>, other: Circle<MappedFile>): boolean {
  if (one === other || other.file !== undefined) return false
  return other.path === '' || one.path.startsWith(`${other.path}/`)
}

function distance(one: Circle<MappedFile>, other: Circle<MappedFile>): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
