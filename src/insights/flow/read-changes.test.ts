/**
 * What is known of changes: what was read whole of a request tells of it until then, and of what came later there is no data, in whatever
 * order it was told.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { enterProject } from '#facts/forge/projects.ts'
import { eventKey, numberedKey, type ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { test } from '../../../test/cairn.ts'
import { atHour } from './a-change.fixture.ts'
import { calendarOf } from './calendar.ts'
import { readChanges } from './read-changes.ts'
import { rowsOf } from './rows-of.ts'
import { FlowSettings } from './settings.ts'
import { stagesOf } from './stages.ts'

const settings = FlowSettings.parse({})

/** Batches of requests 1, 2 … in one project. */
async function changesOf(facts: Facts, path: string, batches: readonly ForgeBatch[]) {
  const repositoryId = await onConnectionOf(facts.pool, async (client) => {
    const seen = { forge: 'github', host: 'github.com', path } as const
    const project = await transactionOn(client, () => enterProject(client, seen))
    for (const batch of batches)
      await transactionOn(client, () => writeForge(client, project, batch))
    return project.repositoryId
  })
  return readChanges(facts, { repositoryId, settings, said: new Map() })
}

/** Opened at hour 0. */
function told(
  number: number,
  {
    version,
    ended = null,
    state = ended === null ? 'open' : 'merged',
  }: { version: number; ended?: number | null; state?: 'open' | 'merged' | 'closed' },
): ForgeBatch {
  const endedAt = ended === null ? null : atHour(ended)
  return {
    requests: [
      {
        ...{ number, title: 'x', author: null, state, isDraft: false, base: 'main', head: 'x' },
        ...{ headOid: null, mergeOid: null, openedAt: atHour(0), closedAt: endedAt },
        ...{ mergedAt: state === 'merged' ? endedAt : null, labels: [], milestone: null },
        version: atHour(version),
      },
    ],
  }
}

const kinds = ['reviews', 'review_comments', 'comments', 'commits', 'events'] as const

function readWhole(number: number, version: number): ForgeBatch {
  return { coverage: kinds.map((kind) => ({ kind, number, version: atHour(version) })) }
}

function counted(number: number, version: number): ForgeBatch {
  const none = { commits: 0, comments: 0, reviewComments: 0, added: 0, deleted: 0, files: 0 }
  return { sizes: [{ number, ...none, version: atHour(version) }] }
}

const all = { reviews: true, comments: true, commits: true, events: true }
const nothing = { reviews: false, comments: false, commits: false, events: false }

test('reviews that were read while it was open say nothing of how it was merged', async ({
  facts,
}) => {
  const [change] = await changesOf(facts, 'team/app', [
    ...[told(1, { version: 2 }), readWhole(1, 2), counted(1, 2)],
    told(1, { version: 9, ended: 9 }),
  ])
  expect(change).toMatchObject({ outcome: 'merged', knows: nothing })
  const staged = change && stagesOf(change, atHour(10))
  expect(staged?.stages.pickup).toEqual({ spans: null, because: 'no data' })
  expect(staged?.isUnreviewed).toBe(false)
})

const cases: readonly { known: object; told: (number: number) => ForgeBatch[] }[] = [
  // Read when it was merged.
  { known: all, told: (one) => [told(one, { version: 9, ended: 9 }), readWhole(one, 9)] },
  // And labelled later.
  {
    known: all,
    told: (one) => [
      ...[told(one, { version: 9, ended: 9 }), readWhole(one, 9)],
      told(one, { version: 30, ended: 9 }),
    ],
  },
  // Read as it is now.
  { known: all, told: (one) => [told(one, { version: 4 }), readWhole(one, 4)] },
  // Changed since.
  {
    known: nothing,
    told: (one) => [told(one, { version: 4 }), readWhole(one, 4), told(one, { version: 5 })],
  },
  // Closed when it was read, and opened again.
  {
    known: nothing,
    told: (one) => [
      ...[told(one, { version: 4, ended: 4, state: 'closed' }), readWhole(one, 4)],
      told(one, { version: 5 }),
    ],
  },
  // Its comments were counted when it was merged.
  {
    known: { ...nothing, comments: true, commits: true },
    told: (one) => [...[told(one, { version: 9, ended: 9 }), counted(one, 9), readWhole(one, 4)]],
  },
  // Read twice.
  {
    known: all,
    told: (one) => [...[readWhole(one, 3), told(one, { version: 9, ended: 9 }), readWhole(one, 9)]],
  },
]

test('what was read reaches as far as it was read, in whatever order it came', async ({
  facts,
}) => {
  const batches = cases.flatMap((one, index) => one.told(index + 1))
  let round = 0
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(batches, { minLength: batches.length }),
      async (shuffled) => {
        const changes = await changesOf(facts, `team/shuffled-${(round += 1)}`, shuffled)
        expect(changes.map(({ knows }) => knows)).toEqual(cases.map(({ known }) => known))
      },
    ),
    { numRuns: 8 },
  )
})

test('what ended is told with its end, and that nobody knows when is no time', async ({
  facts,
}) => {
  const ended = (number: number, state: 'merged' | 'closed'): ForgeBatch => ({
    requests: (told(number, { version: 9, ended: 9, state }).requests ?? []).map((one) => ({
      ...{ ...one, closedAt: null, mergedAt: null },
    })),
  })
  const event = { actor: null, at: atHour(7), version: atHour(7) }
  const changes = await changesOf(facts, 'team/app', [
    ...[ended(1, 'merged'), ended(2, 'closed'), ended(3, 'merged'), ended(4, 'closed')],
    {
      events: [
        { ...event, number: 3, kind: 'merged', key: 'merged' },
        { ...event, number: 4, kind: 'closed', key: eventKey('closed', event.at, { actor: null }) },
      ],
    },
  ])
  expect(changes.map(({ outcome, endedAt }) => [outcome, endedAt])).toEqual([
    ...[
      ['merged', null],
      ['closed', null],
    ],
    ...[
      ['merged', atHour(7)],
      ['closed', atHour(7)],
    ],
  ])
  const { rows } = rowsOf(changes, { calendar: calendarOf(settings), leftOut: new Set() })
  expect(rows.map(({ open }) => open?.elapsedMs ?? null)).toEqual([
    ...[null, null, 7 * 3_600_000, 7 * 3_600_000],
  ])
})

test('who is gone is another, and who was never named may be any', async ({ facts }) => {
  const review = { number: 1, kind: 'reviewed', actor: null, at: atHour(3), version: 1 } as const
  const [change] = await changesOf(facts, 'team/app', [
    told(1, { version: 9, ended: 9 }),
    {
      events: [
        { ...review, key: numberedKey('review', '5') },
        { ...review, at: atHour(4), key: eventKey('reviewed', atHour(4), { actor: null }) },
      ],
    },
  ])
  expect(change?.happenings.map(({ key, by }) => [key.split(':')[0], by])).toEqual([
    ...[
      ['review', 'another'],
      ['reviewed', 'unknown'],
    ],
  ])
})
