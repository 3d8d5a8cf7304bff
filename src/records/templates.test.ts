import { expect } from 'vitest'
import { shippedTemplates } from '#app/templates.ts'
import { coach } from '#coach/coach.ts'
import { english } from '#coach/english/english.ts'
import { call } from '#verbs/call.ts'
import { anotherMember } from '../../test/another-member.ts'
import { test } from '../../test/cairn.ts'
import { kindNames } from './kinds.ts'
import { getVerb, keepVerb, listVerb, removeVerb } from './template-verbs.ts'

const shipped = await shippedTemplates()
const [list, get] = [listVerb(shipped), getVerb(shipped)]
const [keep, remove] = [keepVerb(shipped), removeVerb(shipped)]

test('each kind of record has something to begin with', () => {
  expect(new Set(shipped.map(({ kind }) => kind))).toEqual(kindNames)
  expect(shipped.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    ...[
      'decision long',
      'decision short',
      'idea short',
      'friction short',
      'remedy short',
      'question short',
      'tip short',
      'trail short',
    ],
  ])
  for (const { says, body } of shipped)
    expect(coach(`${says}\n${body}`, { language: english, soft: true })).toEqual([])
})

test('the team keeps its own beside those that came along', async ({ session }) => {
  const spike = {
    kind: 'decision',
    name: ' Spike ',
    says: 'For a week of trying.',
    body: '## Why\n',
  }
  expect(await call(keep, session, spike)).toEqual({
    ...{ ...spike, name: 'spike', isShipped: false, version: 1 },
  })
  const { items } = await call(list, session, { kind: 'decision' })
  expect(items.map(({ name, isShipped }) => [name, isShipped])).toEqual([
    ['long', true],
    ['short', true],
    ['spike', false],
  ])
  expect(items[0]).not.toHaveProperty('body')
  const named = { kind: 'decision', name: 'SPIKE' }
  expect(await call(get, session, named)).toMatchObject({ body: '## Why\n' })
  expect((await call(list, session, { kind: 'idea' })).items).toHaveLength(1)
  expect(await call(remove, session, named)).toMatchObject({ body: '## Why\n' })
  await expect(call(get, session, named)).rejects.toMatchObject({
    code: 'template.none',
  })
  await expect(call(remove, session, named)).rejects.toMatchObject({
    code: 'template.none',
  })
})

test('nobody’s change is overwritten, if one says what one read', async ({ session, facts }) => {
  const spike = { kind: 'decision', name: 'spike', says: 'x', body: 'One.' }
  await call(keep, session, spike)
  const change = (version: number, body: string) => call(keep, session, { ...spike, version, body })
  expect(await change(1, 'Two.')).toMatchObject({ version: 2 })
  await expect(change(1, 'Three.')).rejects.toMatchObject({ code: 'template.changed' })
  await expect(call(keep, session, { ...spike, name: 'other', version: 1 })).rejects.toMatchObject({
    code: 'template.changed',
  })
  const { rows } = await facts.pool.query('select name, body from records.template')
  expect(rows).toEqual([{ name: 'spike', body: 'Two.' }])
})

test('what came along stays as it is', async ({ session }) => {
  const long = { kind: 'decision', name: 'Long' }
  await expect(call(keep, session, { ...long, says: 'x', body: 'x' })).rejects.toMatchObject({
    code: 'template.shipped',
  })
  await expect(call(remove, session, long)).rejects.toMatchObject({
    code: 'template.shipped',
  })
  expect(await call(get, session, long)).toMatchObject({
    ...{ isShipped: true, version: null },
    body: expect.stringMatching(/^## Context and Problem Statement\n/),
  })
})

test('a template is for a kind there is, and has a name', async ({ session, facts }) => {
  const whole = { kind: 'decision', name: 'x', says: 'x', body: 'x' }
  for (const bad of [
    { kind: 'radar' },
    { kind: '../decisions' },
    { name: '' },
    { name: '../long' },
    { name: 'a\nb' },
    { name: 'x'.repeat(61) },
    { says: ' ' },
    { says: 'a\nb' },
    { body: 'x'.repeat(70_000) },
  ])
    await expect(call(keep, session, { ...whole, ...bad })).rejects.toMatchObject({
      code: 'input.invalid',
    })
  const guest = await anotherMember(facts, session, { role: 'guest' })
  await expect(call(keep, guest, whole)).rejects.toMatchObject({ kind: 'forbidden' })
  expect((await call(list, guest, {})).items).toHaveLength(shipped.length)
})
