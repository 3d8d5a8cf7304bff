import { expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { firstSecond, type CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { mix } from './insight.ts'
import { readMix } from './reading.ts'
import { Input, Output, type MixAnswer, type SaidKind } from './shape.ts'

const day = 86_400
const by = (name: string, days: number) => ({
  name,
  email: `${name}@example.org`,
  at: firstSecond + days * day,
})
const says = (message: string, days: number, more: Partial<CommitPlan> = {}): CommitPlan => ({
  message,
  author: by('ana', days),
  files: { [`src/${days}`]: message },
  ...more,
})
const counts = ({ items }: MixAnswer) =>
  Object.fromEntries(items.map((item) => [item.kind, item.n]))

const story = {
  commits: [
    says('feat: begin', 0, { mark: 'begin' }),
    says('Fix the parser', 1, { mark: 'fix' }),
    says('fix(api): and again', 2, { parents: ['begin'], mark: 'side' }),
    { message: "Merge branch 'side'", parents: ['fix', 'side'], author: by('ana', 3) },
    says('Ponder', 70, { files: { 'docs/x': 'x' } }),
    says('build(deps): bump x from 1 to 2', 71, { author: by('dependabot[bot]', 71) }),
  ],
}

test('changes are counted by what their subjects say, merges by nothing', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository(story)
  const answer = Output.parse(
    await mix.answer(await scanned(facts, folder, repository.path), Input.parse({})),
  )
  expect(counts(answer)).toEqual({ fix: 2, other: 1, feature: 1, build: 1 })
  expect(answer.n).toBe(Number(await repository.git('rev-list', '--count', '--no-merges', 'main')))
  expect(answer.told).toEqual({ n: 4, share: 0.8 })
  expect(answer.leftOut).toContainEqual(expect.objectContaining({ what: 'merges', count: 1 }))
  expect(answer.leftOut).toContainEqual(
    expect.objectContaining({ what: 'changes whose subject says no kind', count: 1 }),
  )
  expect(answer.items.find((item) => item.kind === 'build')?.counterEvidence).toEqual([
    { what: 'bot', share: 1 },
  ])
})

test('months without a change stand in the row', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const answer = await mix.answer(await scanned(facts, folder, repository.path), Input.parse({}))
  expect(answer.months.map((month) => [month.month, month.n, month.kinds.fix])).toEqual([
    ['2020-01', 3, 2],
    ['2020-02', 0, 0],
    ['2020-03', 2, 0],
  ])
})

test('the rollup and the commits give the same counts', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const rolled = await mix.answer(await scanned(facts, folder, repository.path), Input.parse({}))
  const counted = await mix.answer(
    await scanned(facts, folder, repository.path, { window: '2019-01-01..' }),
    Input.parse({}),
  )
  expect({ ...counted, window: rolled.window }).toEqual(rolled)
})

test('a prefix and a window narrow the mix', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  expect(
    counts(
      await mix.answer(
        await scanned(facts, folder, repository.path, { prefix: 'docs' }),
        Input.parse({}),
      ),
    ),
  ).toEqual({ other: 1 })
  expect(
    counts(
      await mix.answer(
        await scanned(facts, folder, repository.path, { window: '..2020-01-02' }),
        Input.parse({}),
      ),
    ),
  ).toEqual({ fix: 1, feature: 1 })
})

test('a share moves only when the interval of its difference says so', async ({
  facts,
  folder,
}) => {
  const months = (from: number, fixes: number) =>
    Array.from({ length: 60 }, (_, index) =>
      says(index < fixes ? `Fix ${index}` : `Add ${index}`, from + Math.round(index / 2.1), {
        files: { [`f${from + index}`]: 'x' },
      }),
    )
  await using steady = await aRepository({ commits: [...months(0, 10), ...months(31, 12)] })
  await using risen = await aRepository({ commits: [...months(0, 10), ...months(31, 45)] })
  const trendOf = (answer: MixAnswer, kind: SaidKind) =>
    answer.items.find((item) => item.kind === kind)?.trend
  expect(
    trendOf(await mix.answer(await scanned(facts, folder, steady.path), Input.parse({})), 'fix')
      ?.direction,
  ).toBe('unclear')
  const answer = await mix.answer(await scanned(facts, folder, risen.path), Input.parse({}))
  expect(answer.spans).toMatchObject({
    before: { from: '2020-01', n: 60 },
    recent: { from: '2020-02', n: 60 },
  })
  expect(trendOf(answer, 'fix')).toMatchObject({
    before: 0.1667,
    recent: 0.75,
    difference: 0.5833,
    beforeN: 10,
    recentN: 45,
    direction: 'up',
  })
  expect(trendOf(answer, 'feature')?.direction).toBe('down')
  expect(readMix(answer).map((reading) => reading.says)).toEqual([
    'By their subjects, 120 changes are 54 % features, 46 % fixes.',
    'Since 2020-02, against as many months before, features went from 83 % to 25 % (50 of 60, 15 of 60), and fixes went from 17 % to 75 % (10 of 60, 45 of 60).',
  ])
})

test('an explanation shows the words and the commits', async ({ facts, folder }) => {
  await using repository = await aRepository(story)
  const scope = await scanned(facts, folder, repository.path)
  const explanation = await mix.explain(scope, ['fix'], Input.parse({}))
  expect(explanation.commits.map((commit) => commit.oid)).toEqual([
    repository.oid('side'),
    repository.oid('fix'),
  ])
  expect(explanation.definition).toContain('hotfix: or')
  expect(explanation.definition).toContain('regression')
  await expect(mix.explain(scope, ['magic'], Input.parse({}))).rejects.toThrow(
    '"magic" is no kind of change.',
  )
  await expect(mix.answer({ ...scope, unit: 'ticket' }, Input.parse({}))).rejects.toThrow(
    'A kind is what one commit says of itself.',
  )
})
