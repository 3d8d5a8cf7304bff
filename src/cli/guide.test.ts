/** `cairn guide`, as it is typed: a trace through a pipe, a file, a name, and step by step in a terminal. */
import { expect } from 'vitest'
import { z } from 'zod'
import { aTeamsRepository } from '../../test/a-teams-repository.ts'
import { test } from '../../test/cairn.ts'
import { cairn, typed, ioFor } from './cairn.fixture.ts'
import { run } from './run.ts'

const trace = `2024-05-01T12:34:56.1234567Z TypeError: no fuel
2024-05-01T12:34:56.1234567Z     at burn (/home/runner/work/team/team/src/engine.ts:1:7)
2024-05-01T12:34:56.1234567Z     at x (/app/node_modules/x/index.js:1:7)`
const Told = z.object({
  frames: z.array(z.object({ raw: z.string(), file: z.string().nullable(), line: z.number() })),
  steps: z.array(z.object({ id: z.string(), question: z.string() })),
})

test('a trace comes through a pipe; steps come one by one, by name or with Enter', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aTeamsRepository()
  const piped = (text: string) =>
    cairn({ databaseUrl, folder }, { input: { isTerminal: false, chunks: () => typed(text) } })
  const json = await piped(trace)('guide', repository.path, '--json')
  expect(json.exitCode).toBe(0)
  const { frames, steps } = Told.parse(JSON.parse(json.out))
  expect(frames).toEqual([
    {
      raw: 'at burn (/home/runner/work/team/team/src/engine.ts:1:7)',
      ...{ file: 'src/engine.ts', line: 1 },
    },
    { raw: 'at x (/app/node_modules/x/index.js:1:7)', file: null, line: 1 },
  ])

  const first = await piped(trace)('guide', repository.path)
  expect(first.out).toContain('1 of 7')
  expect(first.out).not.toContain('2 of 7')
  expect(first.out).toContain('--step 2')
  const second = await piped('')('guide', repository.path, 'src/engine.ts', '--step', '2')
  expect(second.out).toContain(steps[1]?.question)
  expect(second.out).not.toContain('1 of 7')
  const all = await piped('')('guide', repository.path, 'src/engine.ts', '--all')
  expect(all.out).toContain('7 of 7')
  expect(all.out).toMatch(/^ {2}cairn tips get [a-z-]+$/m)
  expect(all.out).toMatch(/^ {2}git show '--format=%h %as %s' [0-9a-f]{12}$/m)
  for (const [text, code] of [
    ['', 'guide.nothing'],
    ['all is well', 'guide.trace.none'],
  ] as const)
    expect((await piped(text)('guide', repository.path)).err).toContain(code)
  expect((await piped('')('guide', repository.path, 'src/engin.ts')).err).toContain('src/engine.ts')

  const line = 'at burn (/home/runner/work/team/team/src/engine.ts:1:7)'
  const given = await piped('')('guide', repository.path, line)
  expect(given.out).toContain('src/engine.ts:1')

  let [out, err] = ['', '']
  const io = ioFor({
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: { DATABASE_URL: databaseUrl, CAIRN_DATA: folder },
    tableColumns: 80,
    columns: 80,
    input: { isTerminal: true, chunks: () => typed('\n', '\nq\n') },
  })
  expect(await run(['guide', repository.path, 'src/engine.ts'], { ...io, tableColumns: 80 })).toBe(
    0,
  )
  expect(out).toContain('2 of 7')
  expect(out).not.toContain('3 of 7')
  expect(err).toContain('q ends')
})
