import { expect, test } from 'vitest'
import { codeTyped, noParts, partsTogether, sentParts } from './proposal-parts.ts'

const begun = {
  ...noParts,
  options: [
    { title: 'One', pros: ['small'], cons: [] },
    { title: 'Two', pros: [], cons: [] },
    { title: 'Three', pros: [], cons: [] },
  ],
  good: ['fast'],
  code: ['app:src/a'],
}

test('what two wrote into a proposal is brought together, option by option', () => {
  const mine = {
    ...begun,
    options: [
      { title: 'One', pros: ['small', 'mine'], cons: [] },
      { title: 'Four', pros: [], cons: [] },
    ],
    ...{ until: '2027-01-31', code: [] },
  }
  const theirs = {
    ...begun,
    options: [
      { title: 'One', pros: ['small'], cons: ['theirs'] },
      { title: 'Two', pros: ['written into'], cons: [] },
      { title: 'Three', pros: [], cons: [] },
    ],
    ...{ good: ['fast', 'calm'], code: ['app:src/a', 'app:src/b'] },
  }
  expect(partsTogether(begun, mine, theirs)).toEqual({
    options: [
      { title: 'One', pros: ['small', 'mine'], cons: ['theirs'] },
      { title: 'Two', pros: ['written into'], cons: [] },
      { title: 'Four', pros: [], cons: [] },
    ],
    ...{ until: '2027-01-31', code: ['app:src/b'], good: ['fast', 'calm'], bad: [], related: [] },
  })
})

test('empty lines and options without a name are not sent', () => {
  const options = [
    { title: ' ', pros: ['x'], cons: [] },
    { title: 'One', pros: ['a', ' '], cons: [''] },
  ]
  expect(sentParts({ ...noParts, options, bad: [' slow ', ''] })).toMatchObject({
    ...{ options: [{ title: 'One', pros: ['a'], cons: [] }], until: null, bad: ['slow'] },
  })
})

test('code is named with its repository, and lines of it are for the words', () => {
  expect(codeTyped(' src/a.ts ', ['app'])).toEqual({ place: 'app:src/a.ts', lines: null })
  expect(codeTyped('app', ['app'])).toEqual({ place: 'app', lines: null })
  expect(codeTyped('src/a.ts', ['app', 'web'])).toEqual({ place: 'src/a.ts', lines: null })
  expect(codeTyped('web:src/a.ts#L10-L20@1a2b3c4', ['app', 'web'])).toEqual({
    place: 'web:src/a.ts',
    lines: 'web:src/a.ts#L10-L20@1a2b3c4',
  })
})
