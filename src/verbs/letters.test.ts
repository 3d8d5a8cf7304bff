/** What cannot be kept is refused at every door, and never kept otherwise than it was given. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import { test } from '../../test/cairn.ts'
import { call, parsed } from './call.ts'
import { defineVerb } from './verb.ts'

const said = defineVerb({
  name: 'words.say',
  summary: 'Say anything.',
  access: 'read',
  input: z.strictObject({ said: z.json() }),
  output: z.null(),
  run: async () => null,
})

test('what comes in goes through UTF-8 and PostgreSQL unchanged, or is refused', () => {
  const letter = fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
    fc.constantFrom('\0', '\ud83d', '\ude00', '\ud83d\ude00', '\ufffd'),
  )
  const text = fc.array(letter, { maxLength: 5 }).map((letters) => letters.join(''))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(tree, (given) => {
      const isKept = !(JSON.stringify(given) ?? '').match(/\\u0000|\\ud[89a-f]/)
      const take = () => parsed(said, { said: given })
      if (isKept) expect(take()).toEqual({ said: given })
      else expect(take).toThrow(expect.objectContaining({ code: 'input.invalid' }))
    }),
    { numRuns: 500 },
  )
})

test('it is said where it stands', () => {
  expect(() => parsed(said, { said: [{ at: 'a\0b' }] })).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      code: 'input.invalid',
      message: 'words.say: said.0.at: a NUL or half a letter stands in it.',
      hint: expect.stringContaining('without'),
      details: {
        issues: [{ path: ['said', '0', 'at'], message: 'a NUL or half a letter stands in it' }],
      },
    }),
  )
})

test('no verb breaks by them, whichever of its texts they stand in', async ({
  session,
  facts,
  folder,
}) => {
  for (const verb of await allVerbs({ facts, dataFolder: folder }))
    for (const field of Object.keys(verb.input.shape))
      for (const text of ['a\0b', 'a\ud800'])
        await call(verb, session, { [field]: text }).catch((error: unknown) =>
          expect(error, `${verb.name} ${field}`).toMatchObject({
            code: expect.stringMatching(/^[a-z_]+\.[a-z_.]+$/),
            kind: expect.stringMatching(/^(invalid|not_found|forbidden|conflict|unavailable)$/),
          }),
        )
})

test('what is nested without end is refused, and nobody falls', () => {
  let deep: unknown = 'x'
  for (let depth = 0; depth < 500_000; depth += 1) deep = [deep]
  expect(() => parsed(said, { said: deep })).toThrow('words.say: it is nested too deep.')
})
