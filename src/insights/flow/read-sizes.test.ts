/** Sizes of merged requests whose forge does not say: from what the history counts. */
import { expect } from 'vitest'
import { enterProject } from '#facts/forge/projects.ts'
import type { ForgeBatch } from '#facts/forge/seen.ts'
import { writeForge } from '#facts/forge/write.ts'
import type { Facts } from '#facts/facts.ts'
import { onConnectionOf, transactionOn } from '#facts/transaction.ts'
import { test } from '../../../test/cairn.ts'
import { readSizes } from './read-sizes.ts'

const oid = (number: number) => String(number).padStart(40, '0')
const at = Date.parse('2026-01-05T09:00:00Z')

/** Its commits, and the one that brought it in. */
interface Merged {
  number: number
  commits: number[]
  merge: number
  isWhole?: boolean
  added?: number
}

async function told(facts: Facts, forge: 'gitlab' | 'github', merged: readonly Merged[]) {
  const id = await onConnectionOf(facts.pool, async (client) =>
    transactionOn(client, async () => {
      const seen = { forge, host: `${forge}.example.org`, path: 'team/app' } as const
      const project = await enterProject(client, seen)
      await writeForge(client, project, {
        requests: merged.map(({ number, merge }) => request(number, merge)),
        sizes: merged.flatMap(({ number, added }) =>
          added === undefined ? [] : [{ ...noCounts, number, added, version: at }],
        ),
        commits: merged.flatMap(({ number, commits }) =>
          commits.map((one) => ({
            ...{
              number,
              oid: oid(one),
              authoredAt: at,
              committedAt: at,
              author: null,
              email: null,
            },
          })),
        ),
        coverage: merged.flatMap(({ number, isWhole = true }) =>
          isWhole ? [{ kind: 'commits' as const, number, version: at }] : [],
        ),
      })
      return project.repositoryId
    }),
  )
  await history(facts, id)
  return Object.fromEntries(await readSizes(facts, id))
}

const noCounts = {
  ...{ commits: null, comments: null, reviewComments: null, added: null, deleted: 0, files: null },
}

function request(number: number, merge: number): NonNullable<ForgeBatch['requests']>[number] {
  return {
    ...{ number, title: 'A change', author: null, isDraft: false, state: 'merged', base: 'main' },
    ...{ head: 'topic', headOid: null, mergeOid: oid(merge), openedAt: at, closedAt: at },
    ...{ mergedAt: at, labels: [], milestone: null, version: at },
  }
}

/** Commits 1 to 9 with 10 lines in file 1, 20 in file 2 and so on; 3 is in the file of 1 again, 8 is not counted yet, 9 merges 7. */
async function history({ pool }: Facts, id: number): Promise<void> {
  for (let one = 1; one <= 9; one++) {
    await pool.query(
      `insert into commit (repository_id, commit_id, oid, author_id, committer_id, moment, month, parents, files, kind, flags)
       values ($1, $2, decode($3, 'hex'), 1, 1, 1, 1, $4, 1, 0, 0)`,
      [id, one, oid(one), one === 9 ? 2 : 1],
    )
    if (one === 9) continue
    const path = one === 3 ? 1 : one
    await pool.query(
      `insert into change (repository_id, commit_id, path_id, status) values ($1, $2, $3, 'M')`,
      [id, one, path],
    )
    if (one !== 8)
      await pool.query(
        `insert into change_lines (repository_id, commit_id, path_id, added, deleted) values ($1, $2, $3, $4, $5)`,
        [id, one, path, 10 * one, one === 2 ? null : 1],
      )
  }
  await pool.query(
    `insert into parent (repository_id, commit_id, position, parent_id) values ($1, 9, 0, 6), ($1, 9, 1, 7)`,
    [id],
  )
}

test('a request of which all commits are known has their lines, unless two touch one file', async ({
  facts,
}) => {
  expect(
    await told(facts, 'gitlab', [
      { number: 1, commits: [1, 2], merge: 2 },
      { number: 2, commits: [1, 3], merge: 3 },
      { number: 3, commits: [4, 99], merge: 4 },
      { number: 4, commits: [5], merge: 5, isWhole: false },
      { number: 5, commits: [8], merge: 8 },
      { number: 6, commits: [6], merge: 6, added: 1 },
      { number: 7, commits: [4, 7], merge: 9 },
    ]),
  ).toEqual({ 1: 11 + 20, 7: 41 + 71 })
})

test('what was squashed has the lines of what it became, where that is known to be all of it', async ({
  facts,
}) => {
  const squashed = [
    { number: 1, commits: [98, 99], merge: 5 },
    { number: 2, commits: [97], merge: 6 },
    { number: 3, commits: [95, 96], merge: 9 },
    { number: 4, commits: [], merge: 4 },
  ]
  expect(await told(facts, 'gitlab', squashed)).toEqual({ 1: 51, 2: 61, 3: 71 })
  // There the last of several commits that were made anew looks the same.
  expect(await told(facts, 'github', squashed)).toEqual({ 2: 61 })
})
