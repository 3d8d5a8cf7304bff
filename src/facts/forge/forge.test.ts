/** What is seen on a forge is a set: neither the order in which it is seen, nor how often, makes another. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { transactionOn, onConnectionOf } from '#facts/transaction.ts'
import { test } from '../../../test/cairn.ts'
import { enterProject } from './projects.ts'
import { eventKey, numberedKey, type AccountSeen, type ForgeBatch } from './seen.ts'
import { writeForge } from './write.ts'

const at = Date.parse('2026-01-05T09:00:00Z')
const ana: AccountSeen = { id: '1', login: 'ana', type: 'user' }
const ben: AccountSeen = { id: '90071992547409931', login: 'ben', type: 'user' }

async function write(facts: Facts, path: string, batches: readonly ForgeBatch[]): Promise<number> {
  return onConnectionOf(facts.pool, async (client) => {
    const project = await transactionOn(client, () =>
      enterProject(client, { forge: 'github', host: 'github.com', path }),
    )
    for (const batch of batches)
      await transactionOn(client, () => writeForge(client, project, batch))
    return project.repositoryId
  })
}

/** All that is stored of a repository, with names for our numbers. */
async function stored(facts: Facts, repositoryId: number): Promise<unknown> {
  const { rows } = await facts.pool.query(
    `select
       (select jsonb_agg(to_jsonb(r) - 'repository_id' - 'author_id' || jsonb_build_object('author', a.key) order by number)
        from forge.request r left join forge.account a on a.account_id = author_id where repository_id = $1) as requests,
       (select jsonb_agg(to_jsonb(e) - 'repository_id' - 'actor_id' - 'subject_id' || jsonb_build_object('actor', a.login, 'subject', s.login) order by number, e.key)
        from forge.request_event e left join forge.account a on a.account_id = actor_id
        left join forge.account s on s.account_id = subject_id where repository_id = $1) as events,
       (select jsonb_agg(to_jsonb(j) - 'repository_id' - 'name_id' - 'queue_id' || jsonb_build_object('name', n.word, 'queue', q.word) order by job_id)
        from forge.job j left join forge.word n on n.repository_id = $1 and n.word_id = name_id
        left join forge.word q on q.repository_id = $1 and q.word_id = queue_id where j.repository_id = $1) as jobs,
       (select jsonb_agg(concat_ws(' ', kind, number, version) order by kind, number) from forge.coverage where repository_id = $1) as coverage`,
    [repositoryId],
  )
  return rows[0]
}

const request = (number: number, title: string, version: number): ForgeBatch => ({
  requests: [
    {
      ...{ number, title, author: ana, state: 'open', isDraft: false, base: 'main', head: 'x' },
      ...{ headOid: null, mergeOid: null, openedAt: at, closedAt: null, mergedAt: null },
      ...{ labels: ['b', 'a'], milestone: null, version },
    },
  ],
})

const reviewed = (number: number, id: string, actor: AccountSeen): ForgeBatch => ({
  events: [
    {
      ...{ number, key: numberedKey('review', id), kind: 'reviewed', at, actor, version: at },
      verdict: 'approved',
    },
  ],
})

const aBatch = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('x', 'y'),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([number, title, later]) => request(number, title, at + later)),
  fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('1', '2', '90071992547409933'),
      fc.constantFrom(ana, ben, null),
    )
    .map(([number, id, actor]) => reviewed(number, id, actor)),
  fc
    .tuple(
      fc.constantFrom('9', '90071992547409935'),
      fc.constantFrom('queued', 'completed'),
      fc.integer({ min: 0, max: 2 }),
    )
    .map(([id, status, later]): ForgeBatch => ({
      jobs: [
        {
          ...{
            id,
            runId: '7',
            attempt: 1,
            workflow: null,
            oid: null,
            name: `job ${status}`,
            queue: 'linux',
            status,
          },
          ...{
            conclusion: null,
            createdAt: at,
            startedAt: null,
            endedAt: null,
            version: at + later,
          },
        },
      ],
    })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
    .map(([number, later]): ForgeBatch => ({
      coverage: [{ kind: 'reviews', number, version: at + later }],
    })),
)

test('in any order, and seen twice, it is the same', async ({ facts }) => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      fc
        .array(aBatch, { minLength: 2, maxLength: 8 })
        .chain((batches) =>
          fc.tuple(
            fc.constant(batches),
            fc.shuffledSubarray([...batches, ...batches], { minLength: batches.length * 2 }),
          ),
        ),
      async ([batches, shuffled]) => {
        round += 1
        const one = await write(facts, `team/one-${round}`, batches)
        const other = await write(facts, `team/other-${round}`, shuffled)
        expect(await stored(facts, other)).toEqual(await stored(facts, one))
      },
    ),
    { numRuns: 25 },
  )
})

test('of two sightings the later holds, though it came first; and a number beyond 2^53 is kept whole', async ({
  facts,
}) => {
  const id = await write(facts, 'team/app', [
    request(1, 'new', at + 5),
    request(1, 'old', at),
    reviewed(1, '90071992547409933', ben),
  ])
  expect(await stored(facts, id)).toMatchObject({
    requests: [{ title: 'new', author: 'github.com#1', labels: ['a', 'b'] }],
    events: [{ key: 'review:90071992547409933', actor: 'ben' }],
  })
  const { rows } = await facts.pool.query('select key from forge.account order by key')
  expect(rows).toEqual([{ key: 'github.com#1' }, { key: 'github.com#90071992547409931' }])
})

test('a project that was renamed is the same project, by its number', async ({ facts }) => {
  const enter = (path: string, externalId: string | null) =>
    onConnectionOf(facts.pool, (client) =>
      transactionOn(client, () =>
        enterProject(client, { forge: 'github', host: 'github.com', path, externalId }),
      ),
    )
  const { repositoryId } = await enter('team/app', '7')
  expect(await enter('team/renamed', '7')).toMatchObject({ repositoryId })
  expect(await enter('TEAM/Renamed', null)).toMatchObject({ repositoryId })
  expect((await enter('team/other', '8')).repositoryId).not.toBe(repositoryId)
})

test('a project is the repository that was read from its address, and never one of the same name', async ({
  facts,
}) => {
  await facts.pool.query(
    `insert into repository (source, name) values ('https://github.com/Team/App.git', 'App'), ('/code/lib', 'lib')`,
  )
  const sources = await onConnectionOf(facts.pool, async (client) => {
    const found: string[] = []
    for (const path of ['team/app', 'team/lib']) {
      const { repositoryId } = await transactionOn(client, () =>
        enterProject(client, { forge: 'github', host: 'github.com', path }),
      )
      const { rows } = await client.query<{ source: string }>(
        'select source from repository where repository_id = $1',
        [repositoryId],
      )
      found.push(rows[0]?.source ?? '')
    }
    return found
  })
  expect(sources).toEqual(['https://github.com/Team/App.git', 'https://github.com/team/lib'])
})

test('one event heard of in two ways has one key', () => {
  const who = { actor: ana, subject: ben }
  expect(eventKey('review_requested', at + 400, who)).toBe(eventKey('review_requested', at, who))
  expect(eventKey('review_requested', at, who)).toBe(
    'review_requested:2026-01-05T09:00:00Z:ana:ben',
  )
  expect(eventKey('closed', at, { actor: null })).toBe('closed:2026-01-05T09:00:00Z::')
})
