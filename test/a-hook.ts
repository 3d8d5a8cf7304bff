/** A test with forges that send: whatever they sign, at a time that stands still until it is set. */
import { createHmac, type BinaryLike } from 'node:crypto'
import { forgeHooks } from '#api/hooks/hooks.ts'
import { attendHooks } from '#app/hooks/attend.ts'
import type { Facts } from '#facts/facts.ts'
import { test as base } from './cairn.ts'

export const secret = 'a secret of some length'
export const key = Buffer.alloc(32, 7)
export const signingToken = `whsec_${key.toString('base64')}`
export const noon = new Date('2026-01-05T16:00:00Z')

export function macOf(body: BinaryLike, of: BinaryLike = secret): Buffer {
  return createHmac('sha256', of).update(body).digest()
}

export const test = base.extend<{
  hook: {
    post: (
      path: string,
      headers: Record<string, string>,
      body: string,
      signs?: string,
    ) => Promise<number>
    settle: () => Promise<void>
  }
}>({
  hook: async ({ facts }, use) => {
    const now = () => noon
    const work = attendHooks({
      ...{ facts, hosts: { github: 'github.com' }, now, everyMs: 60_000 },
      report: (error) => {
        throw error
      },
    })
    const routes = (signs: string) =>
      forgeHooks({
        secrets: { github: signs, gitlab: signs, gitea: signs },
        ...{ keep: work.keep, now },
      })
    await use({
      async post(path, headers, body, signs = secret) {
        const wish = { method: 'POST', headers, body }
        return (await routes(signs).request(`/hooks/${path}`, wish)).status
      },
      settle: work.close,
    })
    await work.close()
  },
})

export async function rowsOf({ pool }: Facts) {
  const { rows } = await pool.query(
    `select (select jsonb_agg(jsonb_build_object('title', title, 'state', state, 'merged', merged_at is not null) order by number) from forge.request) as requests,
       (select jsonb_agg(kind || ' ' || to_char(at at time zone 'UTC', 'HH24:MI') order by at, kind) from forge.request_event) as events,
       (select jsonb_object_agg(outcome, count) from (select outcome, count(*) from forge.delivery group by outcome) d) as outcomes`,
  )
  return rows[0]
}
