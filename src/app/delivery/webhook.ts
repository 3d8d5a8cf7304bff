/** Hands a message to the incoming webhook of a chat (Slack, Mattermost, Teams and their like), and says what became of it. */
import { CairnError } from '#std/errors.ts'
import { outbound, type OutboundAnswer } from '#std/outbound/outbound.ts'
import type { ChatMessage, ChatOutcome } from './chat.ts'
import type { ChatSettings } from './settings.ts'

/** What it answers is never shown: it is written by others, and may repeat the address, which is a secret. */
export async function postMessage(
  { webhook, allowed }: Pick<ChatSettings, 'webhook' | 'allowed'>,
  { id, text }: ChatMessage,
  signal?: AbortSignal,
): Promise<ChatOutcome> {
  try {
    const answer = await outbound({
      ...{ url: webhook, method: 'POST', allowed, body: JSON.stringify({ text }) },
      ...(signal === undefined ? {} : { signal }),
      headers: { 'content-type': 'application/json', 'webhook-id': id },
    })
    return outcomeOf(answer)
  } catch (error) {
    if (!(error instanceof CairnError)) throw error
    return { is: 'later', problem: inWords(error) }
  }
}

function outcomeOf({ status, headers }: OutboundAnswer): ChatOutcome {
  if (status >= 200 && status < 300) return { is: 'told' }
  if (status === 410) return { is: 'gone', problem: 'its webhook was taken away (410)' }
  if (status >= 300 && status < 400)
    return { is: 'later', problem: `its webhook moved (${status}), which is not followed` }
  const wait = waitIn(headers['retry-after'])
  return {
    ...{ is: 'later', problem: `its webhook answers with ${status}` },
    ...(wait === undefined ? {} : { waitMs: wait }),
  }
}

/** However long it wishes. */
const longestMs = 24 * 3_600_000

function waitIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header)
    ? Math.min(Number(header) * 1_000, longestMs)
    : undefined
}

/** A sentence becomes a part of one. */
function inWords({ message }: CairnError): string {
  return message.replace(/\.$/, '')
}
