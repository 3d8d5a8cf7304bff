/** A thread that asks over and over, on so many connections at once. */
import { Agent, get } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

export interface Load {
  origin: string
  path: string
  headers: Record<string, string>
  connections: number
  seconds: number
}

export interface Loaded {
  /** Of each answered request, in order. */
  tookMs: number[]
  failed: number
  seconds: number
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Who starts it gives it a load.
const { origin, path, headers, connections, seconds } = workerData as Load
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const tookMs: number[] = []
let failed = 0
const began = performance.now()
const until = began + seconds * 1_000
await Promise.all(Array.from({ length: connections }, asks))
agent.destroy()
const loaded: Loaded = {
  tookMs: tookMs.toSorted((a, b) => a - b),
  failed,
  seconds: (performance.now() - began) / 1_000,
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- It is a thread, not a window.
parentPort?.postMessage(loaded)

async function asks(): Promise<void> {
  while (performance.now() < until) {
    const start = performance.now()
    if ((await statusOf()) === 200) tookMs.push(performance.now() - start)
    else failed += 1
  }
}

function statusOf(): Promise<number> {
  return new Promise((resolve) => {
    get(`${origin}${path}`, { agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    }).on('error', () => resolve(0))
  })
}
