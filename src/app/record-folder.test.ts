/** All records go out as files and come back the same, into this workspace or another. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { z } from 'zod'
import * as decisions from '#practices/decisions/verbs.ts'
import * as ideas from '#practices/ideas/verbs.ts'
import { kindNames } from '#records/kinds.ts'
import {
  comment,
  listComments,
  listOfActions,
  removeOwnComment,
  searchRecords,
  takeOn,
} from '#records/verbs.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../test/cairn.ts'
import { ruledKinds } from './kinds.ts'
import { readRecords, writeRecords } from './record-folder.ts'

async function someRecords(session: Session): Promise<string> {
  const options = [{ title: 'A', pros: ['x'], cons: [] }]
  const one = await call(decisions.propose, session, {
    title: 'One',
    body: 'Why: "so"?\n\n---\n',
    options,
  })
  await call(decisions.acceptProposal, session, { id: one.id, chosen: 'A', because: 'It is.' })
  const two = await call(decisions.propose, session, { title: '🙂 Two', until: '2026-03-01' })
  await call(decisions.acceptProposal, session, { id: two.id, because: 'x' })
  await call(decisions.supersedeDecision, session, { id: one.id, successor: two.id })
  const idea = await call(ideas.post, session, { title: 'Better' })
  await call(ideas.keepIdea, session, { id: idea.id, because: 'Later.', thanks: 'Thank you.' })
  const { id } = await call(comment, session, { record: one.id, body: 'A sesquipedalian word.' })
  await call(comment, session, { record: one.id, body: 'Yes.', replyTo: id })
  const gone = await call(comment, session, { record: one.id, body: 'No.' })
  await call(removeOwnComment, session, { id: gone.id })
  await call(takeOn, session, {
    record: two.id,
    text: 'Do it.',
    owner: session.actor.id,
    due: '2026-02-01',
  })
  return one.id
}

/** With their words, which lists do not hold. */
const allDecisions = async (session: Session) =>
  Promise.all(
    (await call(decisions.list, session, {})).items.map(async ({ id }) =>
      call(decisions.get, session, { id }),
    ),
  )
const allIdeas = async (session: Session) =>
  Promise.all(
    (await call(ideas.list, session, {})).items.map(async ({ id }) =>
      call(ideas.get, session, { id }),
    ),
  )

const everything = async (session: Session, record: string) => [
  await allDecisions(session),
  await allIdeas(session),
  await call(listComments, session, { record }),
  await call(listOfActions, session, {}),
]

test('the kinds of record are all that texts may point at', async () => {
  expect(new Set(ruledKinds.map(({ kind }) => kind.name))).toEqual(kindNames)
})

test('what was exported comes back as it was, found by its words, and numbers go on', async ({
  session,
  facts,
  folder,
}) => {
  const record = await someRecords(session)
  const before = await everything(session, record)
  const out = join(folder, 'out')
  const paths = ['decision/0001.md', 'decision/0002.md', 'idea/0001.md']
  expect(await writeRecords(session, out, { overwrites: false })).toEqual({
    ...{ written: paths, same: 0, refused: [] },
  })
  expect(await readRecords(session, out)).toEqual({
    ...{ added: 0, changed: 0, unchanged: 3, skipped: [], strangers: 0 },
  })
  await facts.pool.query('truncate records.record, records.last_number cascade')
  expect(await readRecords(session, out)).toMatchObject({ added: 3, strangers: 0 })
  expect(await everything(session, record)).toEqual(before)
  const again = join(folder, 'again')
  await writeRecords(session, again, { overwrites: false })
  for (const path of paths)
    expect(readFileSync(join(again, path), 'utf8')).toBe(readFileSync(join(out, path), 'utf8'))
  const found = await call(searchRecords, session, { text: 'sesquipedalian' })
  expect(found.items).toMatchObject([{ record }])
  expect(await call(decisions.propose, session, { title: 'Three' })).toMatchObject({ number: 3 })
})

test('a file that was changed changes its record, unless somebody did so here since', async ({
  session,
  folder,
}) => {
  const { id } = await call(ideas.post, session, { title: 'Better', body: 'Before.' })
  await writeRecords(session, folder, { overwrites: false })
  const path = join(folder, 'idea/0001.md')
  writeFileSync(path, readFileSync(path, 'utf8').replace('Before.', 'After.'))
  expect(await writeRecords(session, folder, { overwrites: false })).toMatchObject({
    refused: [{ path: 'idea/0001.md', code: 'records.export.other' }],
  })
  expect(await readRecords(session, folder)).toMatchObject({ changed: 1 })
  expect(await call(ideas.get, session, { id })).toMatchObject({ body: 'After.', version: 2 })
  await expect(readRecords(session, folder)).rejects.toThrow(
    'Nothing was imported. idea/0001.md:8 It was changed here since (version 2 now).',
  )
  expect(await writeRecords(session, folder, { overwrites: true })).toMatchObject({
    written: ['idea/0001.md'],
  })
})

