/**
 * Delivers to the outside while Cairn is open: a small loop in each process, so that what one of them drops another picks up. What
 * is being delivered is locked, and whoever comes second takes the next.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { messageOf } from '#std/errors.ts'
import { codeOf } from '../postgres/error-code.ts'
import { chatChannel } from './chat-channel.ts'
import { mailChannel } from './mail-channel.ts'
import type { DeliverySettings } from './settings.ts'

/** A way to the outside. */
export interface Channel {
  /** As a note begins: "Mail". */
  name: string
  /** Delivers what is due. What keeps it from being delivered; null where nothing does, undefined where nothing was due. */
  work: (signal: AbortSignal) => Promise<string | null | undefined>
}

export interface DeliveryParts {
  db: Kysely<object>
  now: () => Date
  random: () => number
  url: string | undefined
}

interface Wish extends Pick<DeliveryParts, 'db' | 'now'> {
  settings: DeliverySettings
  /** Told what keeps things from being delivered, once while it lasts. */
  note: (text: string) => void
  everyMs?: number
}

const usualEveryMs = 15_000

/** Until the function that is given back is called; what is under way is broken off then, and begun again another time. */
export function startDelivery({
  db,
  now,
  settings,
  note,
  everyMs = usualEveryMs,
}: Wish): () => Promise<void> {
  const { mail, chat, url } = settings
  const parts = { db, now, random: Math.random, url }
  const channels = [
    ...(mail === undefined ? [] : [mailChannel(parts, mail)]),
    ...(chat === undefined ? [] : [chatChannel(parts, chat)]),
  ]
  const stop = new AbortController()
  const working = Promise.all(
    channels.map((channel) => keepAt(channel, { note, everyMs, signal: stop.signal })),
  )
  return async () => {
    stop.abort()
    await working
  }
}

async function keepAt(
  { name, work }: Channel,
  { note, everyMs, signal }: { note: Wish['note']; everyMs: number; signal: AbortSignal },
): Promise<void> {
  let trouble: string | null = null
  while (!signal.aborted) {
    const met = await work(signal).catch(inWords)
    if (typeof met === 'string' && met !== trouble && !signal.aborted)
      note(`${name} is not sent: ${met}. It is tried again.`)
    if (met !== undefined) trouble = met
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {})
  }
}

function inWords(error: unknown): string {
  const message = messageOf(error)
  const isOfDatabase = codeOf(error) !== undefined || /connection/i.test(message)
  return isOfDatabase ? 'the database cannot be asked just now' : message.replace(/\.$/, '')
}
