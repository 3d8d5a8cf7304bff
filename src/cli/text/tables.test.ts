import { expect, test } from 'vitest'
import type { AnswerOf } from '#app/insights.ts'
import { tables } from './tables.ts'

const interval = { low: 1, high: 1, level: 0.9, method: 'bootstrap' }
const answer: AnswerOf<'knowledge'> = {
  window: { label: 'all', from: null, to: null },
  n: 10,
  leftOut: [],
  touches: 20,
  fileFilter: 'source and test files',
  truckFactor: 1,
  truckFactorInterval: interval,
  truckFactorSweep: [],
  files: 12,
  authors: 4,
  withoutAuthor: 0,
  withoutHistory: 0,
  namesakes: 0,
  filesWithOneAuthor: 12,
  filesWithSilentAuthors: 12,
  areas: [
    {
      path: 'packages/some-package/src/some-folder',
      without: ['packages/some-package/src/some-folder/deep'],
      isCode: true,
      files: 12,
      people: 9,
      peopleInterval: interval,
      topShare: 1,
      topShareInterval: interval,
      atRisk: true,
      risk: 'one author, silent',
      because: 'all its authors are one person, silent for six months',
      isWorkedOn: false,
      withoutAuthor: 0,
      changes: 20,
      counterEvidence: [],
    },
  ],
}
const plain = (_: string, text: string) => text

test('why an area is at risk stands whole in 80 columns', () => {
  expect(
    tables.knowledge
      .draw(answer, 80, plain)
      .slice(1)
      .map((line) => line.trim()),
  ).toEqual([
    expect.stringMatching(/^packages.*some-folder +12 +9 {2}one author, silent$/),
    '(itself)',
  ])
})

test('if one person left, areas, files and who could learn them are shown', () => {
  const without = {
    name: 'Ana',
    email: 'ana@example.org',
    namesakes: ['ana@home.example'],
    filesLosingLastAuthor: 3,
    truckFactorAfter: 1,
    areas: [
      {
        path: 'core',
        files: 4,
        filesLosingLastAuthor: 2,
        examples: ['core/a.ts', 'core/b.ts'],
        pairWith: [{ name: 'Bela', email: 'bela@example.org', reasons: ['changed it years ago'] }],
      },
      { path: 'old', files: 1, filesLosingLastAuthor: 1, examples: ['old/c.ts'], pairWith: [] },
    ],
  }
  const leaving: AnswerOf<'knowledge'> = { ...answer, without }
  expect(tables.knowledge.draw(leaving, 80, plain)).toEqual([
    'Without Ana <ana@example.org>',
    'Also called so: ana@home.example. If they are one person: cairn people merge',
    'ana@example.org ana@home.example',
    '  core: 2 of 4 files',
    '    core/a.ts, core/b.ts',
    '    → Bela <bela@example.org> changed it years ago',
    '  old: 1 of 1 file',
    '    old/c.ts',
    '    → Nobody else who is active changed these; cairn ask says who is near.',
  ])
})
