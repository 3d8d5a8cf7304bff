/** Trails through the one way in, on a real database and a real repository. */
import { expect } from 'vitest'
import { z } from 'zod'
import { allVerbs } from '#app/verbs.ts'
import { propose, acceptProposal } from '#practices/decisions/verbs.ts'
import { call } from '#verbs/call.ts'
import { invariant } from '#std/errors.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { rename } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { test as base } from '../../../test/cairn.ts'
import { FollowedTrail, Trail, TrailLine } from './schema.ts'
import { sayTrail } from './trail-words.ts'
import * as verbs from './verbs.ts'

type Ask = (verb: string, given: object) => Promise<unknown>

const test = base.extend<{ ask: Ask; scan: (repository: BuiltRepository) => Promise<void> }>({
  ask: async ({ session, facts, folder }, use) => {
    const all = await allVerbs({ facts, dataFolder: folder })
    await use(async (name, given) => {
      const verb = all.find((one) => one.name === `trails.${name}`)
      invariant(verb, `there is trails.${name}`)
      return call(verb, session, given)
    })
  },
  scan: async ({ facts, folder }, use) =>
    use(async ({ path }) => void (await scanned(facts, folder, path))),
})

const Listed = z.object({ items: z.array(TrailLine) })

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')
const old = lines('import fs from "fs"', '', 'function read(file) {', '  return fs.read(file)', '}')
const mended = lines(
  'import fs from "fs"',
  '',
  '// Closed by whoever opens.',
  '',
  'function read(file) {',
  '  const found = fs.read(file)',
  '  fs.close(file)',
  '  return found',
  '}',
)

test('a trail is written with lines of today, published, and finds where they went', async ({
  ask,
  scan,
  session,
}) => {
  await using repository = await aRepository({
    commits: [{ files: { 'src/a.ts': old, 'b c.ts': 'x\n' } }],
  })
  await scan(repository)
  const draft = Trail.parse(await ask('post', { title: 'How files are read' }))
  expect(draft.status).toBe('draft')
  const place = 'repository:src/a.ts#L3-L5'
  const one = Trail.parse(await ask('add-stop', { id: '1', at: place, body: 'Look here.' }))
  const [stop] = one.stops
  expect(stop?.target).toMatchObject({
    is: 'code',
    path: 'src/a.ts',
    from: 3,
    to: 5,
    commit: expect.stringMatching(/^[0-9a-f]{40}$/),
  })
  await ask('add-stop', { id: '1', at: 'decision#1' })
  expect(Trail.parse(await ask('publish', { id: '1' }))).toMatchObject({
    status: 'published',
    version: 4,
  })
  expect(FollowedTrail.parse(await ask('follow', { id: '1' }))).toMatchObject({
    isStale: false,
    stops: [{ state: 'same', step: 1 }],
  })
  const listed = async () => {
    const [line] = Listed.parse(await ask('list', {})).items
    return [line?.stopCount, line?.standing]
  }
  // Of what was written since the last scan nothing was looked up yet.
  expect(await listed()).toEqual([2, null])
  await repository.add({
    commits: [
      { files: { 'src/a.ts': `// new\n${old}` } },
      { changes: [rename('src/a.ts', 'lib/a.ts')] },
    ],
  })
  await scan(repository)
  expect(await listed()).toEqual([2, { moved: 1, changed: 0, gone: 0 }])
  const moved = FollowedTrail.parse(await ask('follow', { id: '1' }))
  expect(moved).toMatchObject({
    isStale: false,
    stops: [{ state: 'moved', to: { path: 'lib/a.ts', from: 4, to: 6 } }],
  })
  const to = moved.stops[0]
  await ask('accept', { id: '1', stop: stop?.id, ...to?.to, commit: to?.head })
  expect(FollowedTrail.parse(await ask('follow', { id: '1' })).stops).toMatchObject([
    { state: 'same' },
  ])
  const told = sayTrail(await call(verbs.get, session, { id: '1' })).map(({ text }) => text)
  expect(told).toContain(`repository:lib/a.ts#L4-L6@${to?.head?.slice(0, 10)}`)
})

