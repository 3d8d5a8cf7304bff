/** What a form says of what was wrong, held against what zod says of it. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { wrongInputSaid } from './wrong-input.ts'

const Form = z.strictObject({
  title: z.string().min(1).max(5),
  because: z.string().trim().min(3, 'say why in a few words'),
  startsOn: z.iso.date(),
  weeks: z.int().min(1).max(52),
  hours: z.number().positive().lt(100),
  effort: z.enum(['small', 'large']),
  helps: z.array(z.string()).min(1).max(2),
})
const fine = {
  ...{ title: 'x', because: 'why not', startsOn: '2026-01-01', weeks: 4, hours: 1 },
  ...{ effort: 'small', helps: ['a'] },
}

const said = (wrong: object) =>
  wrongInputSaid(
    (Form.safeParse({ ...fine, ...wrong }).error?.issues ?? []).map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'number' ? part : String(part))),
      message,
    })),
  )

test('each field is told in a sentence, and no word of a library', () => {
  expect(said({})).toBeUndefined()
  expect(said({ title: undefined })).toBe('Title is missing.')
  expect(said({ title: '' })).toBe('Title is empty.')
  expect(said({ title: 'longer' })).toBe('Title has more than 5 letters.')
  expect(said({ because: '' })).toBe('Say why in a few words.')
  expect(said({ startsOn: 'soon' })).toBe('Starts on is a day such as 2026-12-24.')
  expect(said({ weeks: 0 })).toBe('Weeks is at least 1.')
  expect(said({ weeks: 'x' })).toBe('Weeks is a number.')
  expect(said({ hours: 0 })).toBe('Hours is more than 0.')
  expect(said({ hours: 100 })).toBe('Hours is less than 100.')
  expect(said({ effort: 'huge' })).toBe('Effort is one of small, large.')
  expect(said({ helps: [] })).toBe('Helps needs at least 1.')
  expect(said({ helps: ['a', 'b', 'c'] })).toBe('Helps takes at most 2.')
  expect(said({ weeks: 0, title: '' })).toBe('Title is empty. Weeks is at least 1.')
  expect(said({ odd: 1 })).toBe('Something cannot be taken as it is: unrecognized key: "odd".')
})
