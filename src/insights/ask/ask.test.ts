/** Whom to ask, on repositories with known truth, from git to the answer. */
import { expect } from 'vitest'
import { makeScope } from '#app/scope.ts'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import type { CodeReader, Scope } from '../insight.ts'
import { ask } from './insight.ts'
import { coupledWith, targetAt } from './query-files.ts'
import { AskInput, type AskAnswer } from './schema.ts'

const ana = { name: 'Ana', email: 'ana@example.org' }
const bela = { name: 'Bela', email: 'bela@example.org' }
const carlo = { name: 'Carlo', email: 'carlo@example.org' }
const dana = { name: 'Dana', email: 'dana@example.org' }
const robot = { name: 'renovate[bot]', email: 'robot@example.org' }

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000
const on = (
  day: string,
  who: { name: string; email: string },
  files: Record<string, string>,
  message = 'Work\n',
): CommitPlan => ({
  author: { ...who, at: at(day) },
  files,
  message,
})

const unread = (): never => {
  throw new Error('ask reads no code')
}
const noCode: CodeReader = {
  blobs: unread,
  measure: unread,
  blobsAt: unread,
  hunks: unread,
  blame: unread,
}

async function scopeOf(facts: Facts, folder: string, repository: BuiltRepository): Promise<Scope> {
  await scan(facts, folder, repository.path, { progress: silent })
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .executeTakeFirstOrThrow()
  return makeScope(facts, { repositoryId, now: new Date(0), code: noCode })
}

const named = ({ name, email, reasons }: AskAnswer['items'][number]) => ({ name, email, reasons })

test('who changed a file lately is named first, with what they did and roughly when', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      on('2024-01-10', carlo, { 'src/a.ts': '1\n' }),
      on('2024-02-10', carlo, { 'src/a.ts': '2\n' }),
      on('2026-03-10', ana, { 'src/a.ts': '3\n' }),
      on(
        '2026-04-10',
        bela,
        { 'src/a.ts': '4\n' },
        'Work\n\nCo-authored-by: Dana <dana@example.org>\nReviewed-by: Ana <ana@example.org>\n',
      ),
      on('2026-05-10', bela, { 'src/a.ts': '5\n', 'yarn.lock': 'x\n' }),
      on('2026-05-20', robot, { 'src/a.ts': '6\n' }),
      on('2026-05-21', dana, { 'docs/x.md': 'x\n' }),
    ],
  })
  const answer = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/a.ts' }),
  )
  expect(answer.cannotTell).toBeNull()
  expect(answer.n).toBe(5)
  expect(answer.leftOut).toEqual([
    { what: 'commits by bots', count: 1, why: 'a bot cannot be asked' },
  ])
  // On 21 May contact is 1.19 for Ana (0.76 + half of 0.85), 1.81 for Bela and 0.85 for Dana. Of the repository's contact 0.16, 0.60
  // and 0.22 are theirs, so of an effective team of 2.29 they are damped to 0.86, 0.76 and 0.57: Ana before Bela.
  expect(answer.items.map(named)).toEqual([
    {
      ...ana,
      reasons: [
        'changed this file in the last six months',
        'reviewed changes of this file in the last six months',
      ],
    },
    { ...bela, reasons: ['changed this file a few times, and again in the last month'] },
    { ...dana, reasons: ['helped to write changes of this file in the last six months'] },
    {
      ...carlo,
      reasons: ['wrote its first version', 'changed this file a few times, more than a year ago'],
    },
  ])
})

