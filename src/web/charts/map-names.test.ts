import { expect, test } from 'vitest'
import { namesOn, type OnPage } from './map-names.ts'

const measure = (text: string) => text.length * 7
const folder = (name: string, x: number, y: number, r: number): OnPage => ({
  ...{ name, x, y, r, isFile: false },
})

test('folders within folders are named where they are large enough to be', () => {
  const names = namesOn(
    [folder('src', 300, 300, 300), folder('web', 200, 300, 90), folder('std', 450, 300, 20)],
    measure,
  )
  expect(names.map(({ text }) => text)).toEqual(['src', 'web'])
})

test('no name lies on another: of a folder that holds one folder alone, the outer one is named', () => {
  const outer = folder('packages', 300, 300, 300)
  const only = folder('core', 300, 302, 297)
  const within = folder('src', 300, 340, 200)
  expect(namesOn([outer, only, within], measure).map(({ text }) => text)).toEqual([
    'packages',
    'src',
  ])
})

test('a long name is cut to the room there is', () => {
  const [name] = namesOn([{ ...folder('a-very-long-name.ts', 50, 50, 30), isFile: true }], measure)
  expect(name?.text).toBe('a-very…')
})
