/**
 * A friction that was said in a chat, with a slash command or an outgoing webhook. Whoever said it is no member here: it is reported
 * without a name, with the day alone, and nothing that the chat tells of them is read.
 */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { releaseFriction } from '#practices/frictions/release.ts'
import { whyAlike } from '#practices/frictions/schema-words.ts'
import { titleAndBody } from '#practices/frictions/sentence.ts'
import { goingOn } from '#practices/frictions/schema.ts'
import { similarRecords } from '#records/similar.ts'
import { report } from '#practices/frictions/verbs.ts'
import { Body, Title } from '#records/shape.ts'
import { ofNobody } from '#records/unnamed.ts'
import { writeDeed } from '#verbs/deeds.ts'
import { linkedTitle } from '../delivery/chat-words.ts'
import type { Manner } from './chat-proof.ts'

const Message = z.object({
  token: z.string().optional(),
  text: z.string().optional(),
  /** Of an outgoing webhook: what the message begins with. */
  trigger_word: z.string().optional(),
})

export interface Message {
  token: string | undefined
  text: string
}

/** Undefined where it is neither a form nor JSON, or holds something else. */
export function messageIn(body: Uint8Array, type: string): Message | undefined {
  const raw = new TextDecoder().decode(body)
  const given = /^application\/json\b/i.test(type)
    ? jsonIn(raw)
    : Object.fromEntries(new URLSearchParams(raw))
  const message = Message.safeParse(given)
  if (!message.success) return undefined
  const { token, text = '', trigger_word: trigger = '' } = message.data
  const isTriggered = trigger !== '' && text.startsWith(trigger)
  return { token, text: isTriggered ? text.slice(trigger.length).replace(/^\s*[:,]/, '') : text }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Place {
  db: Kysely<object>
  /** Where the workspace is reached. */
  url: string
  now: Date
  manner: Manner
}

/** What the chat is to show to whoever said it, and to nobody else. */
export async function reportFromChat(
  { db, url, now, manner }: Place,
  text: string,
): Promise<string> {
  const said = titleAndBody(plain(text, manner))
  const words = z.object({ title: Title, body: Body }).safeParse(said)
  if (!words.success) return usage
  const { title, body } = words.data
  return db.transaction().execute(async (tx) => {
    const ctx = ofNobody(tx, { act: report.name, now })
    const alike = await similarRecords(ctx, { title, body, area: null }, { ...goingOn, limit: 3 })
    const { number } = await releaseFriction(ctx, { title, body, area: null, hits: null })
    await writeDeed(ctx)
    const link = (of: { number: number; title: string }) =>
      linkedTitle(manner, of.title, `${url}/frictions/${of.number}`)
    return [
      `Reported as friction ${number}: ${link({ number, title })}. Cairn keeps no name with it; this chat knows who typed it.`,
      ...(alike.length === 0 ? [] : ['Others look like it, and “me too” can be said there:']),
      ...alike.map((one) => `${link(one)} (${spelledPlainly(whyAlike(one))})`),
    ].join('\n')
  })
}

const usage = 'Say what gets in the way, as in: /friction The build takes 40 minutes'

/** Shared words are single words of the message: letters and digits are enough of them. */
function spelledPlainly(words: string): string {
  return words.replace(/[^\p{L}\p{N} ,;]/gu, '')
}

/**
 * What Slack makes of a text is turned back: https://api.slack.com/reference/surfaces/formatting. A person who is called there is
 * somebody here: a friction is about how we work, and not about who.
 */
function plain(text: string, manner: Manner): string {
  const kept = text.toWellFormed().replaceAll('\0', '')
  if (manner !== 'slack') return kept
  return kept
    .replace(/<[@!][^<>]*>/g, 'somebody')
    .replace(/<#[A-Z0-9]+\|?([^<>|]*)>/g, '#$1')
    .replace(/<([^<>|]+)(?:\|[^<>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
