/** What the terminal says of a question. */
import { expect, test } from 'vitest'
import { sayQuestion } from './question-words.ts'
import type { QuestionTold } from './schema.ts'

const asked: QuestionTold = {
  ...{ id: '01234567-89ab-4def-8123-456789abcdef', kind: 'question', number: 3, title: 'Why?' },
  ...{ body: '', goal: '', expected: '', observed: '', tried: '', minutes: null, tags: [] },
  ...{ status: 'open', unblocked: false, version: 1, author: null, hints: [], next: null },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ isMine: false, samePlace: [], places: [] },
}
const other = (number: number, status: string) => ({
  ...{ record: `r${number}`, kind: 'question', number, status, trialUntil: null, title: 'Same?' },
})
const says = (question: QuestionTold) =>
  sayQuestion(question)
    .map(({ text }) => text)
    .join('\n')

test('where several asked about one place, what can grow from those that are closed is offered', () => {
  expect(says(asked)).not.toContain('next one need not ask')
  const open = says({ ...asked, samePlace: [other(1, 'open')] })
  expect(open).toContain('Once one of them is closed')
  const samePlace = [other(1, 'found'), other(2, 'guided'), other(4, 'answered')]
  expect(says({ ...asked, samePlace })).toContain('cairn trails from-question 1 --also 4')
  const closed = { ...asked, status: 'found' as const, found: 'So.', wouldHaveTold: null }
  expect(says({ ...closed, samePlace })).toContain('from-question 3 --also 1 --also 4')
})
