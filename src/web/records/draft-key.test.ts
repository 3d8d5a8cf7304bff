import { expect, test } from 'vitest'
import { DraftKey } from '#records/drafts.ts'
import { draftKey, firstWords } from './draft-key.ts'

test.each([
  ['decision.new.', 'decision:new'],
  ['idea.new', 'idea:new'],
  ['decision.new.src/a.ts is hard: 3.5 hours', 'decision:new:src-a-ts-is-hard-3-5-hours'],
  ['comment.0a-1.new', 'comment:0a-1:new'],
  [`decision.new.${'x. '.repeat(200)}`, expect.stringMatching(/^decision:new:(x-)+x$/)],
])('%s is kept as %s', (about, key) => {
  expect(draftKey(about)).toEqual(key)
  expect(DraftKey.safeParse(draftKey(about)).success).toBe(true)
})

test.each([
  ['{"title":"Use \\"Kysely\\"","body":"x"}', 'Use "Kysely"'],
  ['{"title":"","body":"One\\nTwo cut off', 'One Two cut off'],
  ['{"options":[]}', ''],
])('%s begins with %s', (text, words) => {
  expect(firstWords(text)).toBe(words)
})
