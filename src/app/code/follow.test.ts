/** Lines followed through real histories in which each is known by name. */
import { mkdtempDisposable } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { remove, rename, write, type CommitPlan } from '../../../test/repositories/plan.ts'
import { openRepository } from '../tours/open-repository.ts'
import { follow, type Stop } from './follow.ts'

const code = (...names: string[]) =>
  names.map((name) => `export const ${name} = call("${name}")\n`).join('')

async function followed(
  repository: BuiltRepository,
  ...stops: [string, string, number, number?][]
) {
  const head = (await repository.git('rev-parse', 'HEAD')).trim()
  return follow(
    { gitDir: repository.gitDir, head },
    stops.map(([mark, path, from, to = from]) => ({
      path,
      from,
      to,
      commit: repository.oid(mark),
    })),
  )
}

test('a file is followed through its renames, and another that came in its place is not taken for it', async () => {
  const names = ['one', 'two', 'three', 'four', 'five', 'six']
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'a.ts': code(...names) } },
      { changes: [rename('a.ts', 'b.ts')] },
      { changes: [rename('b.ts', 'lib/c.ts'), write('a.ts', code('other'))] },
      { mark: 'other', files: { 'lib/c.ts': code('zero', ...names.slice(1)) } },
      { files: { 'a.ts': code('other', 'another') } },
    ],
  })
  const [moved, mended, other, same] = await followed(
    repository,
    ['born', 'a.ts', 4, 5],
    ['born', 'a.ts', 1],
    ['other', 'a.ts', 1],
    ['other', 'lib/c.ts', 3],
  )
  expect(moved).toMatchObject({ state: 'moved', to: { path: 'lib/c.ts', from: 4, to: 5 } })
  expect(mended).toMatchObject({ state: 'changed', to: { path: 'lib/c.ts', from: 1, to: 1 } })
  expect(other).toMatchObject({ state: 'same', to: { path: 'a.ts', from: 1, to: 1 } })
  expect(same).toMatchObject({ state: 'same', confidence: 1 })
})

test('a file is followed through a rename on a branch that was merged later', async () => {
  const names = ['one', 'two', 'three', 'four']
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'a.ts': code(...names), 'z.ts': code('z') } },
      { mark: 'side', parents: ['born'], changes: [rename('a.ts', 'b.ts')] },
      { mark: 'main', parents: ['born'], files: { 'a.ts': code('zero', ...names) } },
      {
        parents: ['main', 'side'],
        changes: [remove('a.ts'), write('b.ts', code('zero', ...names))],
      },
    ],
  })
  const found = await followed(repository, ['born', 'a.ts', 2], ['main', 'a.ts', 3])
  for (const { state, to } of found)
    expect([state, to]).toEqual(['moved', { path: 'b.ts', from: 3, to: 3 }])
})

test('lines of a file that was split are found in its parts, and a copy that stood there before is not taken', async () => {
  const part = (letter: string) => Array.from({ length: 12 }, (_, index) => `${letter}${index}`)
  await using repository = await aRepository({
    commits: [
      {
        mark: 'born',
        files: {
          'a.ts': code(...part('apple'), ...part('berry')),
          'copy.ts': code(...part('apple')),
        },
      },
      {
        changes: [
          remove('a.ts'),
          write('apples.ts', `import x\n${code(...part('apple'))}`),
          write('berries.ts', code(...part('berry'))),
        ],
      },
    ],
  })
  const [apple, berry] = await followed(repository, ['born', 'a.ts', 3], ['born', 'a.ts', 20, 22])
  expect(apple?.to).toEqual({ path: 'apples.ts', from: 4, to: 4 })
  expect(berry?.to).toEqual({ path: 'berries.ts', from: 8, to: 10 })
})

