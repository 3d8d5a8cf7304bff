/** Lines of code by their place, through the door that all use. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { allVerbs } from '#app/verbs.ts'
import type { Session } from '#verbs/ctx.ts'
import { call } from '#verbs/call.ts'
import { invariant } from '#std/errors.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { remove, rename, symlink, write, type CommitPlan } from '../../../test/repositories/plan.ts'
import { test as base } from '../../../test/cairn.ts'
import { scanned } from '../../../test/scanned.ts'
import { Lines } from './lines.ts'

type Ask = (given: Record<string, unknown>) => Promise<ReturnType<typeof Lines.parse>>

const test = base.extend<{ ask: Ask; scan: (repository: BuiltRepository) => Promise<void> }>({
  ask: async ({ session, facts, folder }, use) => {
    const verb = (await allVerbs({ facts, dataFolder: folder })).find(
      ({ name }) => name === 'code.lines',
    )
    invariant(verb, 'there is code.lines')
    await use(async (given) =>
      Lines.parse(
        await call(verb, session satisfies Session, { repository: 'repository', ...given }),
      ),
    )
  },
  scan: async ({ facts, folder }, use) =>
    use(async ({ path }) => void (await scanned(facts, folder, path))),
})

const code = (...names: string[]) =>
  names.map((name) => `export const ${name} = call("${name}")\n`).join('')

test('lines come with their numbers, in colours, and say that they stand there still', async ({
  ask,
  scan,
}) => {
  await using repository = await aRepository({
    commits: [{ files: { 'a.ts': code('one', 'two', 'three') } }],
  })
  await scan(repository)
  const { lines, ...rest } = await ask({ path: 'a.ts', from: 2, to: 9 })
  expect(lines).toEqual([
    {
      number: 2,
      text: 'export const two = call("two")',
      html: expect.stringContaining('<span class="code-keyword">export</span>'),
    },
    {
      number: 3,
      text: 'export const three = call("three")',
      html: expect.stringContaining('&quot;three&quot;'),
    },
  ])
  expect(rest).toEqual({
    ...{ repository: 'repository', path: 'a.ts', language: 'typescript', lineCount: 3 },
    ...{ commit: repository.oid('c1'), head: repository.oid('c1') },
    notes: ['The file ends at line 3.'],
    now: {
      ...{ state: 'same', path: 'a.ts', from: 2, to: 3, confidence: 1 },
      says: 'They stand there unchanged.',
    },
  })
})

test('a block comment that begins above is seen as one', async ({ ask, scan }) => {
  await using repository = await aRepository({
    commits: [{ files: { 'a.ts': '/*\nconst a\n*/\n' } }],
  })
  await scan(repository)
  const { lines } = await ask({ path: 'a.ts', from: 2 })
  expect(lines[0]?.html).toBe('<span class="code-comment">const a</span>')
})

test('lines are followed through edits and renames, and what was lost is said to be', async ({
  ask,
  scan,
}) => {
  await using repository = await aRepository({
    commits: [
      {
        mark: 'born',
        files: {
          'a.ts': code('one', 'two', 'three', 'four'),
          'b.ts': code('x', 'y'),
          'd.ts': code('p', 'q'),
        },
      },
      { files: { 'a.ts': `import 0\n${code('one', 'two', 'three', 'four')}` } },
      { changes: [rename('a.ts', 'lib/c.ts'), remove('b.ts')] },
      { files: { 'lib/c.ts': `import 0\n${code('two', 'three', 'four')}`, 'a.ts': code('other') } },
    ],
  })
  await scan(repository)
  const commit = repository.oid('born').slice(0, 9)
  const now = async (path: string, from: number, to?: number) =>
    (await ask({ path, commit, from, ...(to ? { to } : {}) })).now
  expect(await now('a.ts', 2, 3)).toEqual({
    ...{ state: 'moved', path: 'lib/c.ts', from: 2, to: 3, confidence: 0.97 },
    says: 'They are lines 2 to 3 of lib/c.ts now.',
  })
  expect(await now('a.ts', 1)).toMatchObject({
    state: 'gone',
    path: null,
    says: 'These lines are no longer in lib/c.ts.',
  })
  expect(await now('a.ts', 1, 3)).toMatchObject({ state: 'changed', from: 2, to: 3 })
  expect(await now('b.ts', 1)).toMatchObject({ state: 'gone', says: 'b.ts is no longer there.' })
  expect(await now('d.ts', 1)).toMatchObject({ state: 'same', confidence: 1 })
})

