/** A GitHub on this machine, and syncs of it whose clock moves instead of anybody waiting. */
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { networksFrom } from '#std/outbound/addresses.ts'
import { test as base } from '../cairn.ts'
import { aFakeGithub, type FakeGithub } from './github.ts'
import { aGithubState } from './github-state.ts'
import { forgeRows } from '#app/import/forge-rows.fixture.ts'
import { syncGithub, type GithubSync } from '#app/sync/github.ts'
import type { Synced } from '#app/sync/sync.ts'

interface Github {
  fake: FakeGithub
  /** Waits nowhere: the clock of both moves instead. */
  sync: (said?: Partial<GithubSync> & { token?: string }) => Promise<Synced>
  waits: number[]
}

export const test = base.extend<{ github: Github }>({
  github: async ({ facts }, use) => {
    const fake = await aFakeGithub(aGithubState({ pulls: 13 }))
    let clock = Date.parse('2026-01-06T09:00:00Z')
    fake.now = () => clock
    const waits: number[] = []
    await use({
      ...{ fake, waits },
      sync: ({ token = fake.token, ...said } = {}) =>
        syncGithub(
          {
            facts,
            access: {
              tokens: new Map([[fake.host, token]]),
              allowed: networksFrom('127.0.0.0/8') ?? [],
            },
            ...{ signal: new AbortController().signal, now: () => clock },
            sleep: async (ms) => {
              waits.push(ms)
              clock += ms
            },
            ...said,
          },
          { host: fake.host, path: 'team/app' },
        ),
    })
    expect(fake.strange).toEqual([])
    await fake.close()
  },
})

export const rowsOf = (facts: Facts, { project }: Synced) =>
  forgeRows(facts, project.repositoryId, { isWhole: false })

/** What was read until now is another project's from now on. */
export async function setAside(facts: Facts, fake: FakeGithub): Promise<void> {
  fake.state.id++
  await facts.pool.query(
    `with moved as (update forge.project set path = 'team/before-' || repository_id)
     update repository set source = source || '-before-' || repository_id`,
  )
}
