/** Reads through HTTP by a hundred connections at once, beside a bare server that gives the same bytes. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Load, Loaded } from './load.ts'
import type { Served } from './serve.ts'

const seconds = 10
const connections = 100

export async function timeRequests({ origin, token }: Served): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  const firstOf = async (path: string) =>
    firstItem.parse(await (await fetch(`${origin}${path}`, { headers })).json()).items[0]
  const { id } = await firstOf('/api/v1/decisions.list?limit=1')
  const { name: repository = '' } = await firstOf('/api/v1/evidence.repositories')
  console.log(
    `${connections} connections for ${seconds} s each (wanted: 1,500 a second, p99 100 ms)`,
  )
  const paths = [
    ['one decision', `/api/v1/decisions.get?id=${id}`],
    ['a list of decisions', '/api/v1/decisions.list'],
    ['comments', `/api/v1/comments.list?record=${id}`],
    [
      'hotspots',
      `/api/v1/evidence.hotspots?repository=${encodeURIComponent(repository)}&window=12m&limit=20`,
    ],
    ['search, a rare word', '/api/v1/records.search?text=w19000'],
  ] as const
  for (const [what, path] of paths) {
    const sample = await fetch(`${origin}${path}`, { headers })
    const body = await sample.text()
    if (!sample.ok) throw new Error(`${path}: ${body}`)
    const bare = await bareServer(body)
    const plain = await load({ origin: bare.origin, path, headers, connections, seconds: 3 })
    await bare.close()
    const ours = await load({ origin, path, headers, connections, seconds })
    console.log(
      `${what.padEnd(22)}${perSecond(ours).padStart(7)} a second, p50 ${ms(ours, 0.5)} ms, p99 ${ms(ours, 0.99)} ms, failed ${ours.failed}; ` +
        `${(body.length / 1024).toFixed(1)} KB, a bare server ${perSecond(plain)} a second, ${(plain.tookMs.length / 3 / (ours.tookMs.length / seconds)).toFixed(1)} x`,
    )
  }
  console.log()
}

const firstItem = z.object({
  items: z
    .tuple([z.object({ id: z.string().optional(), name: z.string().optional() })])
    .rest(z.unknown()),
})

const perSecond = ({ tookMs, seconds: span }: Loaded) => Math.round(tookMs.length / span).toString()
const ms = ({ tookMs }: Loaded, share: number) =>
  (tookMs[Math.floor(share * (tookMs.length - 1))] ?? 0).toFixed(0)

async function bareServer(body: string) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- It listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** In a thread, so that who asks does not wait for who counts. */
async function load(workerData: Load): Promise<Loaded> {
  const worker = new Worker(new URL('load.ts', import.meta.url), { workerData })
  const [loaded] = await once(worker, 'message')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The thread posts nothing else.
  return loaded as Loaded
}