test('places say how sure the order is: near people overlap, and the silent stay behind them', async ({
  facts,
  folder,
}) => {
  const many = (count: number, who: typeof ana, name: string) =>
    Array.from({ length: count }, (_, index) =>
      on('2026-05-10', who, { 'src/a.ts': `${name} ${index}\n` }),
    )
  await using repository = await aRepository({
    commits: [
      on('2024-01-10', carlo, { 'src/a.ts': '1\n' }),
      ...many(60, ana, 'ana'),
      ...many(3, bela, 'bela'),
      ...many(3, dana, 'dana'),
    ],
  })
  const { items } = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/a.ts' }),
  )
  const places = items.map(({ email, placeInterval: { low, high } }) => [email, low, high])
  expect(places.at(-1)).toEqual([carlo.email, 4, 4])
  const [bela3, dana3] = [bela, dana].map(({ email }) => places.find(([of]) => of === email))
  expect(bela3?.slice(1)).toEqual(dana3?.slice(1))
})

test('a reason says what of it only reformatted', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      on('2026-04-10', ana, { 'src/a.ts': '1\n' }),
      on('2026-04-11', ana, { 'src/a.ts': ' 1\n' }, 'Reformat everything\n'),
      on('2026-04-12', bela, { 'src/a.ts': '  1\n' }, 'Reformat everything\n'),
    ],
  })
  const { items } = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/a.ts' }),
  )
  expect(
    items
      .map(({ email, reasons }) => [email, ...reasons])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ).toEqual([
    [
      ana.email,
      'wrote its first version',
      'changed this file a few times, and again in the last month',
    ],
    [bela.email, 'changed this file in the last month, only reformatting'],
  ])
})

test('a file only silent people know is asked about beside it, and they come last', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      on('2020-01-10', carlo, { 'src/old.ts': '1\n' }),
      on('2026-03-10', ana, { 'src/a.ts': '1\n' }),
      on('2026-04-10', bela, { 'lib/b.ts': '1\n' }),
    ],
  })
  const { items } = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/old.ts' }),
  )
  expect(items.map(named)).toEqual([
    { ...ana, reasons: ['changed files in src in the last month'] },
    {
      ...carlo,
      reasons: ['wrote its first version years ago'],
    },
  ])
})

test('files that usually change with it are the last resort', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      on('2020-01-10', carlo, { 'src/old.ts': '1\n', 'lib/pair.ts': '1\n' }),
      on('2020-02-10', carlo, { 'src/old.ts': '2\n', 'lib/pair.ts': '2\n' }),
      on('2026-04-10', bela, { 'lib/pair.ts': '3\n' }),
    ],
  })
  const { items } = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/old.ts' }),
  )
  expect(items.map(named)[0]).toEqual({
    ...bela,
    reasons: ['changed files that usually change with it in the last month'],
  })
})

test('what changes with a file is counted on the branch and in the window that are asked about', async ({
  facts,
  folder,
}) => {
  const both = (name: string, text: string) => ({ 'src/a.ts': text, [name]: text })
  await using repository = await aRepository({
    commits: [
      on('2026-01-10', ana, both('lib/main.ts', '1\n')),
      { ...on('2026-02-10', ana, both('lib/main.ts', '2\n')), mark: 'main' },
      on('2026-03-10', ana, both('lib/next.ts', '3\n')),
      on('2026-04-10', ana, { ...both('lib/next.ts', '4\n'), 'yarn.lock': '4\n' }),
      {
        ...on('2026-05-10', ana, { ...both('lib/next.ts', '5\n'), 'yarn.lock': '5\n' }),
        mark: 'next',
      },
    ],
    branches: { main: 'main', next: 'next' },
  })
  const main = await scopeOf(facts, folder, repository)
  await scan(facts, folder, repository.path, { progress: silent, branches: ['next'] })
  const wish = { repositoryId: main.repository.id, now: new Date(0), code: noCode }
  const namesWith = async (scope: Scope) => {
    const [fileId] = (await targetAt(scope, 'src/a.ts')).fileIds
    const found = await coupledWith(scope, fileId ?? 0)
    const rows = await facts.db.selectFrom('path').select(['path_id', 'path']).execute()
    return found.map((id) => rows.find((row) => row.path_id === id)?.path)
  }
  const now = await makeScope(facts, wish)
  expect(await namesWith(now)).toEqual(['lib/main.ts'])
  // By the changes themselves the same.
  expect(await namesWith({ ...now, branch: { ...now.branch, isRolledUp: false } })).toEqual([
    'lib/main.ts',
  ])
  const next = await makeScope(facts, { ...wish, branch: 'next' })
  expect(await namesWith(next)).toEqual(['lib/next.ts', 'lib/main.ts'])
  const late = await makeScope(facts, { ...wish, branch: 'next', window: '2026-03-01..2026-12-31' })
  expect(await namesWith(late)).toEqual(['lib/next.ts'])
})

