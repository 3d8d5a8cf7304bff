/** Deployments in the order of their last change. What kind of place it went to stands with the environment, and is told by itself. */
import { z } from 'zod'
import { List, readAs } from '#facts/forge/api/answers.ts'
import { understoodOf } from '#facts/forge/api/understood.ts'
import { id } from '#facts/forge/fields.ts'
import type { ListStart, SyncPage } from '#facts/forge/port.ts'
import { deploymentSeen } from '../parse/delivery.ts'
import { addressOf, type Asked } from './asked.ts'
import { changedIn } from './by-time.ts'

export async function* deploymentPages(asked: Asked, start: ListStart): AsyncGenerator<SyncPage> {
  const tiers = await tiersIn(asked)
  for await (const { raw, cursor, total, etag } of changedIn(asked, 'deployments', start)) {
    const { seen, leftOut } = understoodOf(raw, (one) => deploymentSeen(withTier(one, tiers)))
    yield {
      batch: {
        deployments: seen.map(({ deployment }) => deployment),
        deploymentStatuses: seen.map(({ status }) => status),
      },
      ...{ read: raw.length, leftOut, cursor, total, etag },
    }
  }
}

const Environment = z.looseObject({ id, tier: z.string().nullish().catch(null) })

/** By the number of the environment. */
async function tiersIn(asked: Asked): Promise<ReadonlyMap<string, string>> {
  const tiers = new Map<string, string>()
  for await (const { body } of asked.api.pages(addressOf(asked, 'environments')))
    for (const { id: one, tier } of understoodOf(readAs(List, body), (raw) =>
      Environment.parse(raw),
    ).seen)
      if (tier) tiers.set(one, tier)
  return tiers
}

const Deployed = z.looseObject({ environment: Environment })

/** As it is where its environment is told whole in it. */
function withTier(raw: unknown, tiers: ReadonlyMap<string, string>): unknown {
  const { data } = Deployed.safeParse(raw)
  if (data === undefined || data.environment.tier) return raw
  const { environment } = data
  return { ...data, environment: { ...environment, tier: tiers.get(environment.id) ?? null } }
}
