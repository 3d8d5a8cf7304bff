/** Whom to talk to about a proposal, on real histories. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import { peopleVerb } from '#practices/decisions/people-verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { askMembers, consentTo } from '#practices/decisions/voice-verbs.ts'
import { call } from '#verbs/call.ts'
import { test } from '../../../test/cairn.ts'
import { aRepository } from '../../../test/repositories/build.ts'
import type { CommitPlan } from '../../../test/repositories/plan.ts'
import { scanned } from '../../../test/scanned.ts'
import { neighbours } from './neighbours.ts'

const by = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` })

/** Ana knows the engine; Ben changes the wheel, and often the engine's first line with it; Cleo works under the same issues elsewhere. */
function commitsOf(person: string, files: (step: number) => CommitPlan['files']): CommitPlan[] {
  return Array.from({ length: 8 }, (_, step) => ({
    author: by(person),
    message: `APP-${step} work\n`,
    files: files(step) ?? {},
  }))
}

test('those who know it come first, then those affected, then those who were asked', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aRepository({
    at: join(folder, 'engine'),
    commits: [
      ...commitsOf('Ana', (step) => ({ 'src/engine.ts': `ana ${step}\n` })),
      ...commitsOf('Ben', (step) => ({
        'lib/wheel.ts': `ben ${step}\n`,
        ...(step % 2 === 0
          ? { 'src/engine.ts': `ben ${step}\n`, 'src/engine.test.ts': `${step}\n` }
          : {}),
      })),
      ...commitsOf('Dora', (step) => ({ 'lib/wheel.ts': `dora ${step}\n` })),
    ],
  })
  await using other = await aRepository({
    at: join(folder, 'docs-site'),
    commits: commitsOf('Cleo', (step) => ({ 'index.html': `${step}\n` })),
  })
  await scanned(facts, folder, built.path)
  await scanned(facts, folder, other.path)
  const { id } = await call(propose, session, {
    title: 'Split the engine',
    code: ['engine:src/engine.ts', 'gone:x'],
  })
  const erin = randomUUID()
  await facts.pool.query(`insert into records.member values ($1, 'Erin', 'member', now())`, [erin])
  await call(askMembers, session, { id, members: [erin], why: 'You run it.' })
  const people = peopleVerb(neighbours(Promise.resolve({ facts, dataFolder: folder })))
  const { items, untold } = await call(people, session, { id })
  expect(items.map(({ name, role }) => [name, role])).toEqual([
    ['Ana', 'knows it'],
    ['Ben', 'knows it'],
    ['Dora', 'is affected'],
    ['Cleo', 'is affected'],
    ['Erin', 'was asked'],
  ])
  expect(items[1]).toMatchObject({
    email: 'ben@example.org',
    because: [
      expect.stringMatching(/^changed engine:src\/engine.ts a few times/),
      'engine:lib/wheel.ts changes along with engine:src/engine.ts',
      'wrote the first version of engine:lib/wheel.ts',
      expect.stringMatching(/^changed engine:lib\/wheel.ts a few times/),
    ],
    question: 'What have we not thought of in engine:src/engine.ts?',
  })
  expect(items[3]?.because[0]).toBe('docs-site changes along with engine:src/engine.ts')
  expect(items[4]).toMatchObject({
    email: null,
    because: ['was asked, and is not heard yet: You run it.'],
    mayLose: [],
  })
  expect(untold).toEqual([
    { place: { repository: 'gone', path: 'x' }, why: 'no repository called gone was read' },
  ])
  expect(JSON.stringify(items)).not.toContain('engine.test.ts')
  // Words, and no numbers that somebody could be measured by.
  expect(JSON.stringify(items).replaceAll(/"email":"[^"]*"/g, '')).not.toMatch(/\d/)
  await call(consentTo, { ...session, actor: { id: erin, name: 'Erin', role: 'member' } }, { id })
  const after = await call(people, session, { id })
  expect(after.items.map(({ name }) => name)).not.toContain('Erin')
})

test('whoever was heard under the same name comes last, and whoever proposes is not named', async ({
  session,
  facts,
  folder,
}) => {
  await using built = await aRepository({
    at: join(folder, 'engine'),
    commits: ['Ana', 'Ben', 'Cleo'].flatMap((name) =>
      commitsOf(name, (step) => ({ 'a.ts': `${name} ${step}\n` })),
    ),
  })
  await scanned(facts, folder, built.path)
  const ana = { ...session, actor: { ...session.actor, name: 'ANA' } }
  const ben = randomUUID()
  await facts.pool.query(`insert into records.member values ($1, 'ben', 'member', now())`, [ben])
  await facts.pool.query(`update records.member set name = 'ANA' where member_id <> $1`, [ben])
  const { id } = await call(propose, ana, { title: 'x', code: ['engine'] })
  await call(consentTo, { ...session, actor: { id: ben, name: 'ben', role: 'member' } }, { id })
  const people = peopleVerb(neighbours(Promise.resolve({ facts, dataFolder: folder })))
  const { items } = await call(people, session, { id })
  expect(items.map(({ name, isHeard }) => [name, isHeard])).toEqual([
    ['Cleo', false],
    ['Ben', true],
  ])
  const alone = await call(propose, session, { title: 'y' })
  expect(await call(people, session, { id: alone.id })).toMatchObject({ items: [], untold: [] })
})