test('a file that a merge moved is found by what it holds', async ({ ask, scan }) => {
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'a.ts': code('one', 'two'), 'z.ts': code('z') } },
      { mark: 'side', parents: ['born'], files: { 'z.ts': code('zz') } },
      { mark: 'main', parents: ['born'], files: { 'y.ts': code('y') } },
      {
        parents: ['main', 'side'],
        changes: [rename('a.ts', 'deep/a.ts'), write('z.ts', code('zz'))],
      },
    ],
  })
  await scan(repository)
  const { now } = await ask({ path: 'a.ts', commit: repository.oid('born'), from: 1, to: 2 })
  expect(now).toMatchObject({ state: 'moved', path: 'deep/a.ts', from: 1, to: 2 })
})

test('a file of the same name that stood there all along is not where it went, nor is an empty line', async ({
  ask,
  scan,
}) => {
  await using repository = await aRepository({
    commits: [
      { mark: 'born', files: { 'old/a.ts': `${code('one')}\n`, 'src/a.ts': code('one', 'two') } },
      { changes: [remove('old/a.ts'), write('lib/a.ts', `\n${code('three')}`)] },
    ],
  })
  await scan(repository)
  for (const from of [1, 2])
    expect(
      (await ask({ path: 'old/a.ts', commit: repository.oid('born'), from })).now,
    ).toMatchObject({ state: 'gone', says: 'old/a.ts is no longer there.' })
})

test('what is no text, or too much of it, is said in words', async ({ ask, scan }) => {
  await using repository = await aRepository({
    commits: [
      {
        mark: 'born',
        changes: [
          write('binary', Buffer.from([1, 0, 2])),
          write('latin', Buffer.from('caf\xe9\n', 'latin1')),
          write('long.js', `${'x'.repeat(3_000)}\n`),
          write('many', 'a\n'.repeat(1_000)),
          write('empty', ''),
          write('no-end', 'a\nb'),
          write('turned.ts', 'a \u202e b\n'),
          symlink('link', '../../../etc/passwd'),
        ],
      },
      { files: { other: 'x' } },
    ],
  })
  await scan(repository)
  const commit = repository.oid('born')
  expect(await ask({ path: 'binary', commit })).toMatchObject({
    ...{ lines: [], lineCount: null, notes: ['This is a binary file: it has no lines.'] },
    now: { state: 'cannot_tell', path: null, confidence: 0 },
  })
  expect(await ask({ path: 'latin' })).toMatchObject({
    lines: [{ text: 'caf\ufffd' }],
    notes: ['Not all of it is UTF-8; what could not be read is shown as \ufffd.'],
  })
  const long = await ask({ path: 'long.js' })
  expect([long.lines[0]?.text.length, long.notes]).toEqual([
    2_001,
    ['Lines are shown up to their first 2000 letters.'],
  ])
  const many = await ask({ path: 'many', commit, from: 100, to: 900 })
  expect([many.lines.length, many.notes]).toEqual([
    400,
    ['No more than 400 lines are shown at once.'],
  ])
  expect(many.now).toMatchObject({ state: 'same', from: 100, to: 499 })
  expect((await ask({ path: 'no-end', from: 2 })).lines).toMatchObject([{ number: 2, text: 'b' }])
  expect((await ask({ path: 'turned.ts' })).lines[0]?.html).toContain(
    '<span class="unseen">U+202E</span>',
  )
  // Not where it points to.
  expect((await ask({ path: 'link' })).lines).toMatchObject([{ text: '../../../etc/passwd' }])
  await expect(ask({ path: 'empty' })).rejects.toMatchObject({ code: 'code.lines.none' })
})

test('a commit that nobody here knows leaves what stands there today', async ({ ask, scan }) => {
  await using repository = await aRepository({ commits: [{ files: { 'a.ts': code('one') } }] })
  await scan(repository)
  expect(await ask({ path: 'a.ts', commit: '0123456789' })).toMatchObject({
    lines: [{ number: 1 }],
    now: {
      state: 'cannot_tell',
      says: "No commit that was read begins with 0123456789; these lines are today's.",
    },
  })
})

