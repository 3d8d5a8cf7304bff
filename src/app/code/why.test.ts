/** What governs a place, asked as a page would ask. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import {
  acceptProposal,
  propose,
  rejectProposal,
  supersedeDecision,
} from '#practices/decisions/verbs.ts'
import { post } from '#practices/ideas/verbs.ts'
import { comment } from '#records/verbs.ts'
import { invariant } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import { aTeamsRepository } from '../../../test/a-teams-repository.ts'
import { test as base } from '../../../test/cairn.ts'
import { scanned } from '../../../test/scanned.ts'
import { Why } from './why.ts'

interface Desk {
  why: (path: string) => Promise<z.output<typeof Why>>
  decide: (title: string, body: string) => Promise<string>
}

const test = base.extend<Desk & { team: string }>({
  team: [
    async ({ facts, folder }, use) => {
      await using repository = await aTeamsRepository()
      await scanned(facts, folder, repository.path)
      await use(repository.path)
    },
    { auto: true },
  ],
  why: async ({ session, facts, folder }, use) => {
    const verb = (await allVerbs({ facts, dataFolder: folder })).find(
      ({ name }) => name === 'code.why',
    )
    invariant(verb, 'there is code.why')
    await use(async (path) =>
      Why.parse(await call(verb, session, { repository: 'repository', path })),
    )
  },
  decide: async ({ session }, use) =>
    use(async (title, body) => {
      const { id } = await call(propose, session, { title, body })
      await call(acceptProposal, session, { id, because: 'So we said.' })
      return id
    }),
})

const shown = ({ items }: z.output<typeof Why>) =>
  items.map(({ title, stands, names }) => [
    title,
    stands,
    ...names.map(({ path, as }) => `${path} ${as}`),
  ])

test('what holds comes first, and the nearest of it', async ({ why, decide, session }) => {
  await decide('Far', 'All of src/ is so.')
  await decide('Pattern', 'Holds for `src/*.ts`.')
  await decide('Near', 'Holds for src/engine.ts and src/.')
  await decide('Another', 'Holds for lib/wheel.ts.')
  const { id } = await call(propose, session, { title: 'Rejected', body: 'src/engine.ts' })
  await call(rejectProposal, session, { id, because: 'No.' })
  await call(post, session, { title: 'An idea', body: 'Could `src/engine.ts` be simpler?' })
  expect(shown(await why('src/engine.ts'))).toEqual([
    ['Near', 'holds', 'src/engine.ts itself', 'src folder'],
    ['Pattern', 'holds', 'src/*.ts pattern'],
    ['Far', 'holds', 'src folder'],
    ['An idea', 'open', 'src/engine.ts itself'],
    ['Rejected', 'past', 'src/engine.ts itself'],
  ])
})

test('a file is found by the name that it had before', async ({ why, decide }) => {
  await decide('Of old', 'src/motor.ts is what drives us.')
  expect(await why('src/engine.ts')).toMatchObject({
    formerly: ['src/motor.ts'],
    items: [{ title: 'Of old', names: [{ path: 'src/motor.ts', as: 'itself' }] }],
  })
})

test('what is superseded says what took its place', async ({ why, decide, session }) => {
  const old = await decide('Old', 'Of src/engine.ts.')
  const successor = await decide('New', 'Of everything.')
  await call(supersedeDecision, session, { id: old, successor })
  expect((await why('src/engine.ts')).items).toMatchObject([
    { title: 'Old', stands: 'past', successor: { title: 'New', number: 2, status: 'accepted' } },
  ])
})

test('what governs on trial only says until when', async ({ why, session }) => {
  const { id } = await call(propose, session, { title: 'A trial', body: 'Of src/engine.ts.' })
  const trial = { trial: 'Fewer fixes.', reviewOn: '2026-03-01' }
  await call(acceptProposal, session, { id, because: 'So we said.', ...trial })
  expect((await why('src/engine.ts')).items).toMatchObject([
    { stands: 'holds', status: 'accepted', trialUntil: '2026-03-01' },
  ])
})

test('lines of code name their file, of that repository alone; reasons and options count, comments do not', async ({
  why,
  decide,
  session,
}) => {
  await decide('Lines', 'See repository:src/engine.ts#L3.')
  await decide('Elsewhere', 'See other:src/engine.ts#L3 and other:src/engine.ts.')
  await decide('Whole', 'All of repository:src/engine.ts.')
  const { id } = await call(propose, session, {
    title: 'Reason',
    options: [{ title: 'x', pros: ['src/engine.ts is small'] }],
  })
  await call(comment, session, { record: id, body: 'And lib/wheel.ts?' })
  expect(shown(await why('src/engine.ts')).map(([title]) => title)).toEqual([
    'Whole',
    'Lines',
    'Reason',
  ])
  expect(shown(await why('lib/wheel.ts'))).toEqual([])
})

test('of a folder, what names something inside it comes last; of all, what is in this repository', async ({
  why,
  decide,
}) => {
  await decide('Inside', 'src/engine.ts and/or others')
  await decide('Folder', '`src/`')
  await decide('Not here', 'other/place.ts')
  expect(shown(await why('src'))).toEqual([
    ['Folder', 'holds', 'src itself'],
    ['Inside', 'holds', 'src/engine.ts inside'],
  ])
  expect(shown(await why('')).map(([title]) => title)).toEqual(['Folder', 'Inside'])
})

test('words that are changed govern what they name now', async ({ why, session }) => {
  const { id } = await call(propose, session, { title: 'x', body: 'src/engine.ts' })
  const { editProposal } = await import('#practices/decisions/verbs.ts')
  await call(editProposal, session, { id, version: 1, body: 'lib/wheel.ts' })
  expect((await why('src/engine.ts')).items).toEqual([])
  expect((await why('lib/wheel.ts')).items).toHaveLength(1)
})

test('as many as are wanted come, and the rest are counted', async ({
  decide,
  session,
  facts,
  folder,
}) => {
  for (const title of ['a', 'b', 'c']) await decide(title, 'src/engine.ts')
  const verb = (await allVerbs({ facts, dataFolder: folder })).find(
    ({ name }) => name === 'code.why',
  )
  invariant(verb, 'there is code.why')
  const given = { repository: 'repository', path: 'src/engine.ts', limit: 2 }
  expect(await call(verb, session, given)).toMatchObject({ items: { length: 2 }, more: 1 })
})

test('a path that is none says what may have been meant', async ({ why }) => {
  await expect(why('src/engin.ts')).rejects.toMatchObject({
    code: 'path.none',
    hint: 'Did you mean src/engine.ts?',
  })
  await expect(why('../etc')).rejects.toMatchObject({ code: 'path.invalid' })
})
