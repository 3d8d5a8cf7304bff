/** Remedies of the team, and the playbook beside them, through the one way in, on a real database. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { recordFileVerbs } from '#records/files/verbs.ts'
import { history } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { playbook } from './playbook.ts'
import { remedies } from './schema.ts'
import * as verbs from './verbs.ts'

const measures = [{ key: 'pickup', better: 'lower' }]

async function aRemedy(session: Session, title = 'A bell for reviews', more: object = {}) {
  return call(verbs.addRemedy, session, { title, helps: ['pickup'], measures, ...more })
}

test('the team writes down a remedy, changes it, retires it with a reason and offers it again', async ({
  session,
}) => {
  const { id } = await aRemedy(session)
  expect(await call(verbs.get, session, { id: 'remedy#1' })).toMatchObject({
    ...{ from: 'team', number: 1, status: 'offered', weeks: 4, effort: 'small', ask: null },
  })
  const edited = { weeks: 6, ask: 'Did it help?', measures: ['throughput', 'wip'] }
  expect(await call(verbs.editRemedy, session, { id, version: 1, ...edited })).toMatchObject({
    ...edited,
    measures: [
      { key: 'throughput', better: 'higher' },
      { key: 'wip', better: 'lower' },
    ],
  })
  await expect(
    call(verbs.editRemedy, session, { id, version: 1, title: 'y' }),
  ).rejects.toMatchObject({ code: 'record.changed' })
  await expect(call(verbs.retireRemedy, session, { id, because: ' ' })).rejects.toThrow(
    'say why in a few words',
  )
  const because = 'It became a race.'
  expect(await call(verbs.retireRemedy, session, { id, because })).toMatchObject({
    ...{ status: 'retired', because, weeks: 6 },
  })
  for (const again of [
    () => call(verbs.retireRemedy, session, { id, because }),
    () => call(verbs.editRemedy, session, { id, version: 3, title: 'y' }),
  ])
    await expect(again()).rejects.toMatchObject({ code: 'remedies.state' })
  const offered = await call(verbs.reopenRemedy, session, { id })
  expect(offered).toMatchObject({ status: 'offered', weeks: 6 })
  expect(offered).not.toHaveProperty('because')
  const { items } = await call(history, session, { record: 'remedy#1' })
  expect(items.map(({ act }) => act)).toEqual([
    ...['remedies.reopen', 'remedies.retire', 'remedies.edit', 'remedies.add'],
  ])
})

test('without a measure and without a question, nothing would show that it helped', async ({
  session,
}) => {
  const bare = { title: 'x', helps: ['pickup' as const] }
  await expect(call(verbs.addRemedy, session, bare)).rejects.toMatchObject({
    code: 'remedies.measure.none',
  })
  const { id } = await call(verbs.addRemedy, session, { ...bare, ask: 'Did it help?' })
  await expect(
    call(verbs.editRemedy, session, { id, version: 1, ask: null }),
  ).rejects.toMatchObject({ code: 'remedies.measure.none' })
  const twice = { ...bare, measures: ['pickup', ...measures] }
  await expect(call(verbs.addRemedy, session, twice)).rejects.toThrow('each is named once')
})

test('what came with Cairn is read by its name, and stays as it is', async ({ session }) => {
  const told = await call(verbs.get, session, { id: 'smaller-changes' })
  expect(told).toMatchObject({ from: 'cairn', title: 'Make changes smaller', weeks: 6 })
  const id = 'smaller-changes'
  for (const refused of [
    () => call(verbs.editRemedy, session, { id, version: 1, title: 'y' }),
    () => call(verbs.retireRemedy, session, { id, because: 'x' }),
    () => call(verbs.reopenRemedy, session, { id }),
  ])
    await expect(refused()).rejects.toMatchObject({
      ...{ code: 'remedies.shipped', hint: expect.stringContaining('remedies.add') },
    })
  await expect(call(verbs.get, session, { id: 'no-such-thing' })).rejects.toMatchObject({
    code: 'remedies.none',
  })
  await expect(call(verbs.get, session, { id: 'idea#1' })).rejects.toMatchObject({
    code: 'record.none',
  })
})

test('the list has the team’s own first and then the playbook, whole, whatever the pages', async ({
  session,
}) => {
  for (const title of ['One', 'Two', 'Three']) await aRemedy(session, title)
  const shipped = (await playbook()).map(({ id }) => id)
  const whole = ['remedy#3', 'remedy#2', 'remedy#1', ...shipped]
  for (const limit of [1, 2, 3, 4, 200]) {
    const refs: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const page = await call(verbs.list, session, {
        limit,
        ...(after === undefined ? {} : { after }),
      })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      refs.push(...page.items.map(({ ref }) => ref))
      after = page.next
    }
    expect(refs).toEqual(whole)
  }
  await expect(call(verbs.list, session, { after: '1 1' })).rejects.toMatchObject({
    code: 'input.cursor',
  })
})

test('the list is narrowed by cause, words, origin and state', async ({ session }) => {
  await aRemedy(session, 'Quarantining what is flaky', { helps: ['ci_flaky', 'ci_rerun'] })
  await aRemedy(session)
  await call(verbs.retireRemedy, session, { id: 'remedy#2', because: 'x' })
  const refs = async (wish: z.input<typeof verbs.list.input>) =>
    (await call(verbs.list, session, wish)).items.map(({ ref }) => ref)
  expect(await refs({ cause: 'ci_flaky' })).toEqual([
    ...['remedy#1', 'mend-one-flaky-test', 'quarantine-flaky-tests'],
  ])
  expect(await refs({ from: 'team' })).toEqual(['remedy#2', 'remedy#1'])
  expect(await refs({ status: 'retired' })).toEqual(['remedy#2'])
  expect(await refs({ from: 'team', status: 'offered' })).toEqual(['remedy#1'])
  const quarantined = await refs({ text: 'quarantined' })
  expect(quarantined[0]).toBe('remedy#1')
  expect(quarantined).toContain('quarantine-flaky-tests')
  expect(quarantined).not.toContain('smaller-changes')
  expect(await refs({ text: 'xyzzy' })).toEqual([])
})

test('what may help is told best first, with why, and nothing that was retired', async ({
  session,
}) => {
  await aRemedy(session)
  const found = await call(verbs.match, session, {
    ...{ causes: ['pickup'], text: 'Our tests are flaky, and nobody sleeps.', limit: 100 },
  })
  expect(found.wanted).toEqual([
    { cause: 'pickup', words: [] },
    { cause: 'ci_flaky', words: ['flaky'] },
  ])
  expect(found.items[0]).toMatchObject({
    ...{ ref: 'remedy#1', why: ['It helps with “Waiting for a first look”.'] },
  })
  expect(found.items.find(({ ref }) => ref === 'quarantine-flaky-tests')?.why).toEqual([
    'It helps with “Flaky tests”, of which “flaky” speaks.',
  ])
  await call(verbs.retireRemedy, session, { id: 'remedy#1', because: 'x' })
  const { items } = await call(verbs.match, session, { causes: ['pickup'] })
  expect(items.map(({ ref }) => ref)).not.toContain('remedy#1')
  expect(await call(verbs.match, session, { text: 'The weather is fine.' })).toEqual({
    ...{ wanted: [], items: [] },
  })
})

test('one of the team’s own goes out as a file and comes in again, and a cause that is none is refused', async ({
  session,
}) => {
  const [out, into] = recordFileVerbs([remedies])
  await aRemedy(session)
  const { items: files } = await call(out, session, {})
  expect(files.map(({ path }) => path)).toEqual(['remedy/0001.md'])
  expect(await call(into, session, { files })).toMatchObject({ unchanged: 1 })
  const changed = (from: string, to: string) =>
    files.map(({ path, content }) => ({ path, content: content.replace(from, to) }))
  expect(await call(into, session, { files: changed('weeks: 4', 'weeks: 9') })).toMatchObject({
    changed: 1,
  })
  expect(await call(verbs.get, session, { id: '1' })).toMatchObject({ weeks: 9, version: 2 })
  const { items: later } = await call(out, session, {})
  const wrong = later.map((file) => ({
    ...file,
    content: file.content.replace('- pickup', '- boredom'),
  }))
  await expect(call(into, session, { files: wrong })).rejects.toMatchObject({
    ...{ code: 'records.import.wrong', message: expect.stringContaining('helps') },
  })
})
