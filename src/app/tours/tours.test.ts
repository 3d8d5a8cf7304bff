/** Tours of editors: where their steps are now, and in and out of a workspace byte for byte. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test as plainTest } from 'vitest'
import { get, editTrailWords } from './tours.fixture.ts'
import { postVerb } from '#practices/trails/code-verbs.ts'
import { publishTrail } from '#practices/trails/verbs.ts'
import { call } from '#verbs/call.ts'
import { aFolder } from '../../../test/repositories/folder.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { rename } from '../../../test/repositories/plan.ts'
import { test } from '../../../test/cairn.ts'
import { checkTours } from './check.ts'
import { exportVerb, importVerb } from './folder-verbs.ts'

const code = (...names: string[]) =>
  names.map((name) => `function ${name}(of) { return of }\n`).join('')
const tour = (steps: object[], more: object = {}) =>
  JSON.stringify({ title: 'T', ...more, steps }, null, 4)
const at = (file: string, line: number, more: object = {}) => ({
  file,
  line,
  description: 'x',
  ...more,
})
const put = (top: string, path: string, text: string | Uint8Array) => {
  mkdirSync(dirname(join(top, path)), { recursive: true })
  writeFileSync(join(top, path), text)
}

/** Of a working tree, the tours lie on disk, too. */
async function withTour(steps: object[], more: object = {}): Promise<BuiltRepository> {
  const text = tour(steps, more)
  const repository = await aRepository({
    commits: [
      {
        mark: 'first',
        files: { 'src/a.ts': code('one', 'two', 'three', 'four'), 'src/b.ts': code('b') },
      },
      { mark: 'told', files: { '.tours/t.tour': text } },
    ],
  })
  put(repository.path, '.tours/t.tour', text)
  return repository
}

plainTest('each step says whether its lines are the same, moved, changed or gone', async () => {
  await using repository = await withTour([
    at('src/a.ts', 3),
    at('src/a.ts', 2),
    at('src/b.ts', 1),
    at('src/a.ts', 4),
    { description: 'no file' },
    at('src/none.ts', 1),
    at('./src/a.ts', 3, {
      selection: { start: { line: 2, character: 1 }, end: { line: 3, character: 5 } },
    }),
    { file: 'src/a.ts', pattern: '^function three', description: 'x' },
  ])
  await repository.add({
    commits: [
      {
        files: {
          'src/a.ts': code('zero', 'one', 'two', 'three').replace('two(of)', 'two(of, more)'),
          'src/b.ts': null,
        },
      },
      { changes: [rename('src/a.ts', 'lib/a.ts')] },
    ],
  })
  const { items, skipped } = await checkTours(repository.path)
  expect(skipped).toEqual([])
  expect(items.map(({ step, file, line, state, to }) => [step, file, line, state, to])).toEqual([
    [1, 'src/a.ts', 3, 'moved', { file: 'lib/a.ts', line: 4 }],
    [2, 'src/a.ts', 2, 'changed', { file: 'lib/a.ts', line: 3 }],
    [3, 'src/b.ts', 1, 'gone', null],
    [4, 'src/a.ts', 4, 'gone', null],
    [5, null, null, 'same', null],
    [6, 'src/none.ts', 1, 'gone', null],
    [7, 'src/a.ts', 3, 'changed', { file: 'lib/a.ts', line: 4 }],
    [8, 'src/a.ts', 3, 'moved', { file: 'lib/a.ts', line: 4 }],
  ])
  expect(items.every(({ tour: of }) => of === '.tours/t.tour')).toBe(true)
})

plainTest('the file of one tour is checked alone, wherever it lies', async () => {
  await using repository = await withTour([at('src/a.ts', 3)])
  put(repository.path, '.tours/other.tour', tour([at('src/a.ts', 1)]))
  put(repository.path, 'notes/mine.tour', tour([at('src/a.ts', 2)]))
  const asked = async (path: string) => (await checkTours(join(repository.path, path))).items
  expect(await asked('.tours/t.tour')).toMatchObject([{ tour: 't.tour', line: 3, state: 'same' }])
  expect(await asked('notes/mine.tour')).toMatchObject([{ tour: 'mine.tour', line: 2 }])
  put(repository.path, 'a.md', 'x')
  await expect(asked('a.md')).rejects.toMatchObject({ code: 'trails.folder.none' })
})

plainTest(
  'a tour that is laid out anew says of old lines what it said before; a new line is of today',
  async () => {
    await using repository = await withTour([at('src/a.ts', 1), at('src/a.ts', 2)])
    const moved = code('zero', 'one', 'two', 'three', 'four')
    const anew = JSON.stringify({ title: 'T', steps: [at('src/a.ts', 1), at('src/a.ts', 4)] })
    await repository.add({ commits: [{ files: { 'src/a.ts': moved, '.tours/t.tour': anew } }] })
    put(repository.path, '.tours/t.tour', anew)
    const { items } = await checkTours(repository.path)
    expect(items.map(({ state, to }) => [state, to?.line])).toEqual([
      ['moved', 2],
      ['same', 4],
    ])
  },
)

