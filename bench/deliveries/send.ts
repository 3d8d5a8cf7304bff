/** Sends deliveries at a steady pace, whether or not those before were answered: as forges do. */
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sent } from './sent.ts'

interface Wish {
  url: string
  secret: string
  perSecond: number
}

export interface Answered {
  /** From when it was due, not from when it was sent, in order. */
  tookMs: number[]
  accepted: number
}

export async function send(deliveries: readonly Sent[], wish: Wish): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const began = performance.now()
  const answers: Promise<{ tookMs: number; status: number }>[] = []
  for (const [index, delivery] of deliveries.entries()) {
    const due = began + (index * 1000) / wish.perSecond
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    answers.push(
      post(agent, delivery, wish).then((status) => ({ tookMs: performance.now() - due, status })),
    )
  }
  const all = await Promise.all(answers)
  agent.destroy()
  return {
    tookMs: all.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b),
    accepted: all.filter(({ status }) => status === 202).length,
  }
}

function post(agent: Agent, { id, event, body }: Sent, { url, secret }: Wish): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'x-github-event': event,
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
  return new Promise((resolve) => {
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.on('error', () => resolve(0))
    asked.end(body)
  })
}
