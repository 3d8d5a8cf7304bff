/** A forge on this machine, and syncs of it whose clock moves instead of anybody waiting. */
import { expect } from 'vitest'
import type { Facts } from '#facts/facts.ts'
import { forgeRows } from '#app/import/forge-rows.fixture.ts'
import { syncForge, type ForgeSync } from '#app/sync/forges.ts'
import type { Forge } from '#app/sync/named.ts'
import type { Synced } from '#app/sync/sync.ts'
import { networksFrom } from '#std/outbound/addresses.ts'
import { test as base } from '../cairn.ts'
import type { Fake } from './fake.ts'

export interface AtForge<State> {
  fake: Fake<State>
  /** Waits nowhere: the clock of both moves instead. */
  sync: (said?: Partial<ForgeSync> & { token?: string; path?: string }) => Promise<Synced>
  waits: number[]
}

interface Wish<State> {
  forge: Forge
  path: string
  open: () => Promise<Fake<State>>
}

export function atForge<State>({ forge, path: usual, open }: Wish<State>) {
  return base.extend<{ at: AtForge<State> }>({
    at: async ({ facts }, use) => {
      const fake = await open()
      let clock = Date.parse('2026-01-06T09:00:00Z')
      fake.now = () => clock
      const waits: number[] = []
      await use({
        ...{ fake, waits },
        sync: ({ token = fake.token, path = usual, ...said } = {}) =>
          syncForge(
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
            { forge, host: fake.host, path },
          ),
      })
      expect(fake.strange).toEqual([])
      expect(fake.asked.filter(({ url }) => url.href.includes(fake.token))).toEqual([])
      await fake.close()
    },
  })
}

/** A host of which files are imported, beside what was synced. */
export const elsewhere = 'elsewhere.example.org'

/** What was imported of it, as JSON has it. */
export async function rowsElsewhere(facts: Facts) {
  const { rows } = await facts.pool.query<{ id: number }>(
    'select repository_id as id from forge.project where host = $1',
    [elsewhere],
  )
  const all = await forgeRows(facts, rows[0]?.id ?? 0, { isWhole: false })
  return JSON.parse(JSON.stringify(all))
}

export const rowsOf = (facts: Facts, { project }: Synced) =>
  forgeRows(facts, project.repositoryId, { isWhole: false })

/** What was read until now is another project's from now on. */
export async function setAside(facts: Facts, fake: { state: { id: number } }): Promise<void> {
  fake.state.id++
  await facts.pool.query(
    `with moved as (update forge.project set path = 'team/before-' || repository_id)
     update repository set source = source || '-before-' || repository_id`,
  )
}

/** Accounts are told by host. */
export const onOneHost = (rows: unknown, host: string): unknown =>
  JSON.parse(
    JSON.stringify(rows)
      .replaceAll(`${host}#`, `${elsewhere}#`)
      .replaceAll(`${host}@`, `${elsewhere}@`),
  )
