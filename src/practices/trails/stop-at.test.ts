/** Where a stop may be: what is no place says so, and what would be one. */
import { expect, test } from 'vitest'
import { stopAt } from './stop-at.ts'

test.each([
  'app:../../etc/passwd#L1',
  'app:src/../../a.ts#L1-L2',
  'app:src/a.ts#L9-L2',
  'somewhere',
  '',
])('%j is no place, in words', (at) => {
  let found: unknown
  try {
    found = stopAt(at)
  } catch (error) {
    expect(error).toMatchObject({ code: 'trails.at', hint: expect.stringMatching(/^Name lines/) })
    return
  }
  // What is read otherwise leads into its repository all the same.
  expect(JSON.stringify(found)).not.toContain('..')
})
