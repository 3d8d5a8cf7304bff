/** Every hostile repository of the threats is scanned: what can be read is read, the rest is named, and nothing runs. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { scan } from '#app/scan/scan.ts'
import type { Facts } from '#facts/facts.ts'
import { CairnError } from '#std/errors.ts'
import { test } from './cairn.ts'
import type { HostileRepository } from './repositories/hostile/case.ts'
import { buildableCases } from './repositories/hostile.ts'

describe.each(buildableCases())('$id: $title', ({ build, codes, isLarge }) => {
  test(
    'is read as far as it can be',
    async ({ facts, folder }) => {
      const built = await build(path.join(folder))
      const data = path.join(folder, '.cairn data')
      const first = await attempt(facts, data, built.path)
      expectCodes(first.codes, codes)
      await expectCounts(facts, built, first)
      if (built.later !== undefined) {
        await built.later.happen()
        const second = await attempt(facts, data, built.path)
        expectCodes(second.codes, built.later.codes)
        if (built.later.commits !== null && second.commits !== null)
          expect(second.commits).toBe(built.later.commits)
      }
      if (built.canaries !== undefined) expect(readdirSync(built.canaries)).toEqual([])
    },
    isLarge ? 90_000 : 30_000,
  )
})

interface Attempt {
  /** What was said: the error's code, notes that begin with one, and what was skipped. */
  codes: string[]
  commits: number | null
}

async function attempt(facts: Facts, dataFolder: string, repository: string): Promise<Attempt> {
  const notes: string[] = []
  const progress = { phase() {}, advance() {}, done() {}, note: (text: string) => notes.push(text) }
  try {
    const summary = await scan(facts, dataFolder, repository, { progress })
    const said = notes.flatMap((note) => /^([a-z]+(\.[a-z_]+)+):/.exec(note)?.[1] ?? [])
    return {
      codes: [...said, ...summary.skipped.map((skip) => skip.code)],
      commits: summary.commits,
    }
  } catch (error) {
    // Anything else is a bug, and fails the test as it is.
    if (!(error instanceof CairnError)) throw error
    expect(error.code).not.toBe('git.failed')
    return { codes: [error.code], commits: null }
  }
}

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

async function expectCounts(
  facts: Facts,
  { commits, normal }: HostileRepository,
  first: Attempt,
): Promise<void> {
  if (first.commits === null) return
  if (commits !== null) expect(first.commits).toBe(commits)
  if (normal === null) return
  const { rows } = await facts.pool.query(
    `select sum(revisions) as revisions, sum(added) as added, sum(deleted) as deleted
     from file_month join path on path.repository_id = file_month.repository_id and path_id = file_id where path = $1`,
    [normal.path],
  )
  expect(rows[0]).toEqual({
    revisions: normal.revisions,
    added: normal.added,
    deleted: normal.deleted,
  })
}
