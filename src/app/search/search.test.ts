/** One search for all that is there. */
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import { remove, rename } from '../../../test/repositories/plan.ts'
import { test } from '../../../test/cairn.ts'
import { scanned } from '../../../test/scanned.ts'
import { SearchAnswer } from './verbs.ts'

test('finds records and paths as they are at the head, and no longer what went', async ({
  session,
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      { files: { 'src/engine.ts': 'a\nb\nc\n', 'src/gone.ts': 'x', 'docs/engine.md': 'y' } },
    ],
  })
  await scanned(facts, folder, repository.path)
  const verb = (await allVerbs({ facts, dataFolder: folder })).find(
    ({ name }) => name === 'search.all',
  )
  invariant(verb, 'there is search.all')
  const found = async (given: Record<string, unknown>) => {
    const { records, paths } = SearchAnswer.parse(await call(verb, session, given))
    return [...records.items.map(({ title }) => title), ...paths.items.map(({ path }) => path)]
  }
  await call(propose, session, { title: 'A smaller engine' })
  expect(await found({ text: 'engin' })).toEqual([
    'A smaller engine',
    'src/engine.ts',
    'docs/engine.md',
  ])
  expect(await found({ text: 'engine', kind: 'path' })).toEqual(['src/engine.ts', 'docs/engine.md'])
  expect(await found({ text: 'engine', kind: 'decision' })).toEqual(['A smaller engine'])
  expect(await found({ text: 'engine', kind: 'idea' })).toEqual([])
  await expect(found({ text: 'engine', kind: 'zz' })).rejects.toMatchObject({
    code: 'input.invalid',
    message: expect.stringContaining(
      'decision, idea, friction, remedy, question, tip, trail, path',
    ),
  })
  expect(await found({ text: 'engine', limit: 1 })).toEqual(['A smaller engine', 'src/engine.ts'])
  expect(await found({ text: 'gone' })).toEqual(['src/gone.ts'])
  await repository.add({
    commits: [{ changes: [remove('src/gone.ts'), rename('src/engine.ts', 'src/motor.ts')] }],
  })
  await scanned(facts, folder, repository.path)
  expect(await found({ text: 'gone' })).toEqual([])
  expect(await found({ text: 'motor' })).toEqual(['src/motor.ts'])
  for (const text of ['', ' ', 'x'.repeat(501)])
    await expect(found({ text })).rejects.toMatchObject({ code: 'input.invalid' })
  for (const text of ['"', '%', '\\', "'", '-', 'a\nb', "'; drop table path"]) await found({ text })
})
