import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHunks } from '#sources/git/hunks.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { goBack, pairOf, type Range } from './line-ranges.ts'

describe('line ranges', () => {
  test(
    'go back through a straight history to the same commits as git log -L',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(edits, { minLength: 3, maxLength: 14 }),
          fc.nat(),
          fc.nat({ max: 8 }),
          async (history, from, length) => {
            const versions = versionsOf(history)
            await using repository = await aRepository({
              commits: versions.map((text, index) => ({
                mark: `v${index}`,
                files: { f: text, n: `${index}` },
              })),
            })
            const newest = (versions.at(-1) ?? '').split('\n').length - 1
            const start = from % newest
            const range = { start, end: Math.min(newest, start + length + 1) }
            const oids = versions.map((_, index) => repository.oid(`v${index}`)).toReversed()
            const said = await repository.git(
              'log',
              '--format=%H',
              '-s',
              `-L${range.start + 1},${range.end}:f`,
              'main',
            )
            expect(await touched(repository.gitDir, oids, range)).toEqual(
              said.split('\n').filter(Boolean),
            )
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  test('end where their lines were made', () => {
    const made = pairOf({ oldStart: 0, oldCount: 0, newStart: 1, newCount: 9 })
    expect(goBack([{ start: 2, end: 5 }], [made])).toEqual({ before: [], touched: [made] })
  })

  test('move with lines added above and are not touched by them', () => {
    const above = pairOf({ oldStart: 0, oldCount: 0, newStart: 1, newCount: 3 })
    expect(goBack([{ start: 3, end: 6 }], [above])).toEqual({
      before: [{ start: 0, end: 3 }],
      touched: [],
    })
  })
})

interface Edit {
  at: number
  cut: number
  insert: number
  word: number
}

const edits = fc.array(
  fc.record({
    at: fc.nat({ max: 60 }),
    cut: fc.nat({ max: 6 }),
    insert: fc.nat({ max: 6 }),
    word: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 3 },
)

function versionsOf(history: readonly (readonly Edit[])[]): string[] {
  let lines = Array.from({ length: 30 }, (_, index) => `line ${index}`)
  return [lines, ...history.map((step) => (lines = edited(lines, step)))].map(
    (version) => `${version.join('\n')}\n`,
  )
}

function edited(lines: readonly string[], step: readonly Edit[]): string[] {
  const next = [...lines]
  for (const { at, cut, insert, word } of step)
    next.splice(
      at % (next.length + 1),
      cut,
      ...Array.from({ length: insert }, (_, index) =>
        index % 3 === 2 ? '' : `word ${word} ${index}`,
      ),
    )
  return next.length === 0 ? ['last'] : next
}

async function touched(gitDir: string, oids: string[], range: Range): Promise<string[]> {
  const commits: string[] = []
  let ranges = [range]
  for await (const { commit, hunks } of readHunks({ gitDir, oids, paths: ['f'] })) {
    const step = goBack(ranges, hunks.map(pairOf))
    if (step.touched.length > 0) commits.push(commit)
    ranges = step.before
  }
  return commits
}
