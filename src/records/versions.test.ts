import { expect } from 'vitest'
import { ruledKinds } from '#app/kinds.ts'
import { acceptProposal, editProposal, get, propose } from '#practices/decisions/verbs.ts'
import { editIdea, exploreIdea, post } from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { diff, removeVerb, revertVerb } from './record-verbs.ts'
import { history, searchRecords } from './verbs.ts'

const revert = revertVerb(ruledKinds)

test('the words of an earlier version come back as a new one, and nothing between is lost', async ({
  session,
}) => {
  const options = ['a', { title: 'b', pros: ['plain'] }]
  const { id } = await call(propose, session, { title: 'One', body: 'Plain words.', options })
  const words = { title: 'Two', body: 'After.', options: [], until: '2026-03-01' }
  await call(editProposal, session, { id, version: 1, ...words })
  expect(await call(revert, session, { record: 'decision#1', to: 1 })).toMatchObject({
    ...{ record: id, kind: 'decision', number: 1, title: 'One', status: 'open', version: 3 },
  })
  expect(await call(get, session, { id })).toMatchObject({
    ...{ body: 'Plain words.', until: null, version: 3 },
    options: [{ title: 'a' }, { title: 'b', pros: ['plain'] }],
  })
  const { items } = await call(history, session, { record: id })
  expect(items.map(({ act, title }) => [act, title])).toEqual([
    ['records.revert', 'One'],
    ['decisions.edit', 'Two'],
    ['decisions.propose', 'One'],
  ])
  expect((await call(searchRecords, session, { text: 'plain words' })).items).toHaveLength(1)
  expect(await call(revert, session, { record: id, to: 3 })).toMatchObject({ version: 3 })
})

test('what was decided is not changed this way either, and a state never is', async ({
  session,
}) => {
  const { id } = await call(propose, session, { title: 'One' })
  await call(editProposal, session, { id, version: 1, title: 'Two' })
  await call(acceptProposal, session, { id, because: 'x' })
  await expect(call(revert, session, { record: id, to: 1 })).rejects.toThrow(
    '"Two" is accepted; only an open proposal can be edited.',
  )
  const idea = await call(post, session, { title: 'a' })
  await call(editIdea, session, { id: idea.id, version: 1, title: 'b' })
  await call(exploreIdea, session, { id: idea.id, trying: 'Ana.' })
  expect(await call(revert, session, { record: 'idea#1', to: 1 })).toMatchObject({
    ...{ title: 'a', status: 'exploring', version: 4 },
  })
})

test('nobody’s change since is overwritten, and what is not there cannot come back', async ({
  session,
  facts,
}) => {
  const { id: record } = await call(propose, session, { title: 'One' })
  await call(editProposal, session, { id: record, version: 1, title: 'Two' })
  await expect(call(revert, session, { record, to: 1, version: 1 })).rejects.toMatchObject({
    ...{ code: 'record.changed', details: { current: { title: 'Two' } } },
  })
  await expect(call(revert, session, { record, to: 3 })).rejects.toThrow(
    '"Two" has no version 3; the newest is 2.',
  )
  for (const to of [0, -1, 1.5, '1'])
    await expect(call(revert, session, { record, to })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  await expect(call(revert, guest, { record, to: 1 })).rejects.toMatchObject({
    code: 'verb.forbidden',
  })
  await call(removeVerb(ruledKinds), session, { record })
  await expect(call(revert, session, { record, to: 1 })).rejects.toMatchObject({
    code: 'record.none',
  })
  await expect(call(diff, session, { record })).rejects.toMatchObject({ code: 'record.none' })
})

test('two versions are compared, by themselves the newest with the one before', async ({
  session,
}) => {
  const { id: record } = await call(propose, session, { title: 'One', body: 'It is slow.' })
  await call(editProposal, session, { id: record, version: 1, body: 'It is very slow.' })
  await call(acceptProposal, session, { id: record, because: 'x' })
  const last = await call(diff, session, { record })
  expect(last).toMatchObject({ record, from: 2, to: 3 })
  expect(last.differences.map(({ part }) => part)).toEqual(['status', 'because', 'decidedAt'])
  expect((await call(diff, session, { record: 'decision#1', to: 2 })).differences).toEqual([
    {
      part: 'body',
      pieces: [
        { is: 'same', text: 'It is ' },
        { is: 'added', text: 'very ' },
        { is: 'same', text: 'slow.' },
      ],
    },
  ])
  expect(await call(diff, session, { record, from: 3, to: 1 })).toMatchObject({ from: 3, to: 1 })
  expect(await call(diff, session, { record, to: 1 })).toMatchObject({ from: 1, differences: [] })
  await expect(call(diff, session, { record, from: 9 })).rejects.toMatchObject({
    code: 'record.version_none',
  })
})