test('what leads out of the repository, or nowhere, is refused', async ({ ask, scan }) => {
  await using repository = await aRepository({
    commits: [{ files: { 'a.ts': code('one'), 'lib/c.ts': code('c') } }],
  })
  await scan(repository)
  for (const [given, refusal] of [
    [{ path: '../secret' }, 'path.invalid'],
    [{ path: '/etc/passwd' }, 'path.invalid'],
    [{ path: 'a/../../b' }, 'path.invalid'],
    [{ path: 'a\0b' }, 'input.invalid'],
    [{ path: '.' }, 'path.none'],
    [{ path: 'lib' }, 'path.none'],
    [{ path: 'b.ts' }, 'path.none'],
    [{ path: '--output=x' }, 'path.none'],
    [{ path: 'a.ts', from: 2 }, 'code.lines.none'],
    [{ path: 'a.ts', from: 2, to: 1 }, 'code.lines.order'],
    [{ path: 'a.ts', from: 0 }, 'input.invalid'],
    [{ path: 'a.ts', commit: 'HEAD' }, 'input.invalid'],
    [{ path: 'a.ts', commit: '--output=x' }, 'input.invalid'],
    [{ path: 'a.ts', commit: 'a'.repeat(65) }, 'input.invalid'],
    [{ path: 'a.ts', repository: '/etc' }, 'repository.none'],
    [{ path: 'a.ts', repository: '..' }, 'repository.none'],
  ] as const)
    await expect(ask(given), JSON.stringify(given)).rejects.toMatchObject({ code: refusal })
})

/** Files that are edited, renamed, deleted and made anew; each line is known by its name. */
const aStory = fc.array(
  fc.record({
    does: fc.constantFrom('insert', 'insert', 'delete', 'rename', 'remove'),
    file: fc.nat({ max: 2 }),
    at: fc.nat({ max: 20 }),
  }),
  { minLength: 3, maxLength: 10 },
)

interface State {
  path: string
  lines: string[]
}

test(
  'whatever happened to a file, its lines are where they went',
  { timeout: 240_000 },
  async ({ ask, scan, facts }) => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(aStory, async (story) => {
        let names = 0
        const someLines = (count: number) =>
          Array.from({ length: count }, () => `call${names++}(of${names}, "${names * 7}")`)
        const textOf = ({ lines }: State) => lines.map((line) => `${line}\n`).join('')
        let files: (State | undefined)[] = [0, 1, 2].map((index) => ({
          path: `file${index}`,
          lines: someLines(12),
        }))
        const ever = new Set(files.map((file) => file?.path))
        const states: (State | undefined)[][] = [files]
        const commits: CommitPlan[] = [
          {
            files: Object.fromEntries(
              files.flatMap((file) => (file ? [[file.path, textOf(file)]] : [])),
            ),
          },
        ]
        for (const { does, file: index, at } of story) {
          const file = files[index]
          if (file === undefined) continue
          const place = Math.min(at, file.lines.length)
          const next: State | undefined =
            does === 'remove'
              ? undefined
              : does === 'rename'
                ? { path: `moved/${ever.size}`, lines: file.lines }
                : {
                    path: file.path,
                    lines:
                      does === 'insert'
                        ? file.lines.toSpliced(place, 0, ...someLines(2))
                        : file.lines.toSpliced(place, 2),
                  }
          if (next !== undefined && next.lines.length < 4) continue
          if (next !== undefined) ever.add(next.path)
          files = files.with(index, next)
          states.push(files)
          commits.push({
            changes:
              next === undefined
                ? [remove(file.path)]
                : does === 'rename'
                  ? [rename(file.path, next.path)]
                  : [write(next.path, textOf(next))],
          })
        }
        await using repository = await aRepository({ commits })
        await facts.pool.query(
          'truncate repository, branch, path, commit, life, head_file, blob, change, message, parent',
        )
        runs += 1
        await scan(repository)
        for (const [step, then] of states.entries())
          for (const [index, file] of then.entries()) {
            if (file === undefined) continue
            const last = files[index]
            const [from, to] = [2, 4]
            const { now } = await ask({
              path: file.path,
              commit: repository.oid(`c${step + 1}`),
              from,
              to,
            })
            const wanted = file.lines.slice(from - 1, to)
            const places = wanted.map((line) => last?.lines.indexOf(line) ?? -1)
            const isWhole = places.every(
              (place, nth) => place >= 0 && place === (places[0] ?? 0) + nth,
            )
            const first = (places[0] ?? 0) + 1
            const about = JSON.stringify({ step, index, file, last, now })
            if (isWhole && last) {
              const isSame = last.path === file.path && first === from
              expect(now, about).toMatchObject({
                state: isSame ? 'same' : 'moved',
                path: last.path,
                from: first,
                to: first + 2,
              })
            } else if (places.every((place) => place < 0)) expect(now.state, about).toBe('gone')
            else expect(now, about).toMatchObject({ state: 'changed', path: last?.path })
          }
      }),
      { numRuns: 4 },
    )
    expect(runs).toBeGreaterThan(0)
  },
)
