/** Every hostile repository of the threats is scanned: what can be read is read, the rest is named, and nothing runs. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, vi } from 'vitest'
import { makePool } from '#app/postgres/pool.ts'
import { scan } from '#app/scan/scan.ts'
import { makeFacts, type Facts } from '#facts/facts.ts'
import { flag } from '#facts/words/flags.ts'
import { CairnError, exitCodeOf } from '#std/errors.ts'
import { silent } from '#std/progress.ts'
import { aTeamsRepository } from './a-teams-repository.ts'
import { test as aTest } from './cairn.ts'
import { peakOfGits } from './git-memory.ts'
import { withProcessorMs } from './processor-time.ts'
import type { BuiltRepository } from './repositories/build.ts'
import {
  ana,
  storedMax,
  type HostileCase,
  type HostileRepository,
  type Told,
} from './repositories/hostile/case.ts'
import { buildableCases } from './repositories/hostile.ts'
import { storedAbout } from './stored.ts'

interface Workspace {
  facts: Facts
  /** Scanned before all others. */
  bystander: BuiltRepository
  storedBefore: Record<string, string[]>
}

/** One database for all of them: what a hostile repository does must not reach the others of its workspace. */
const test = aTest.extend<{ workspace: Workspace }>({
  workspace: [
    async ({ databases }, use) => {
      const { name, connection } = await databases.create()
      const pool = makePool({ ...connection, max: 4 })
      const facts = makeFacts(pool)
      const bystander = await aTeamsRepository()
      await scan(facts, `${bystander.path}.data`, bystander.path, { progress: silent })
      const storedBefore = await storedAbout(facts, bystander.gitDir)
      await use({ facts, bystander, storedBefore })
      await bystander.remove()
      // A test that failed may hold a connection still; dropping the database cuts it.
      await Promise.race([pool.end(), sleep(5_000, undefined, { ref: false })])
      await databases.drop(name)
    },
    { scope: 'file' },
  ],
})

// What anyone has who sets nothing.
beforeEach(() => void vi.stubEnv('CAIRN_GIT_MEMORY', ''))

/** Of each family the first and every third behind it; all of them when more runs are asked for. */
const cases =
  process.env['CAIRN_RUNS'] === undefined ? someOfEach(buildableCases()) : buildableCases()

describe.each(cases)('$id: $title', ({ build, codes, tells, isLarge }) => {
  test(
    'is read as far as it can be',
    async ({ workspace: { facts }, folder }) => {
      const built = await build(folder)
      const data = path.join(folder, '.cairn data')
      const { result, tookMs } = await withProcessorMs(() =>
        peakOfGits(() => attempt(facts, data, built.path)),
      )
      const { result: first, peakMiB } = result
      expect(peakMiB).toBeLessThan(512)
      expect(tookMs).toBeLessThan(30_000)
      expectCodes(first.codes, codes)
      await expectTold(facts, folder, tells ?? {}, first)
      await expectCounts(facts, folder, built, first)
      if (built.later !== undefined) {
        await built.later.happen()
        const second = await attempt(facts, data, built.path)
        expectCodes(second.codes, built.later.codes)
        if (built.later.commits !== null && second.commits !== null)
          expect(second.commits).toBe(built.later.commits)
      }
      if (built.canaries !== undefined) expect(readdirSync(built.canaries)).toEqual([])
    },
    isLarge ? 180_000 : 60_000,
  )
})

test('what was stored before they came is as it was', async ({ workspace }) => {
  const { facts, bystander, storedBefore } = workspace
  expect(storedBefore['commits']).toHaveLength(29)
  expect(await storedAbout(facts, bystander.gitDir)).toEqual(storedBefore)
})

function someOfEach(all: readonly HostileCase[]): HostileCase[] {
  const families = Object.values(Object.groupBy(all, ({ id }) => id.replace(/-.*/, '')))
  return families.flatMap((family = []) => family.filter((_, index) => index % 3 === 0))
}