test('what was carried into two files at once is in neither for sure, and says so', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `name${index}`)
  const rest = code(...Array.from({ length: 30 }, (_, index) => `rest${index}`))
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'a.ts': `${code(...names)}${rest}` } },
      { files: { 'a.ts': rest, 'x.ts': code(...names), 'y.ts': `\n${code(...names)}` } },
    ],
  })
  const [found] = await followed(repository, ['born', 'a.ts', 3])
  expect(found).toMatchObject({ state: 'moved', confidence: 0.5 })
  expect(found?.says).toMatch(/look twice/)
})

test('what nobody can follow is said to be so', async () => {
  await using repository = await aRepository({
    commits: [
      {
        mark: 'born',
        changes: [
          write('a.ts', code('one')),
          write('binary', Buffer.from([1, 0, 2])),
          write('b', 'b\n'),
        ],
      },
      { changes: [remove('b'), write('a.ts', code('one', 'two'))] },
    ],
  })
  const found = await followed(
    repository,
    ['born', 'a.ts', 2],
    ['born', 'nowhere.ts', 1],
    ['born', 'binary', 1],
    ['born', 'a.ts', 0],
    ['born', 'b', 1],
  )
  expect(found.map(({ state, to }) => [state, to])).toEqual([
    ['cannot_tell', null],
    ['cannot_tell', null],
    ['cannot_tell', null],
    ['cannot_tell', null],
    ['gone', null],
  ])
  const head = repository.oid('c2')
  for (const commit of ['0'.repeat(40), 'HEAD', '--all', 'a\nb'])
    expect(
      await follow({ gitDir: repository.gitDir, head }, [{ path: 'a.ts', from: 1, to: 1, commit }]),
    ).toMatchObject([{ state: 'cannot_tell', to: null }])
})

const anEdit = fc.record({
  how: fc.constantFrom('insert', 'delete', 'carry', 'carry away', 'rename', 'indent', 'split'),
  file: fc.nat({ max: 2 }),
  at: fc.nat({ max: 40 }),
  count: fc.integer({ min: 1, max: 5 }),
  to: fc.nat({ max: 40 }),
})

interface Named {
  name: number
  text: string
}

interface Story {
  commits: CommitPlan[]
  /** What each file held after each commit. */
  states: Map<string, Named[]>[]
}

type Edit = typeof anEdit extends fc.Arbitrary<infer One> ? One : never

/** A history of edits, each a commit of its own. */
function told(edits: readonly Edit[]): Story {
  let names = 0
  const made = (count: number) =>
    Array.from({ length: count }, () => {
      const name = names++
      return { name, text: `call${name}(of${name}, "the${name * 7}")` }
    })
  let files = new Map([0, 1, 2].map((index) => [`src/file${index}.ts`, made(24)]))
  const states = [files]
  for (const { how, file, at, count, to } of edits) {
    const paths = [...files.keys()]
    const path = paths[file % paths.length] ?? ''
    const lines = files.get(path) ?? []
    const place = Math.min(at, lines.length)
    const next = new Map(files)
    if (how === 'insert') next.set(path, lines.toSpliced(place, 0, ...made(count)))
    if (how === 'delete') next.set(path, lines.toSpliced(place, count))
    if (how === 'indent')
      next.set(
        path,
        lines.map((line) => ({ ...line, text: `  ${line.text}` })),
      )
    if (how === 'carry') {
      const rest = lines.toSpliced(place, count)
      next.set(
        path,
        rest.toSpliced(Math.min(to, rest.length), 0, ...lines.slice(place, place + count)),
      )
    }
    if (how === 'carry away' || how === 'split') {
      // Fewer lines are a picture of nothing.
      const size = 6 + count
      const start = Math.max(0, Math.min(at, lines.length - size))
      const block = lines.slice(start, start + size)
      const other =
        how === 'split' ? `src/new${states.length}.ts` : (paths[(file + 1) % paths.length] ?? '')
      if (block.length < size || other === path) continue
      const there = files.get(other) ?? made(2)
      next.set(path, lines.toSpliced(start, size))
      next.set(other, there.toSpliced(Math.min(to, there.length), 0, ...block))
    }
    if (how === 'rename') {
      next.delete(path)
      next.set(`lib/moved${states.length}.ts`, lines)
    }
    if ([...next.values()].some((some) => some.length < 8)) continue
    files = next
    states.push(files)
  }
  return { states, commits: states.map((state, index) => commitOf(state, states[index - 1])) }
}

