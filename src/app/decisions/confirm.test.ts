/** Whether decisions are honoured, on real histories: what must be there and what must not, since when, and what cannot be told. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import type { Facts } from '#facts/facts.ts'
import * as confirming from '#practices/decisions/confirmation-verbs.ts'
import { acceptProposal, propose, rejectProposal } from '#practices/decisions/verbs.ts'
import type { Confirmation } from '#practices/decisions/confirmation.ts'
import { sayConfirmation, sayConfirmations } from '#practices/decisions/confirmation-words.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { remove, write } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { codeLooks } from './looks.ts'

const { confirmVerb, confirmationVerb } = confirming
const unread = { heads: () => Promise.resolve(new Map<string, string>()) }
const expectTo = confirming.expectVerb(unread)
const unexpect = confirming.unexpectVerb(unread)
const confirmation = confirmationVerb(unread)
const confirmations = confirming.confirmationsVerb(unread)
const repository = 'repository'

function aHistory(): Promise<BuiltRepository> {
  return aRepository({
    commits: [
      {
        mark: 'born',
        files: { 'README.md': 'hello\n', 'package.json': '{"dependencies":{"kysely":"1"}}' },
      },
      { files: { 'src/a.ts': 'const a = 1\n' } },
      {
        mark: 'queue',
        message: 'feat: the old queue',
        changes: [write('src/legacy/queue.ts', 'new Date()\n')],
      },
      { files: { 'src/b.ts': 'b\n' } },
      {
        mark: 'prisma',
        message: 'Merge pull request #7 from ana/prisma',
        files: { 'web/package.json': '{"devDependencies":{"prisma":"5"}}' },
      },
      { files: { 'src/c.ts': 'c\n' } },
    ],
  })
}

interface Place {
  session: Session
  facts: Facts
  folder: string
}

async function outcomeOf({ session, facts, folder }: Place, ...wanted: object[]) {
  const { id } = await call(propose, session, { title: 'x' })
  for (const one of wanted) await call(expectTo, session, { id, repository, ...one })
  const confirm = confirmVerb(codeLooks(Promise.resolve({ facts, dataFolder: folder })))
  const { state, checks } = await call(confirm, session, { id })
  return { state, outcomes: checks.map(({ outcome }) => outcome), checks }
}

test('what is so is honoured; what is not drifts since the commit that made it so', async ({
  session,
  facts,
  folder,
}) => {
  const place = { session, facts, folder }
  await using built = await aHistory()
  await scanned(place.facts, place.folder, built.path)
  const { state, outcomes } = await outcomeOf(
    place,
    { path: 'README.md' },
    { path: 'src/legacy/**', absent: true },
    { dependency: 'kysely' },
    { dependency: 'prisma', absent: true },
    { text: 'new Date()', absent: true, within: 'src' },
    { pattern: String.raw`new\s+Date\(`, absent: true, within: 'docs' },
    { pattern: 'zebra' },
  )
  const since = (mark: string) => ({ commit: built.oid(mark) })
  expect(state).toBe('drifting')
  expect(outcomes).toMatchObject([
    { state: 'honoured', places: ['README.md'] },
    {
      ...{ state: 'drifting', places: ['src/legacy/queue.ts'], more: 0, wasHonoured: true },
      since: { ...since('queue'), subject: 'feat: the old queue' },
    },
    { state: 'honoured', places: ['package.json'] },
    {
      state: 'drifting',
      places: ['web/package.json'],
      since: { ...since('prisma'), subject: 'Merge request #7' },
    },
    { state: 'drifting', since: since('queue') },
    { state: 'honoured', places: [] },
    { state: 'drifting', since: since('born'), wasHonoured: false },
  ])
  expect(JSON.stringify(outcomes)).not.toMatch(/author|example\.org/)
})

test('only what lies within is looked into, and no name of a path is taken for more', async ({
  session,
  facts,
  folder,
}) => {
  const place = { session, facts, folder }
  await using built = await aRepository({
    commits: [
      { files: { 'src/*.ts': 'found\n', 'srcs/a.ts': 'found\n', ':(glob)x': 'x\n', '-x': 'x\n' } },
    ],
  })
  await scanned(place.facts, place.folder, built.path)
  const { outcomes } = await outcomeOf(
    place,
    { text: 'found', within: 'src' },
    { path: ':(glob)x' },
    { path: '-x' },
    { text: '--output=x' },
    { pattern: '-e|--open-files-in-pager=x', absent: true },
  )
  expect(outcomes).toMatchObject([
    { state: 'honoured', places: ['src/*.ts'] },
    { state: 'honoured', places: [':(glob)x'] },
    { state: 'honoured', places: ['-x'] },
    { state: 'drifting', wasHonoured: false },
    { state: 'honoured' },
  ])
})

test('what was so at an older commit is said to be, until somebody looks again', async ({
  session,
  facts,
  folder,
}) => {
  const place = { session, facts, folder }
  const looks = codeLooks(Promise.resolve({ facts, dataFolder: folder }))
  const asked = confirmationVerb(looks)
  await using built = await aHistory()
  await scanned(facts, folder, built.path)
  const { checks } = await outcomeOf(place, { path: 'src/bad.ts', absent: true })
  const textOf = (told: Confirmation) => sayConfirmation(told).map(({ text }) => text)
  const before = await call(asked, session, { id: '1' })
  expect(before.checks[0]).toMatchObject({ newerHead: null, outcome: { state: 'honoured' } })
  expect(textOf(before)).toContain('open; honoured')
  await built.add({ commits: [{ mark: 'bad', files: { 'src/bad.ts': 'x\n' } }] })
  await scanned(facts, folder, built.path)
  const after = await call(asked, session, { id: '1' })
  expect(after.checks[0]).toMatchObject({ head: checks[0]?.head, newerHead: built.oid('bad') })
  expect(textOf(after)).toEqual(
    expect.arrayContaining([
      'open; honoured at an older commit',
      `Since then ${built.oid('bad').slice(0, 10)} was read, and not looked at.`,
      'cairn decisions confirm 1 looks again.',
    ]),
  )
  const confirmed = await call(confirmVerb(looks), session, { id: '1' })
  expect([confirmed.state, confirmed.checks[0]?.newerHead]).toEqual(['drifting', null])
  expect((await call(asked, session, { id: '1' })).checks[0]?.newerHead).toBe(null)
})

test('what was looked at is kept with its day and its commit', async ({
  session,
  facts,
  folder,
}) => {
  const place = { session, facts, folder }
  await using built = await aHistory()
  await scanned(place.facts, place.folder, built.path)
  const { checks } = await outcomeOf(place, { path: 'src/legacy', absent: true })
  const later = { ...place.session, now: () => new Date('2026-02-01T00:00:00Z') }
  expect(await call(confirmation, later, { id: '1' })).toMatchObject({
    checks: [{ lookedAt: '2026-01-05T09:00:00.000Z', head: built.oid('c6') }],
  })
  await built.add({ commits: [{ changes: [remove('src/legacy/queue.ts')] }] })
  await scanned(place.facts, place.folder, built.path)
  const [confirm] = (await allVerbs({ facts: place.facts, dataFolder: place.folder })).filter(
    ({ name }) => name === 'decisions.confirm',
  )
  if (confirm === undefined) throw new Error('there is such a verb')
  expect(await call(confirm, later, { id: '1' })).toMatchObject({
    state: 'honoured',
    checks: [{ lookedAt: '2026-02-01T00:00:00.000Z', head: built.oid('c7') }],
  })
  const { rows } = await place.facts.pool.query('select 1 from records.confirmation')
  expect(rows).toHaveLength(2)
  const id = checks[0]?.check.id
  expect(await call(unexpect, later, { id: '1', check: id })).toMatchObject({
    checks: [],
    state: null,
  })
})

test('the list has those that say what would show it, and what drifts stands first in words', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aHistory()
  await scanned(facts, folder, built.path)
  const place = { session, facts, folder }
  await call(propose, session, { title: 'says nothing' })
  await outcomeOf(place, { path: 'README.md' })
  await outcomeOf(place, { path: 'README.md' }, { path: 'src', absent: true })
  const { id: gone } = await call(propose, session, { title: 'rejected' })
  await call(expectTo, session, { id: gone, repository, path: 'a' })
  await call(rejectProposal, session, { id: gone, because: 'x' })
  const { id: never } = await call(propose, session, { title: 'never looked at' })
  await call(expectTo, session, { id: never, repository, path: 'a' })
  const first = await call(confirmations, session, { limit: 2 })
  expect(first.items.map(({ number, state }) => [number, state])).toEqual([
    [5, 'never checked'],
    [3, 'drifting'],
  ])
  const rest = await call(confirmations, session, { after: first.next })
  expect(rest).toMatchObject({ items: [{ number: 2, state: 'honoured' }], next: null })
  const whole = await call(confirmations, session, {})
  expect(sayConfirmations(whole).map(({ text }) => text)).toEqual([
    ...['Drifting', '3  x (proposed), looked at on 2026-01-05'],
    ...['Never checked', '5  never looked at (proposed)'],
    ...['Honoured', '2  x (proposed), looked at on 2026-01-05'],
  ])
})

test('what cannot be told is said, and why', async ({ session, facts, folder }) => {
  const place = { session, facts, folder }
  await using built = await aRepository({ commits: [{ files: { 'a.txt': 'x\n' } }] })
  await scanned(place.facts, place.folder, built.path)
  const unknown = await outcomeOf(place, { repository: 'elsewhere', path: 'a' })
  expect(unknown.outcomes).toEqual([
    { state: 'cannot tell', why: 'no repository called elsewhere was read' },
  ])
  const blind = await outcomeOf(place, { dependency: 'react', absent: true })
  expect(blind.outcomes).toMatchObject([
    { state: 'cannot tell', why: expect.stringContaining('go.mod') },
  ])
  await rm(join(place.folder, 'git'), { recursive: true })
  const away = await outcomeOf(place, { path: 'a.txt' })
  expect(away.outcomes).toMatchObject([
    { state: 'cannot tell', why: 'The git objects of repository are not on this machine' },
  ])
})

test('a check looks for one thing that can be looked for', async ({ session, facts, folder }) => {
  const { id } = await call(propose, session, { title: 'x' })
  const wanted = (one: object) => call(expectTo, session, { id, repository, ...one })
  await expect(wanted({})).rejects.toMatchObject({ code: 'decisions.check.one' })
  await expect(wanted({ path: 'a', text: 'b' })).rejects.toMatchObject({
    code: 'decisions.check.one',
  })
  await expect(wanted({ path: 'a', within: 'b' })).rejects.toMatchObject({
    code: 'decisions.check.within',
  })
  for (const one of [
    ...[{ path: '/etc' }, { path: '../x' }, { path: '' }, { text: 'a\nb' }, { text: '' }],
    ...[{ pattern: '(a+)\\1' }, { pattern: '(' }, { pattern: '(?=a)' }, { dependency: '' }],
    { repository: '', path: 'a' },
  ])
    await expect(wanted(one), JSON.stringify(one)).rejects.toMatchObject({ code: 'input.invalid' })
  const confirm = confirmVerb(codeLooks(Promise.resolve({ facts, dataFolder: folder })))
  await expect(call(confirm, session, { id })).rejects.toMatchObject({
    code: 'decisions.check.none',
  })
  for (let n = 0; n < 20; n++) await wanted({ path: `a${n}` })
  await expect(wanted({ path: 'b' })).rejects.toMatchObject({ code: 'decisions.check.many' })
  await call(acceptProposal, session, { id, because: 'x' })
  const other = await call(propose, session, { title: 'y' })
  await call(rejectProposal, session, { id: other.id, because: 'x' })
  await expect(call(expectTo, session, { id: other.id, repository, path: 'a' })).rejects.toThrow(
    '"y" is rejected; what nobody holds to needs no check.',
  )
})

test('at most two decisions are looked at at once; the others are told', async ({
  session,
  facts,
  folder,
}) => {
  const place = { session, facts, folder }
  await using built = await aHistory()
  await scanned(place.facts, place.folder, built.path)
  const looks = codeLooks(Promise.resolve({ facts, dataFolder: folder }))
  const { checks } = await outcomeOf(place, { text: 'x' })
  const look = () =>
    looks.look(
      repository,
      checks.map(({ check }) => check),
    )
  const told = await Promise.allSettled([look(), look(), look()])
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  await look()
})

test('a file that cannot be read may hold what is looked for', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aRepository({
    loose: true,
    commits: [{ files: { 'a.txt': 'hello\n', 'b.txt': 'there\n' } }],
  })
  await scanned(facts, folder, built.path)
  const oid = (await built.git('rev-parse', 'HEAD:a.txt')).trim()
  await rm(join(built.gitDir, 'objects', oid.slice(0, 2), oid.slice(2)))
  const place = { session, facts, folder }
  const { outcomes } = await outcomeOf(place, { text: 'hello', absent: true }, { text: 'there' })
  expect(outcomes).toEqual([
    { state: 'cannot tell', why: 'some files could not be read' },
    { state: 'honoured', places: ['b.txt'] },
  ])
})

test('of a history that is not whole, nobody can say that it was never so', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aHistory()
  const clone = join(folder, 'clone')
  await built.git('clone', '--quiet', '--depth', '2', `file://${built.path}`, clone)
  await scanned(facts, folder, clone)
  const place = { session, facts, folder }
  const { outcomes } = await outcomeOf(
    place,
    { repository: 'clone', path: 'src/legacy', absent: true },
    { repository: 'clone', path: 'src/c.ts', absent: true },
  )
  expect(outcomes).toMatchObject([
    { state: 'drifting', since: null, wasHonoured: null },
    { state: 'drifting', since: { commit: built.oid('c6') }, wasHonoured: true },
  ])
})

test('a manifest that cannot be understood may name what is looked for', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aRepository({
    commits: [
      {
        files: {
          'package.json': '{ "dependencies": ',
          'web/package.json': '{"dependencies":{"react":"1"}}',
        },
      },
    ],
  })
  await scanned(facts, folder, built.path)
  const place = { session, facts, folder }
  const gone = await outcomeOf(place, { dependency: 'vue', absent: true }, { dependency: 'react' })
  expect(gone.outcomes).toMatchObject([
    { state: 'cannot tell', why: 'package.json could not be read or understood' },
    { state: 'honoured', places: ['web/package.json'] },
  ])
})

test('what takes too long is given up, and said', async ({ session, facts, folder }) => {
  await using built = await aHistory()
  await scanned(facts, folder, built.path)
  const { checks } = await outcomeOf({ session, facts, folder }, { text: 'zebra' })
  const looked = (headMsMax: number, historyMsMax: number) =>
    codeLooks(Promise.resolve({ facts, dataFolder: folder }), { headMsMax, historyMsMax }).look(
      repository,
      checks.map(({ check }) => check),
    )
  expect((await looked(1, 60_000)).outcomes).toEqual([
    { state: 'cannot tell', why: 'looking took too long' },
  ])
  expect((await looked(60_000, 1)).outcomes).toMatchObject([
    { state: 'drifting', since: null, wasHonoured: null },
  ])
})