test('when nobody who knows it is active, it cannot be told', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      on('2020-01-10', carlo, { 'src/old.ts': '1\n' }),
      on('2026-04-10', bela, { 'lib/b.ts': '1\n' }),
    ],
  })
  const answer = await ask.answer(
    await scopeOf(facts, folder, repository),
    AskInput.parse({ file: 'src/old.ts' }),
  )
  expect(answer.cannotTell).toMatch(/^Cannot tell: nobody/)
  expect(answer.items.map(({ email }) => email)).toEqual([carlo.email])
})

test('a directory can be asked about, and what is not there cannot', async ({ facts, folder }) => {
  await using repository = await aRepository({
    commits: [
      on('2026-04-10', ana, { 'src/a.ts': '1\n', 'src/b.ts': '1\n' }),
      on('2026-04-12', bela, { 'src/b.ts': '2\n' }),
    ],
  })
  const scope = await scopeOf(facts, folder, repository)
  const { items } = await ask.answer(scope, AskInput.parse({ file: './src/' }))
  expect(items.map(({ email }) => email).toSorted()).toEqual([ana.email, bela.email])
  await expect(ask.answer(scope, AskInput.parse({ file: 'nowhere.ts' }))).rejects.toMatchObject({
    code: 'path.none',
  })
})

test('others who bear the name of somebody named are told, and bots are not', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      on('2026-04-09', { name: 'ana', email: 'ana@home.example' }, { 'docs/x.md': '1\n' }),
      on('2026-04-10', ana, { 'src/a.ts': '1\n' }),
      on('2026-04-10', { name: 'Carlo', email: 'carlo@home.example' }, { 'docs/x.md': '2\n' }),
      on('2026-04-10', carlo, { 'docs/x.md': '3\n' }),
      on('2026-04-12', { name: 'Ana', email: 'bot@example.org' }, { 'docs/x.md': '4\n' }),
    ],
  })
  const scope = await scopeOf(facts, folder, repository)
  const answer = await ask.answer(scope, AskInput.parse({ file: 'src/a.ts' }))
  expect(answer.namesakes).toEqual([
    { name: 'Ana', emails: ['ana@example.org', 'ana@home.example'] },
  ])
})

test('no score is shown, and the explanation shows commits without names', async ({
  facts,
  folder,
}) => {
  await using repository = await aRepository({
    commits: [
      on('2026-04-10', ana, { 'src/a.ts': '1\n' }),
      on('2026-04-12', bela, { 'src/a.ts': '2\n' }),
    ],
  })
  const scope = await scopeOf(facts, folder, repository)
  const answer = await ask.answer(scope, AskInput.parse({ file: 'src/a.ts' }))
  for (const item of answer.items) {
    expect(Object.keys(item)).toEqual([
      'name',
      'email',
      'reasons',
      'placeInterval',
      'knows',
      'when',
    ])
    expect(item.reasons.join()).not.toMatch(/\d|silent|once/)
  }
  const explanation = await ask.explain(scope, ['src/a.ts'], AskInput.parse({ file: 'src/a.ts' }))
  expect(explanation.commits.map(({ oid }) => oid)).toEqual([
    repository.oid('c2'),
    repository.oid('c1'),
  ])
  expect(JSON.stringify(explanation)).not.toMatch(/ana@|bela@|"Ana"|"Bela"/)
})