plainTest(
  'a step is as old as its line in the tour, whatever the tour was called and whoever broke it meanwhile',
  async () => {
    const told = (second: number) => tour([at('./a.ts', 1), at('a.ts', second)])
    await using repository = await aRepository({
      commits: [
        { files: { 'a.ts': code('one', 'two', 'three'), 'main.tour': told(2) } },
        { files: { 'main.tour': `<<<<<<< ours\n${told(2)}` } },
        { files: { 'a.ts': code('zero', 'one', 'two', 'three'), 'main.tour': told(2) } },
        { changes: [rename('main.tour', '.tours/t.tour')] },
        { files: { '.tours/t.tour': told(4).replace('./a.ts', 'a.ts') } },
        { files: { 'a.ts': code('nil', 'zero', 'one', 'two', 'three') } },
      ],
      bare: true,
    })
    const { items } = await checkTours(repository.path)
    // The second was mended once the first line had come.
    expect(items.map(({ state, to }) => [state, to?.line])).toEqual([
      ['moved', 3],
      ['moved', 5],
    ])
  },
)

plainTest('lines of a tour with a ref are of that commit or tag; a branch moves on', async () => {
  const states = async (ref: string) => {
    await using repository = await aRepository({
      commits: [
        { mark: 'old', files: { 'a.ts': code('one', 'two') } },
        { files: { 'a.ts': code('zero', 'one', 'two') } },
      ],
      tags: { v1: 'old' },
    })
    const text = tour([at('a.ts', 1)], { ref: ref === 'old' ? repository.oid('old') : ref })
    put(repository.path, 'main.tour', text)
    return (await checkTours(repository.path)).items.map(({ state, to }) => [state, to?.line])
  }
  expect(await states('old')).toEqual([['moved', 2]])
  expect(await states('v1')).toEqual([['moved', 2]])
  expect(await states('main')).toEqual([['same', 1]])
})

plainTest('what cannot be read is told with its line, and keeps nobody from the rest', async () => {
  await using repository = await withTour([at('src/a.ts', 1)])
  put(repository.path, '.vscode/tours/bad.tour', '{\n "steps": [,]\n}')
  const { items, skipped } = await checkTours(repository.path)
  expect(items).toHaveLength(1)
  expect(skipped).toMatchObject([
    {
      path: '.vscode/tours/bad.tour',
      code: 'trails.tour.unread',
      message: expect.stringContaining('line 2'),
    },
  ])
})

plainTest(
  'a step that leads out of the repository, or to a line that no file has, says so',
  async () => {
    await using repository = await withTour([
      at('/etc/passwd', 1),
      at('../x', 1),
      at('src/a.ts', 0),
      at('src/a.ts', 1e12),
      at('src', 1),
    ])
    const { items } = await checkTours(repository.path)
    expect(items.map(({ state, to, says }) => [state, to, says])).toEqual([
      ['gone', null, '"/etc/passwd" is no file of this repository, and was not looked at.'],
      ['gone', null, '"../x" is no file of this repository, and was not looked at.'],
      ['gone', null, 'No file has a line 0.'],
      ['gone', null, 'No file has a line 1000000000000.'],
      ['gone', null, 'There are no such lines in "src", and the history knows of none.'],
    ])
  },
)

plainTest('a pattern that would take forever is given up', async () => {
  await using repository = await aRepository({
    commits: [
      {
        files: {
          'a.ts': `${'a'.repeat(60)}!\n`,
          '.tours/t.tour': tour([{ file: 'a.ts', pattern: '^(a+)+$', description: '' }]),
        },
      },
    ],
    bare: true,
  })
  const { items } = await checkTours(repository.path)
  expect(items).toMatchObject([{ file: 'a.ts', line: null, to: null, confidence: null }])
})

const odd =
  '\ufeff{\r\n\t"steps" : [ {"file":"src\\\\a.ts","line":2,"description":"See [x](command:rm?1)\\n>> rm -rf /","commands":["x.y"],"theirs":{"b":1,"a":2}},\r\n\t{"description":"\\ud800 \\u0000","view":"scm"}], "title":"Odd", "when":"isWeb" }'

plainTest(
  'a tour that no editor would find names its files from the folder where most of them are',
  async () => {
    await using repository = await aRepository({
      commits: [
        {
          files: {
            'web/src/a.ts': code('one', 'two'),
            'web/walks/t.tour': tour([at('src/a.ts', 2), at('src/none.ts', 1)]),
            'walks/top.tour': tour([at('web/src/a.ts', 1)]),
          },
        },
      ],
    })
    const { items } = await checkTours(repository.gitDir)
    expect(items.map(({ tour: name, file, state }) => [name, file, state])).toEqual([
      ['walks/top.tour', 'web/src/a.ts', 'same'],
      ['web/walks/t.tour', 'web/src/a.ts', 'same'],
      ['web/walks/t.tour', 'web/src/none.ts', 'gone'],
    ])
  },
)

