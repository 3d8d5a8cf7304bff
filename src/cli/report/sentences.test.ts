/** What a report says, read as a stranger reads it. */
import { describe, expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { aRepository } from '../../../test/repositories/build.ts'
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