test('the trails of a file are found by it, also at the top and with a space in its name', async ({
  session,
  ask,
}) => {
  const target = {
    is: 'code',
    repository: 'app',
    path: 'b c.ts',
    from: 1,
    to: 1,
    commit: 'a'.repeat(40),
  }
  await ask('post', { title: 'x', stops: [{ target }] })
  const { recordsNaming } = await import('#records/governing.ts')
  const found = await recordsNaming({ db: session.db }, { repository: 'app', paths: ['b c.ts'] })
  expect(found).toMatchObject([{ kind: 'trail', number: 1, as: 'itself', isUnsure: false }])
  expect(
    await recordsNaming({ db: session.db }, { repository: 'other', paths: ['b c.ts'] }),
  ).toEqual([])
})

test('a trail grows from a commit, a stop for each function that it changed', async ({
  ask,
  scan,
}) => {
  await using repository = await aRepository({ commits: [{ files: { 'src/a.ts': old } }] })
  await repository.add({
    commits: [
      {
        mark: 'mended',
        message: 'Close what was opened, as seen by Zelda',
        author: { name: 'Zelda Quark', email: 'zelda@example.org' },
        files: { 'src/a.ts': mended },
      },
    ],
  })
  await scan(repository)
  const head = repository.oid('mended')
  const { title, stops, status } = Trail.parse(
    await ask('from-commit', { repository: 'repository', commit: head.slice(0, 9) }),
  )
  expect([title, status]).toEqual(['What "Close what was opened, as seen by someone" did', 'draft'])
  const read = stops.find((stop) => stop.title === 'read, in a.ts')
  expect(read).toMatchObject({
    target: { path: 'src/a.ts', from: 5, to: 9, commit: head },
  })
  expect(read?.body).toContain('repository:src/a.ts#L3-L5@')
  await expect(ask('from-commit', { repository: 'repository', commit: 'abcdef1' })).rejects.toThrow(
    'No commit that was read begins with abcdef1.',
  )
})

test('a first week is drafted from what the history tells and what holds, of a young history, too', async ({
  ask,
  scan,
  session,
}) => {
  await using repository = await aRepository({
    commits: [{ files: { 'README.md': 'x\n', 'src/a.ts': old } }],
  })
  await scan(repository)
  const { id } = await call(propose, session, {
    title: 'One reader',
    body: 'See repository:src/a.ts.',
  })
  await call(acceptProposal, session, { id, because: 'Said so.' })
  for (const [title, body] of [
    ['Of this file', 'See `src/a.ts`.'],
    ['Of another one', 'See `src/elsewhere.ts`.'],
  ]) {
    const { id: other } = await call(propose, session, { title, body })
    await call(acceptProposal, session, { id: other, because: 'Said so.' })
  }
  const { stops } = Trail.parse(await ask('first-week', { repository: 'repository' }))
  const titles = stops.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining(['README.md', 'One reader', 'Of this file', 'What was missing?']),
  )
  expect(titles).not.toContain('Of another one')
})

test('where little changed of late, the whole history tells which files are central', async ({
  ask,
  scan,
}) => {
  const year = 365 * 86_400
  const start = Date.UTC(2020, 0, 1) / 1000
  const together = Array.from({ length: 12 }, (_, index) => ({
    files: Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`src/${name}.ts`, `export const ${name} = ${index}\n`]),
    ),
    author: { at: start + index * 86_400 },
  }))
  await using repository = await aRepository({
    commits: [...together, { files: { 'src/d.ts': 'd()\n' }, author: { at: start + 4 * year } }],
  })
  await scan(repository)
  const { stops } = Trail.parse(await ask('first-week', { repository: 'repository' }))
  expect(stops.map(({ body }) => body).join()).toContain('often changed together with it')
})
