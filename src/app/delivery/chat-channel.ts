/** A chat as a way to the outside: tells it now and then what was done, with the records that it is to be told of. */
import { chatId, compose, enterChat, sendMessage, type ChatMessage } from './chat.ts'
import type { Channel, DeliveryParts } from './deliver.ts'
import type { ChatSettings } from './settings.ts'

export function chatChannel(
  { db, now, random, url }: DeliveryParts,
  settings: ChatSettings,
): Channel {
  const id = chatId(settings.webhook)
  const wish = { manner: settings.manner, url }
  let isEntered = false
  return {
    name: 'Chat',
    work: async (signal) => {
      if (!isEntered) await enterChat(db, { id, kinds: settings.kinds, now: now() })
      isEntered = true
      await compose({ db, now: now(), id })
      const send = await sender(settings, signal)
      const outcome = await sendMessage({ db, now: now(), random, id, wish, send })
      if (outcome === undefined) return undefined
      return outcome.is === 'told' ? null : outcome.problem
    },
  }
}

/** Loaded only where a chat is told. */
async function sender(settings: ChatSettings, signal: AbortSignal) {
  const { postMessage } = await import('./webhook.ts')
  return (message: ChatMessage) => postMessage(settings, message, signal)
}
