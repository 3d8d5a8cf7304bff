/** What a report says, read as a stranger reads it. */
import { describe, expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { firstSecond, type CommitPlan } from '../../../test/repositories/plan.ts'
import { cairn } from '../cairn.fixture.ts'

describe('the hardest work', () => {
  test('keeps coming back to a file that is changed again and again, in sentences a stranger can read', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aTeamsRepository()
    const told = await cairn({ databaseUrl, folder })('report', repository.path, '--json')
    const [finding] = JSON.parse(told.out).findings
    expect(finding).toMatchObject({
      title: 'The hardest work keeps coming back to engine.ts.',
      evidence: expect.stringMatching(
        /^By how often a file changed, times how hard it is to follow, it ranks first of 1 file\./,
      ),
      doubt: expect.stringMatching(
        /^Its first place is firm\. Leaving out bulk changes, reformatting and bots changes nothing\./,
      ),
      next: 'Read the last five fixes in engine.ts side by side: do they share a cause?',
    })
  })

  test('only lies in a file that is hard to follow and changed a few times', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aRepository({
      commits: Array.from({ length: 6 }, (_, step) => ({
        message: `Step ${step}`,
        files: {
          'a.ts': `export function f(x: number) {\n${'  if (x) x++\n'.repeat(step + 1)}}\n`,
        },
      })),
    })
    const { out } = await cairn({ databaseUrl, folder })('report', repository.path)
    expect(out).toContain('1  The hardest work lies in a.ts.\n')
  })
})

describe('time is told as it is', () => {
  const day = 86_400
  /** With so many parsed files complexity is told as it is, not by indentation. */
  const parsed = Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `lib/f${index}.ts`,
      'export function f(x: number) {\n  if (x) x++\n}\n',
    ]),
  )
  const growing = (from: number, path = 'src/a.ts', everyDays = 0.5): CommitPlan[] =>
    Array.from({ length: 10 }, (_, step) => ({
      author: { name: 'Ana', email: 'ana@example.org', at: from + step * everyDays * day },
      files: {
        ...(step === 0 ? parsed : {}),
        [path]: `export function f(x: number) {\n${'  if (x) x++\n'.repeat(step + 1)}}\n`,
      },
    }))

  test('a young history is read lightly, and from a few days nobody can tell that it grows', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aRepository({ commits: growing(firstSecond) })
    const { out } = await cairn({ databaseUrl, folder })('report', repository.path)
    const text = out.replace(/\s+/g, ' ')
    expect(text).not.toContain('has grown')
    expect(text).toContain('the whole history spans 4.5 days. Read all of this lightly.')
    expect(text).toContain('10 changes are too few. What')
    const [, bars = ''] =
      /12 months to \S+ \S+ \S+, all since \S+ \S+ \S+ ([▁-█]+)/.exec(text) ?? []
    expect(bars).toMatch(/^█[▁-█]+[▄-█]$/)
  })

  test('numbers of now say so beside a window that is long past', async ({
    databaseUrl,
    folder,
  }) => {
    const later = [
      ...growing(firstSecond, 'src/a.ts', 4),
      ...growing(firstSecond + 90 * day, 'lib/b.ts'),
    ]
    await using repository = await aRepository({ commits: later })
    const ofDay = (at: number) => new Date(at * 1000).toISOString().slice(0, 10)
    const window = `${ofDay(firstSecond)}..${ofDay(firstSecond + 40 * day)}`
    const run = cairn({ databaseUrl, folder })
    const { out } = await run('report', repository.path, '--window', window)
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('10 changes, complexity 10 today')
    expect(text).toMatch(/a\.ts has grown from 1 in \w+ \d+ to 10 today\./)
    expect((await run('report', repository.path)).out).not.toContain('today')
  })

  test('tests that rank before the code are said to be left apart', async ({
    databaseUrl,
    folder,
  }) => {
    const tested = growing(firstSecond).map((commit, step) => ({
      ...commit,
      files: {
        ...commit.files,
        'test/a.test.ts': `export function f(x: number) {\n${'  if (x) x++\n'.repeat(step + 20)}}\n`,
      },
    }))
    await using repository = await aRepository({ commits: tested })
    const { out } = await cairn({ databaseUrl, folder })('report', repository.path)
    expect(out.replace(/\s+/g, ' ')).toContain('it ranks first, tests apart (with them 2 of ')
  })
})

test('of an empty commit nothing is counted as a share', async ({ databaseUrl, folder }) => {
  await using repository = await aRepository({ commits: [{ message: 'Begin' }] })
  const { out } = await cairn({ databaseUrl, folder })('report', repository.path)
  expect(out.replace(/\s+/g, ' ')).toContain(
    'What kind of work it was: no subject line says so, with a word such as fix or add.',
  )
})

test('releases are counted in their time: the usual gap alone says too much', async ({
  databaseUrl,
  folder,
}) => {
  const steps = Array.from({ length: 40 }, (_, step) => `s${step}`)
  await using repository = await aRepository({
    commits: steps.map((mark) => ({ mark, files: { 'a.txt': mark } })),
    tags: Object.fromEntries(steps.map((mark, step) => [`v1.${step}.0`, mark])),
  })
  const { out } = await cairn({ databaseUrl, folder })('report', repository.path)
  expect(out).toContain('40 releases in 12 months; half of them within 1 hour of the one before.')
})

test('two releases are few: no interval is claimed, and a year has twelve bars', async ({
  databaseUrl,
  folder,
}) => {
  const days = Array.from({ length: 40 }, (_, step) => `s${step}`)
  await using repository = await aRepository({
    commits: days.map((mark, step) => ({
      mark,
      author: { name: 'Ana', email: 'ana@example.org', at: firstSecond + step * 10 * 86_400 },
      files: { 'a.txt': mark },
    })),
    tags: { 'v1.0.0': 's19', 'v1.1.0': 's38' },
  })
  const run = cairn({ databaseUrl, folder })
  const { findings } = JSON.parse((await run('report', repository.path, '--json')).out)
  const told = findings.find(({ kind }: { kind: string }) => kind === 'releases')
  expect(told.doubt).toMatch(/^Two releases are few; the next could change this\. A tag/)
  const [{ chart }] = told.rows
  expect(chart.values).toHaveLength(12)
  expect(chart.values.reduce((sum: number, value: number) => sum + value, 0)).toBe(2)
  expect((await run('releases', repository.path)).out.replace(/\s+/g, ' ')).toMatch(
    /released within \d+ days; .* So few releases say little; the next could change this\./,
  )
})
