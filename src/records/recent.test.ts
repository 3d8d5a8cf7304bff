import { expect } from 'vitest'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import { post } from '#practices/ideas/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { recent } from './record-verbs.ts'
import { comment, removeOwnComment } from './verbs.ts'

test('what changed lately stands first, each record once', async ({ session, facts }) => {
  const on = (day: string, hour = 12) => ({
    ...session,
    now: () => new Date(`2026-01-${day}T${hour}:00:00Z`),
  })
  const newest = async (wish: object = {}) =>
    (await call(recent, on('20'), wish)).items.map(({ title, at, isComment }) => [
      ...[title, at.slice(8, 10)],
      ...(isComment ? ['comment'] : []),
    ])
  const { id: one } = await call(propose, on('10'), { title: 'One' })
  const { id: two } = await call(post, on('11'), { title: 'Two' })
  const { id: three } = await call(propose, on('12'), { title: 'Three' })
  await call(editProposal, on('13'), { id: one, version: 1, title: 'One, changed' })
  await call(comment, on('13', 13), { record: two ?? '', body: 'Earlier.' })
  const said = await call(comment, on('14'), { record: two ?? '', body: 'So it is.' })
  const all = [
    ['Two', '14', 'comment'],
    ['One, changed', '13'],
    ['Three', '12'],
  ]
  expect(await newest()).toEqual(all)
  expect(await newest({ limit: 1 })).toEqual(all.slice(0, 1))
  expect(await newest({ since: '2026-01-13T00:00:00Z' })).toEqual(all.slice(0, 2))
  expect((await call(recent, session, {})).items[0]).toEqual({
    ...{ id: two, kind: 'idea', number: 1, title: 'Two', status: 'open' },
    ...{ at: '2026-01-14T12:00:00.000Z', isComment: true, trialUntil: null },
  })
  await facts.pool.query('update records.record set removed_at = now() where record_id = $1', [
    three,
  ])
  await call(removeOwnComment, on('15'), { id: 'id' in said ? (said.id ?? '') : '' })
  expect(await newest()).toEqual([
    ['Two', '13', 'comment'],
    ['One, changed', '13'],
  ])
  await expect(newest({ limit: 51 })).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(newest({ since: 'today' })).rejects.toMatchObject({ code: 'input.invalid' })
})