interface Attempt {
  /** What was said: the error's code, notes that begin with one, and what was skipped. */
  codes: string[]
  /** Notes that do not begin with a code. */
  notes: string[]
  commits: number | null
  partial: string[]
  exit: number
}

async function attempt(facts: Facts, dataFolder: string, repository: string): Promise<Attempt> {
  const notes: string[] = []
  const progress = { phase() {}, advance() {}, done() {}, note: (text: string) => notes.push(text) }
  try {
    const summary = await scan(facts, dataFolder, repository, { progress })
    const said = notes.flatMap((note) => coded.exec(note)?.[1] ?? [])
    return {
      codes: [...said, ...summary.skipped.map((skip) => skip.code)],
      notes: notes.filter((note) => !coded.test(note)),
      commits: summary.commits,
      partial: summary.partial,
      exit: 0,
    }
  } catch (error) {
    // Anything else is a bug, and fails the test as it is.
    if (!(error instanceof CairnError)) throw error
    expect(error.code).not.toBe('git.failed')
    return {
      codes: [error.code],
      notes: [],
      commits: null,
      partial: [],
      exit: exitCodeOf[error.kind],
    }
  }
}

const coded = /^([a-z]+(\.[a-z_]+)+):/

/** Files at head that no parser could read are named whatever the case is about. */
function isAboutCode(code: string): boolean {
  return code.startsWith('code.')
}

function expectCodes(all: readonly string[], allowed: readonly string[]): void {
  const said = all.filter((code) => !isAboutCode(code))
  if (allowed.length === 0 || (allowed.includes('') && said.length === 0)) {
    expect(said.filter((code) => !allowed.includes(code))).toEqual([])
    return
  }
  expect(
    said.filter((code) => allowed.includes(code)),
    `one of ${allowed.join(', ')} is named, not ${said.join(', ')}`,
  ).not.toEqual([])
}

async function expectTold(
  { pool }: Facts,
  folder: string,
  { exit = 2, partial = [], notes = [], suspectDates = 0, cutMessages = 0, authors = [ana] }: Told,
  first: Attempt,
): Promise<void> {
  if (first.commits === null) {
    expect(first.exit).toBe(exit)
    return
  }
  expect(first.partial).toEqual(partial)
  expect(first.notes).toEqual(notes.map((begin) => expect.stringMatching(new RegExp(`^${begin}`))))
  const { rows } = await pool.query<{ flags: number; author: string; raw: Buffer | null }>(
    `select flags, format('%s <%s>', i.name, i.email) as author, i.raw from repository r join commit c using (repository_id)
     join identity i on i.identity_id = c.author_id where starts_with(r.source, $1)`,
    [folder],
  )
  const flagged = (bit: number) => rows.filter(({ flags }) => (flags & bit) !== 0).length
  expect(flagged(flag.dateSuspect)).toBe(suspectDates)
  expect(flagged(flag.messageCut)).toBe(cutMessages)
  if (first.commits === 0) return
  expect([...new Set(rows.map(({ author }) => author))].sort()).toEqual([...authors].sort())
  for (const { author, raw } of rows)
    expect(raw !== null).toBe(author.includes('\ufffd') || author.length > storedMax)
}

async function expectCounts(
  { pool }: Facts,
  folder: string,
  { commits, normal }: HostileRepository,
  first: Attempt,
): Promise<void> {
  if (first.commits === null) return
  if (commits !== null) expect(first.commits).toBe(commits)
  if (normal === null) return
  const { rows } = await pool.query(
    `select sum(revisions) as revisions, sum(added) as added, sum(deleted) as deleted
     from repository r join file_month m using (repository_id)
     join path p on p.repository_id = m.repository_id and p.path_id = m.file_id
     where starts_with(r.source, $1) and path = $2`,
    [folder, normal.path],
  )
  expect(rows[0]).toEqual({
    revisions: normal.revisions,
    added: normal.added,
    deleted: normal.deleted,
  })
}