test('tours come in and go out byte for byte; what is edited changes alone', async ({
  session,
}) => {
  await using repository = await withTour([at('src/a.ts', 2), at('src/b.ts', 1)])
  put(repository.path, '.vscode/tours/odd.tour', odd)
  const read = await checkTours(repository.path)
  const took = () => call(importVerb(read), session, { prefersFiles: false })
  expect(await took()).toMatchObject({ added: 2, changed: 0, unchanged: 0 })
  expect(await took()).toMatchObject({ added: 0, unchanged: 2 })
  const trail = await get(session, 2)
  expect(trail).toMatchObject({
    title: 'Odd',
    status: 'published',
    editor: { when: 'isWeb', next: null },
  })
  expect(trail.stops).toMatchObject([
    {
      target: {
        is: 'code',
        repository: 'repository',
        path: 'src/a.ts',
        from: 2,
        commit: repository.oid('told'),
      },
      asides: ['runs x.y'],
    },
    { target: { is: 'none' }, asides: ['shows the view scm'] },
  ])
  await using folder = aFolder()
  const exported = () => call(exportVerb, session, { folder: folder.path, overwrites: false })
  expect(await exported()).toEqual({
    written: ['.tours/t.tour', '.vscode/tours/odd.tour'],
    same: 0,
    refused: [],
  })
  expect(readFileSync(join(folder.path, '.vscode/tours/odd.tour'), 'utf8')).toBe(odd)
  await editTrailWords(session, 2, { body: 'Better.' })
  expect(
    await call(exportVerb, session, { folder: repository.path, overwrites: false }),
  ).toMatchObject({ same: 1, written: ['.vscode/tours/odd.tour'] })
  const written = readFileSync(join(repository.path, '.vscode/tours/odd.tour'), 'utf8')
  expect(written).toBe(odd.replace(/"See .*?\/"/, '"Better."'))
  // Read again, it is what we know.
  const again = await checkTours(repository.path)
  expect(await call(importVerb(again), session, { prefersFiles: false })).toMatchObject({
    unchanged: 2,
  })
})

test('a trail changed here and in its file is a conflict, and neither is overwritten', async ({
  session,
}) => {
  await using repository = await withTour([at('src/a.ts', 2)])
  await call(importVerb(await checkTours(repository.path)), session, { prefersFiles: false })
  await editTrailWords(session, 1, { body: 'Ours.' })
  put(repository.path, '.tours/t.tour', tour([at('src/a.ts', 3, { description: 'theirs' })]))
  const read = await checkTours(repository.path)
  expect(await call(importVerb(read), session, { prefersFiles: false })).toMatchObject({
    conflicts: [{ path: '.tours/t.tour', record: 1 }],
  })
  expect((await get(session, 1)).stops[0]?.body).toBe('Ours.')
  const exported = await call(exportVerb, session, { folder: repository.path, overwrites: false })
  expect(exported.refused).toMatchObject([{ code: 'trails.export.changed' }])
  expect(await call(importVerb(read), session, { prefersFiles: true })).toMatchObject({
    changed: 1,
  })
  expect((await get(session, 1)).stops[0]?.body).toBe('theirs')
})

test('a trail that was written here is at home in the repository it leads through, and comes back as itself', async ({
  session,
}) => {
  await using repository = await withTour([at('src/a.ts', 2)])
  const take = async () =>
    call(importVerb(await checkTours(repository.path)), session, { prefersFiles: false })
  const give = (folder: string) => call(exportVerb, session, { folder, overwrites: false })
  await take()
  for (const [title, name] of [
    ['Ours', 'repository'],
    ['Theirs', 'other'],
  ] as const) {
    const target = { is: 'code' as const, repository: name, path: 'src/b.ts', from: 1, to: 1 }
    const stops = [{ target: { ...target, commit: repository.oid('first') } }]
    const { id } = await call(postVerb({ headsOf: async () => new Map() }), session, {
      title,
      stops,
    })
    await call(publishTrail, session, { id })
  }
  expect(await give(repository.path)).toEqual({
    ...{ written: ['.tours/2-ours.tour'], same: 1, refused: [] },
  })
  expect(await take()).toMatchObject({ added: 0, unchanged: 2 })
  await editTrailWords(session, 2, { body: 'Better.' })
  expect(await give(repository.path)).toMatchObject({ written: ['.tours/2-ours.tour'], same: 1 })
  expect(readFileSync(join(repository.path, '.tours/2-ours.tour'), 'utf8')).toContain('Better.')
  await using folder = aFolder()
  const other = join(folder.path, 'other')
  execFileSync('git', ['init', '--quiet', other])
  // What came from elsewhere stays there.
  expect((await give(other)).written).toEqual(['.tours/3-theirs.tour'])
  // Elsewhere all of them go.
  expect((await give(join(folder.path, 'plain'))).written).toHaveLength(3)
})
