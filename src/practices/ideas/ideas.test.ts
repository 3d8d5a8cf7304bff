/** Ideas through the one way in, on a real database. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { sayDecisionTold } from '#practices/decisions/decision-words.ts'
import {
  acceptProposal,
  get as getDecision,
  propose,
  rejectProposal,
  withdrawProposal,
} from '#practices/decisions/verbs.ts'
import { history, links } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Line } from '#verbs/line.ts'
import { test } from '../../../test/cairn.ts'
import { sayIdea } from './idea-words.ts'
import * as verbs from './verbs.ts'

test('an idea is said with a sentence, and stands open', async ({ session }) => {
  expect(await call(verbs.post, session, { title: 'Pair on releases' })).toMatchObject({
    ...{ number: 1, status: 'open', title: 'Pair on releases', body: '' },
  })
})

test('nobody puts an idea aside without a reason and a thank-you', async ({ session }) => {
  const { id } = await call(verbs.post, session, { title: 'x' })
  const keep = (words: object) => call(verbs.keepIdea, session, { id, ...words })
  await expect(keep({})).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(keep({ because: 'Not now.' })).rejects.toThrow('ideas.keep: thanks: is missing.')
  await expect(keep({ because: ' ', thanks: 'Thank you.' })).rejects.toThrow(
    'say why in a few words',
  )
  const thanks = 'It showed us where releases hurt.'
  expect(await keep({ because: 'Not now.', thanks })).toMatchObject({ status: 'kept', thanks })
})

test('what was put aside can be taken up again, and what became of it stays', async ({
  session,
}) => {
  const { id } = await call(verbs.post, session, { title: 'x' })
  await call(verbs.keepIdea, session, { id, because: 'Not now.', thanks: 'Thank you.' })
  await call(verbs.reopenIdea, session, { id })
  expect(await call(verbs.exploreIdea, session, { id, trying: 'Ana, for a week.' })).toMatchObject({
    ...{ status: 'exploring', trying: 'Ana, for a week.' },
  })
  const { items } = await call(history, session, { record: id })
  expect(items.map(({ act, status }) => [act, status])).toEqual([
    ['ideas.explore', 'exploring'],
    ['ideas.reopen', 'open'],
    ['ideas.keep', 'kept'],
    ['ideas.post', 'open'],
  ])
})

test('several ideas go into one proposal, and cannot be put aside behind its back', async ({
  session,
}) => {
  const proposal = (await call(propose, session, { title: 'Release on Mondays' })).id
  for (const title of ['a', 'b']) {
    const { id } = await call(verbs.post, session, { title })
    expect(await call(verbs.proposeIdea, session, { id, proposal })).toMatchObject({
      ...{ status: 'proposed', proposal },
    })
    await expect(call(verbs.keepIdea, session, { id, because: 'x', thanks: 'x' })).rejects.toThrow(
      `"${title}" went into a proposal; it cannot be put aside any more.`,
    )
  }
  const { items } = await call(verbs.list, session, { status: 'proposed' })
  expect(items).toHaveLength(2)
  const told = await call(getDecision, session, { id: proposal })
  expect(told.ideas).toMatchObject([
    { number: 1, title: 'a', author: session.actor.id, name: session.actor.name },
    { number: 2, title: 'b', author: session.actor.id, name: session.actor.name },
  ])
  expect(textOf(sayDecisionTold(told))).toContain(
    `The ideas it comes from\nidea#1, a (${session.actor.name})\nidea#2, b (${session.actor.name})`,
  )
  const { from } = await call(links, session, { record: proposal })
  expect(from.map(({ kind, number }) => [kind, number])).toEqual([
    ['idea', 1],
    ['idea', 2],
  ])
  expect((await call(links, session, { record: 'idea#1' })).to).toEqual([
    { to: 'record', kind: 'decision', number: 1 },
  ])
})

test('an idea without a name stays without one in its proposal', async ({ session }) => {
  const proposal = (await call(propose, session, { title: 'Release on Mondays' })).id
  const { id } = await call(verbs.post, session, { title: 'a' })
  await sql`update records.record set author_id = null where record_id = ${id}`.execute(session.db)
  await call(verbs.proposeIdea, session, { id, proposal })
  const told = await call(getDecision, session, { id: proposal })
  expect(told.ideas).toMatchObject([{ number: 1, author: null, name: null }])
  expect(textOf(sayDecisionTold(told))).toContain('idea#1, a (posted without a name)')
})

test('an idea goes into an open proposal, and into nothing else', async ({ session }) => {
  const { id } = await call(verbs.post, session, { title: 'c' })
  const into = (proposal: string) => call(verbs.proposeIdea, session, { id, proposal })
  await expect(into(randomUUID())).rejects.toMatchObject({ code: 'record.none' })
  await call(verbs.post, session, { title: 'another' })
  for (const ref of ['idea#1', 'idea#2'])
    await expect(into(ref)).rejects.toMatchObject({
      code: 'ideas.proposal.kind',
      hint: expect.stringContaining('decisions.propose'),
    })
  const because = 'x'
  for (const [act, status] of [
    [withdrawProposal, 'withdrawn'],
    [rejectProposal, 'rejected'],
    [acceptProposal, 'accepted'],
  ] as const) {
    const proposal = await call(propose, session, { title: `to be ${status}` })
    await call(act, session, { id: proposal.id, because })
    const refused = into(proposal.id)
    await expect(refused).rejects.toMatchObject({ code: 'ideas.proposal.closed' })
    await expect(refused).rejects.toThrow(`"to be ${status}" is ${status}`)
  }
  expect(await call(verbs.get, session, { id })).toMatchObject({ status: 'open', wentInto: [] })
})

test('an idea says what became of its proposal, also after it was taken up again', async ({
  session,
}) => {
  const because = 'x'
  const proposal = await call(propose, session, { title: 'Release on Mondays' })
  const { id } = await call(verbs.post, session, { title: 'a' })
  await call(verbs.proposeIdea, session, { id, proposal: proposal.id })
  const went = async () => {
    const idea = await call(verbs.get, session, { id })
    return { wentInto: idea.wentInto, text: textOf(sayIdea(idea)) }
  }
  expect((await went()).text).toContain('decision#1, Release on Mondays (open)')
  await call(withdrawProposal, session, { id: proposal.id, because })
  expect(await went()).toMatchObject({
    wentInto: [{ kind: 'decision', number: 1, status: 'withdrawn' }],
    text: expect.stringContaining('decision#1, Release on Mondays (withdrawn)'),
  })
  await call(verbs.reopenIdea, session, { id })
  expect(await went()).toMatchObject({
    wentInto: [{ number: 1, status: 'withdrawn' }],
    text: expect.stringContaining('decision#1, Release on Mondays (withdrawn)'),
  })
  expect((await call(getDecision, session, { id: proposal.id })).ideas).toEqual([])
  const second = await call(propose, session, { title: 'Release on Tuesdays' })
  await call(verbs.proposeIdea, session, { id, proposal: second.id })
  expect((await went()).wentInto.map(({ number }) => number)).toEqual([2, 1])
})

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n')
}