test('whoever does not belong here is left unnamed, and a new file gets the next number', async ({
  session,
  folder,
}) => {
  mkdirSync(join(folder, 'x'))
  writeFileSync(
    join(folder, 'x/a.md'),
    '---\nkind: idea\nid: 00000000-0000-4000-8000-000000000001\nnumber: 7\nauthor: 00000000-0000-4000-8000-000000000002\ntitle: A\nstatus: open\n---\n',
  )
  writeFileSync(join(folder, 'x/b.md'), '---\nkind: idea\ntitle: B\nstatus: open\n---\nWords.\n')
  writeFileSync(join(folder, 'README.md'), '# Ours\n')
  expect(await readRecords(session, folder)).toEqual({
    ...{ added: 2, changed: 0, unchanged: 0, skipped: ['README.md'], strangers: 1 },
  })
  expect(await allIdeas(session)).toMatchObject([
    { number: 8, title: 'B', body: 'Words.', author: session.actor.id },
    { number: 7, title: 'A', author: null },
  ])
})

test('tags come in as they are given by hand, or are named with what is wrong', async ({
  session,
  folder,
}) => {
  const idea = (tags: string) =>
    `---\nkind: idea\ntitle: A\nstatus: open\ndetail:\n  tags: ${tags}\n---\n`
  const put = (tags: string) => writeFileSync(join(folder, 'a.md'), idea(tags))
  put("[' Storage ', '#Build  Time', storage]")
  await readRecords(session, folder)
  expect(await allIdeas(session)).toMatchObject([{ tags: ['build time', 'storage'] }])
  const told = async (tags: string) => {
    put(tags)
    const error: unknown = await readRecords(session, folder).catch((each: unknown) => each)
    const { details } = z.object({ details: z.unknown() }).parse(error)
    return details
  }
  const problem = (message: string) => ({
    problems: [{ path: 'a.md', line: 6, message: expect.stringContaining(message) }],
  })
  expect(await told("['a,b']")).toEqual(problem('a tag is one word or a few, without commas'))
  expect(await told("['']")).toEqual(problem('a tag has at least one letter'))
  expect(await told(`[${'x'.repeat(51)}]`)).toEqual(problem('Too big'))
  const many = Array.from({ length: 21 }, (_, index) => `t${index}`)
  expect(await told(`[${many.join()}]`)).toEqual(problem('20 tags at most'))
  expect(await allIdeas(session)).toHaveLength(1)
})

function lineOf(path: string, line: string): number {
  return readFileSync(path, 'utf8').split('\n').indexOf(line) + 1
}

test('where anything is wrong nothing comes in, and each is named with its line', async ({
  session,
  facts,
  folder,
}) => {
  await someRecords(session)
  await writeRecords(session, folder, { overwrites: false })
  await facts.pool.query('truncate records.record, records.last_number cascade')
  const put = (path: string, change: (text: string) => string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')))
  cpSync(join(folder, 'idea/0001.md'), join(folder, 'idea/twin.md'))
  put('decision/0001.md', (text) => text.replace('status: superseded', 'status: lost'))
  put('decision/0002.md', (text) =>
    text.replace('  reviewOn: null\n', '  reviewOn: soon\n  colour: red\n'),
  )
  const soonAt = lineOf(join(folder, 'decision/0002.md'), '  reviewOn: soon')
  const error: unknown = await readRecords(session, folder).catch((each: unknown) => each)
  expect(error).toMatchObject({
    code: 'records.import.wrong',
    details: {
      problems: [
        { path: 'decision/0001.md', line: 6, message: expect.stringContaining('status') },
        {
          path: 'decision/0002.md',
          line: soonAt,
          message: 'reviewOn: a day is written like 2026-12-24.',
        },
        { path: 'idea/twin.md', line: 3, message: 'idea/0001.md has this id, too.' },
        { path: 'idea/twin.md', line: 4, message: 'idea/0001.md has this number, too.' },
      ],
    },
  })
  const { rows } = await facts.pool.query('select from records.record')
  expect(rows).toEqual([])
  put('decision/0002.md', (text) => text.replace('soon', 'null'))
  await expect(readRecords(session, folder)).rejects.toMatchObject({
    details: {
      problems: expect.arrayContaining([
        {
          path: 'decision/0002.md',
          line: soonAt + 1,
          message: 'In accepted a decision knows nothing called colour.',
        },
      ]),
    },
  })
})

test('a folder that nobody should have is told in a sentence, and no link is followed', async ({
  session,
  folder,
}) => {
  const told = async (path: string) =>
    readRecords(session, join(folder, path)).catch((error: unknown) => error)
  expect(await told('none')).toMatchObject({ code: 'records.import.folder' })
  mkdirSync(join(folder, 'empty'))
  expect(await told('empty')).toMatchObject({ code: 'records.import.none' })
  mkdirSync(join(folder, 'latin'))
  writeFileSync(join(folder, 'latin/a.md'), Buffer.from([0x2d, 0xe9]))
  expect(await told('latin')).toMatchObject({ code: 'records.import.encoding' })
  await call(ideas.post, session, { title: 'x' })
  mkdirSync(join(folder, 'outside'))
  mkdirSync(join(folder, 'out'))
  symlinkSync(join(folder, 'outside'), join(folder, 'out/idea'))
  expect(await writeRecords(session, join(folder, 'out'), { overwrites: true })).toMatchObject({
    refused: [{ code: 'folder.link' }],
  })
  expect(readdirSync(join(folder, 'outside'))).toEqual([])
  writeFileSync(join(folder, 'outside/a.md'), '---\nkind: idea\ntitle: B\nstatus: open\n---\n')
  expect(await told('out')).toMatchObject({ code: 'records.import.none' })
})
