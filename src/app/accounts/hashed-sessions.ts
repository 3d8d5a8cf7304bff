/**
 * Sessions as better-auth writes them, but for one thing: the table holds a digest of what the cookie holds, so that whoever reads
 * it is let in by nothing they read. Only making a session passes here; who asks is found by who-asks.ts.
 */
import type { getAdapter } from 'better-auth/db/adapter'
import { sessionDigest } from './who-asks.ts'

type Adapter = Awaited<ReturnType<typeof getAdapter>>
type Create = Adapter['create']

export function withHashedSessions(adapter: Adapter): Adapter {
  const create = async (wish: Parameters<Create>[0]): Promise<unknown> => {
    const token: unknown = wish.data['token']
    if (wish.model !== 'session' || typeof token !== 'string') return adapter.create(wish)
    const made = await adapter.create({
      ...wish,
      data: { ...wish.data, token: sessionDigest(token) },
    })
    return { ...made, token }
  }
  return {
    ...adapter,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What comes out is what the adapter beneath gives, whatever type its caller names.
    create: create as Create,
    transaction: (work) =>
      adapter.transaction((inner) => work(withHashedSessions({ ...adapter, ...inner }))),
  }
}
