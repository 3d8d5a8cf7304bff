/** Commands that are printed can be pasted as the reader began. */
import { expect, test } from 'vitest'
import { ioFor } from './cairn.fixture.ts'
import { asCalled } from './paste.ts'
import { makeProgram } from './program.ts'

test('every command begins as the reader began', async () => {
  const program = await makeProgram([], ioFor({}), () => {})
  const names = program.commands.map((command) => command.name())
  expect(names).toContain('growth')
  for (const name of names)
    expect(asCalled(`Try: cairn ${name}, or not.`, 'npx cairn')).toBe(
      `Try: npx cairn ${name}, or not.`,
    )
  expect(asCalled('What cairn knows', 'npx cairn')).toBe('What cairn knows')
})
