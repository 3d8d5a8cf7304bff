import fc from 'fast-check'
import { describe, expect, test as plainTest } from 'vitest'
import { decisions } from '#practices/decisions/schema.ts'
import { frictions } from '#practices/frictions/schema.ts'
import { ideas } from '#practices/ideas/schema.ts'
import { questions } from '#practices/questions/schema.ts'
import { remedies } from '#practices/remedies/schema.ts'
import { tips } from '#practices/tips/schema.ts'
import { trails } from '#practices/trails/schema.ts'
import { editProposal, propose } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../test/cairn.ts'
import { kindNames } from './kinds.ts'
import { referencesIn } from './references.ts'
import { comment, links, removeOwnComment } from './verbs.ts'

const kinds = new Set(['decision'])

describe('a text points', () => {
  plainTest('at nothing where a path begins with a drive', () => {
    for (const text of [
      'in C:\\code\\shop\\cart.py:6',
      'see D:\\a\\b.ts',
      'C:/code/a.ts',
      'D:\\a.ts#L3',
    ])
      expect(referencesIn(text, kinds)).toEqual([])
  })

  plainTest('at records, lines, commits and addresses, each once', () => {
    const body = [
      'As decision#12 says (see https://example.org/a?b=1), `app:src/a.ts#L10-L20@1a2b3c4d`',
      'and app:src/a.ts#L7 were moved in app@1a2b3c4d5e. decision#12 again; issue#3 is not ours.',
    ].join('\n')
    expect(referencesIn(body, kinds)).toEqual([
      { to: 'record', kind: 'decision', number: 12 },
      { to: 'address', url: 'https://example.org/a?b=1' },
      {
        ...{ to: 'code', repository: 'app', path: 'src/a.ts' },
        ...{ fromLine: 10, toLine: 20, commit: '1a2b3c4d' },
      },
      {
        ...{ to: 'code', repository: 'app', path: 'src/a.ts' },
        ...{ fromLine: 7, toLine: 7, commit: null },
      },
      { to: 'commit', repository: 'app', commit: '1a2b3c4d5e' },
    ])
  })

  plainTest('at whole files and folders, to their end', () => {
    const files = (text: string) =>
      referencesIn(text, kinds).flatMap((one) =>
        one.to === 'file' ? [[one.repository, one.path, one.commit]] : [],
      )
    expect(files('See app:src/a.ts, `app:README.md` and (app:src/app/). app:lib/b.c: it.')).toEqual(
      [
        ['app', 'src/a.ts', null],
        ['app', 'README.md', null],
        ['app', 'src/app/', null],
        ['app', 'lib/b.c', null],
      ],
    )
    expect(files('As in app:src/a.ts@1a2b3c4d.')).toEqual([['app', 'src/a.ts', '1a2b3c4d']])
    for (const text of [
      'http://host:80/x https://a.b:8080/c.html',
      'localhost:3000/index.html',
      'a:b, note: this, TODO:fix and 12:30.',
      'ana@host:git/app.git mailto:ana@example.org',
      'std::a.b x:y.z:w app:src/a.ts#top scheme:/etc/x.conf',
    ])
      expect(files(text), text).toEqual([])
  })

  plainTest('at an address without what stands around it', () => {
    const body =
      '**https://a.b/c**, (https://a.b/d) and https://a.b/e_(f). https://a.b/(g https://a.b/h?|'
    expect(referencesIn(body, kinds)).toEqual(
      ['c', 'd', 'e_(f)', '', 'h'].map((end) => ({ to: 'address', url: `https://a.b/${end}` })),
    )
  })

  plainTest('at nothing in a block of code, nor in what only looks alike', () => {
    const body = '```\ndecision#1\n~~~\ndecision#2\n```\n~~~ts\ndecision#3\n~~~~\ndecision#4'
    expect(referencesIn(body, kinds)).toEqual([{ to: 'record', kind: 'decision', number: 4 }])
    for (const text of [
      'ana@example.org',
      'mydecision#1x',
      'x/decision#1',
      'decision#0',
      'a@1234567.de',
    ])
      expect(referencesIn(text, kinds), text).toEqual([])
  })

  plainTest('whatever it holds, in little time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const reference of referencesIn(text, kinds))
          expect(reference.to).toMatch(/^(?:record|code|file|commit|address)$/)
      }),
    )
    const long = [
      'a'.repeat(65_000),
      'a:'.repeat(30_000),
      'a@'.repeat(30_000),
      'http://'.repeat(9_000),
      `https://${'(a'.repeat(30_000)}`,
    ]
    for (const text of long) expect(referencesIn(text, kinds).length).toBeLessThan(10_000)
  })
})

plainTest('texts can point at every kind of record there is', () => {
  expect([...kindNames]).toEqual([
    decisions.name,
    ideas.name,
    frictions.name,
    remedies.name,
    questions.name,
    tips.name,
    trails.name,
  ])
})

test('links are read from both ends, and go with the words that make them', async ({ session }) => {
  const one = await call(propose, session, { title: 'One' })
  const two = await call(propose, session, { title: 'Two', body: 'Instead of decision#1.' })
  const said = await call(comment, session, {
    record: one.id,
    body: 'See decision#2, app@1a2b3c4.',
  })
  const of = async (record: string) => call(links, session, { record })
  expect(await of(one.id)).toMatchObject({
    to: [
      { to: 'record', kind: 'decision', number: 2 },
      { to: 'commit', repository: 'app', commit: '1a2b3c4' },
    ],
    from: [{ record: two.id, title: 'Two', comment: null }],
  })
  expect((await of(two.id)).from).toMatchObject([{ record: one.id, comment: said.id }])
  await call(removeOwnComment, session, { id: said.id })
  expect((await of(two.id)).from).toEqual([])
  await call(editProposal, session, { id: two.id, version: 1, body: 'On its own.' })
  expect(await of(one.id)).toEqual({ to: [], from: [] })
})
