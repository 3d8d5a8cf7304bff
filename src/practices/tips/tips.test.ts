/** Tips of the team, and the library beside them, through the one way in, on a real database. */
import { expect } from 'vitest'
import type { z } from 'zod'
import { recordFileVerbs } from '#records/files/verbs.ts'
import { history } from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { library } from './library.ts'
import { tips } from './schema.ts'
import { sayMatches, sayTip } from './tip-words.ts'
import * as verbs from './verbs.ts'

async function aTip(session: Session, title = 'Ask the queue first', more: object = {}) {
  return call(verbs.addTip, session, { title, fits: ['hang'], ...more })
}

test('the team writes down a tip, changes it, retires it with a reason and offers it again', async ({
  session,
}) => {
  const { id } = await aTip(session)
  expect(await call(verbs.get, session, { id: 'tip#1' })).toMatchObject({
    ...{ from: 'team', number: 1, status: 'offered', minutes: 15, runtimes: [] },
  })
  const edited = { minutes: 5, runtimes: ['node' as const], fits: ['slow' as const] }
  expect(await call(verbs.editTip, session, { id, version: 1, ...edited })).toMatchObject(edited)
  await expect(call(verbs.retireTip, session, { id, because: ' ' })).rejects.toThrow(
    'say why in a few words',
  )
  const because = 'The queue is gone.'
  expect(await call(verbs.retireTip, session, { id, because })).toMatchObject({
    ...{ status: 'retired', because, minutes: 5 },
  })
  for (const again of [
    () => call(verbs.retireTip, session, { id, because }),
    () => call(verbs.editTip, session, { id, version: 3, title: 'y' }),
  ])
    await expect(again()).rejects.toMatchObject({ code: 'tips.state' })
  const offered = await call(verbs.restoreTip, session, { id })
  expect(offered).not.toHaveProperty('because')
  await expect(call(verbs.restoreTip, session, { id })).rejects.toMatchObject({
    code: 'tips.state',
  })
  const { items } = await call(history, session, { record: 'tip#1' })
  expect(items.map(({ act }) => act)).toEqual([
    ...['tips.restore', 'tips.retire', 'tips.edit', 'tips.add'],
  ])
})

test('what came with Cairn is read by its name, and stays as it is', async ({ session }) => {
  const id = 'bisect-run'
  const told = await call(verbs.get, session, { id })
  expect(told).toMatchObject({
    from: 'cairn',
    fits: ['regression', 'failing-test', 'slow', 'build'],
  })
  expect(
    sayTip(told)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('git bisect run')
  for (const refused of [
    () => call(verbs.editTip, session, { id, version: 1, title: 'y' }),
    () => call(verbs.retireTip, session, { id, because: 'x' }),
    () => call(verbs.restoreTip, session, { id }),
  ])
    await expect(refused()).rejects.toMatchObject({
      ...{ code: 'tips.shipped', hint: expect.stringContaining('tips.add') },
    })
  await expect(call(verbs.get, session, { id: 'no-such-thing' })).rejects.toMatchObject({
    code: 'tips.none',
  })
  await expect(call(verbs.get, session, { id: 'idea#1' })).rejects.toMatchObject({
    code: 'record.none',
  })
})

test('the list is whole, whatever the pages, and narrowed by sign, runtime, words and origin', async ({
  session,
}) => {
  await aTip(session, 'One', { runtimes: ['python'] })
  await aTip(session, 'Two about quicksand', { fits: ['crash'] })
  const shipped = (await library()).map(({ id }) => id)
  const refs = async (wish: z.input<typeof verbs.list.input>) =>
    (await call(verbs.list, session, wish)).items.map(({ ref }) => ref)
  const first = await call(verbs.list, session, { limit: 3 })
  expect(first.items.map(({ ref }) => ref)).toEqual(['tip#2', 'tip#1', shipped[0]])
  expect(await refs({ limit: 200, after: first.next ?? '' })).toEqual(shipped.slice(1))
  await expect(call(verbs.list, session, { after: '1 1' })).rejects.toMatchObject({
    code: 'input.cursor',
  })
  expect(await refs({ from: 'team', sign: 'hang' })).toEqual(['tip#1'])
  expect(await refs({ from: 'team', runtime: 'go' })).toEqual(['tip#2'])
  const forGo = await refs({ runtime: 'go', limit: 200 })
  expect(forGo).toContain('race-detector-go')
  expect(forGo).toContain('bisect-run')
  expect(forGo).not.toContain('thread-dump-java')
  expect(await refs({ text: 'quicksand' })).toEqual(['tip#2'])
  expect(await refs({ text: 'bisecting run', sign: 'regression' })).toContain('bisect-run')
  expect(await refs({ text: 'xyzzy' })).toEqual([])
  await call(verbs.retireTip, session, { id: 'tip#1', because: 'x' })
  expect(await refs({ status: 'retired' })).toEqual(['tip#1'])
})

test('what fits a trace and a few words is told best first, with why, and nothing that was retired', async ({
  session,
}) => {
  await aTip(session)
  const found = await call(verbs.match, session, {
    text: 'Our service hangs.\n"main" #1 at org.example.Shop.total(Shop.java:41)',
    ...{ signs: ['hang'], limit: 100 },
  })
  expect(found.runtimes).toEqual(['java'])
  expect(found.wanted[0]).toEqual({ sign: 'hang', words: [] })
  expect(found.items[0]).toMatchObject({ ref: 'thread-dump-java' })
  expect(found.items[0]?.why).toContain('It is made for Java.')
  const refs = found.items.map(({ ref }) => ref)
  expect(refs).toContain('tip#1')
  expect(refs).not.toContain('goroutine-dump')
  await call(verbs.retireTip, session, { id: 'tip#1', because: 'x' })
  const { items } = await call(verbs.match, session, { signs: ['hang'], limit: 100 })
  expect(items.map(({ ref }) => ref)).not.toContain('tip#1')
  const nothing = await call(verbs.match, session, { text: 'The weather is fine.' })
  expect(nothing).toEqual({ wanted: [], runtimes: [], items: [] })
  expect(sayMatches(nothing)[0]?.text).toContain('speak of no sign')
})

test('one of the team’s own goes out as a file and comes in again', async ({ session }) => {
  const [out, into] = recordFileVerbs([tips])
  await aTip(session)
  const { items: files } = await call(out, session, {})
  expect(files.map(({ path }) => path)).toEqual(['tip/0001.md'])
  const changed = files.map(({ path, content }) => ({
    ...{ path, content: content.replace('minutes: 15', 'minutes: 25') },
  }))
  expect(await call(into, session, { files: changed })).toMatchObject({ changed: 1 })
  expect(await call(verbs.get, session, { id: '1' })).toMatchObject({ minutes: 25, version: 2 })
})