function commitOf(state: Map<string, Named[]>, before = new Map<string, Named[]>()): CommitPlan {
  const text = (lines: Named[]) => lines.map((line) => `${line.text}\n`).join('')
  return {
    changes: [
      ...[...before.keys()].filter((path) => !state.has(path)).map((path) => remove(path)),
      ...[...state].map(([path, lines]) => write(path, text(lines))),
    ],
  }
}

test(
  'whatever was inserted, deleted, carried, renamed, split and indented anew, each line is where it went',
  { timeout: 60_000 },
  async () => {
    let [asked, right] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(anEdit, { minLength: 4, maxLength: 12 }), async (edits) => {
        const { commits, states } = told(edits)
        await using repository = await aRepository({ commits })
        const stops: Stop[] = []
        const truths: ({ path: string; line: number } | undefined)[] = []
        const last = new Map(
          [...(states.at(-1) ?? [])].flatMap(([path, lines]) =>
            lines.map(({ name }, index) => [name, { path, line: index + 1 }]),
          ),
        )
        for (const [step, files] of states.entries())
          for (const [path, lines] of files)
            for (const [index, { name }] of lines.entries()) {
              stops.push({
                path,
                from: index + 1,
                to: index + 1,
                commit: repository.oid(`c${step + 1}`),
              })
              truths.push(last.get(name))
            }
        const head = repository.oid(`c${states.length}`)
        const found = await follow({ gitDir: repository.gitDir, head }, stops)
        for (const [index, { state, to }] of found.entries()) {
          const [stop, truth] = [stops[index], truths[index]]
          const about = JSON.stringify({ stop, truth, state, to, edits })
          // A place is never given for what is not there.
          if (to !== null)
            expect([to.path, to.from, to.to], about).toEqual([
              truth?.path,
              truth?.line,
              truth?.line,
            ])
          if (truth === undefined) continue
          asked++
          if (to !== null) right++
          const isSame = truth.path === stop?.path && truth.line === stop?.from
          if (to !== null) expect(state, about).toBe(isSame ? 'same' : 'moved')
        }
      }),
      { numRuns: 6 },
    )
    // A few that were carried away again and again have no neighbour left to be known by.
    expect(right / asked).toBeGreaterThan(0.98)
  },
)

test('in a partial clone nobody can tell where lines went that are not in what was fetched', async () => {
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'a.ts': code('one', 'two'), 'b.ts': '', 'c.ts': code('c') } },
      { changes: [remove('a.ts'), write('d.ts', code('zero', 'one', 'two'))] },
    ],
  })
  await using clone = await mkdtempDisposable(join(tmpdir(), 'cairn-partial-'))
  await repository.git('config', 'uploadpack.allowFilter', 'true')
  await repository.git(
    ...['clone', '--quiet', '--bare', '--filter=blob:limit=80'],
    ...[`file://${repository.path}`, clone.path],
  )
  const head = (await repository.git('rev-parse', 'HEAD')).trim()
  const stop = { path: 'c.ts', from: 1, to: 1, commit: repository.oid('born') }
  const stops = [stop, { ...stop, path: 'a.ts' }]
  const whole = await follow({ gitDir: repository.gitDir, head }, stops)
  expect(whole.map(({ state }) => state)).toEqual(['same', 'moved'])
  const opened = await openRepository(clone.path)
  try {
    const partial = await follow({ gitDir: opened.gitDir, head }, stops)
    expect(partial.map(({ state }) => state)).toEqual(['same', 'cannot_tell'])
  } finally {
    await opened.close()
  }
})
