/** Mail as a way to the outside: writes letters of what was not read, and sends those that are due. */
import type { Channel, DeliveryParts } from './deliver.ts'
import { sendNext, writeLetters } from './letters.ts'
import type { Mail } from './mail.ts'
import type { MailSettings } from './settings.ts'

export function mailChannel({ db, now, random, url }: DeliveryParts, mail: MailSettings): Channel {
  return {
    name: 'Mail',
    work: async (signal) => {
      await writeLetters(db, now())
      const send = await sender(mail, signal)
      let met: null | undefined
      while (!signal.aborted) {
        const outcome = await sendNext({ db, now: now(), random, send, url })
        if (outcome === undefined) return met
        // Where one cannot be sent at all, the next cannot either.
        if (outcome.is === 'later' && outcome.isDown) return outcome.problem
        met = null
      }
      return met
    },
  }
}

/** Loaded only where mails are sent. */
async function sender(mail: MailSettings, signal: AbortSignal) {
  const { sendMail } = await import('./mail.ts')
  return (one: Mail) => sendMail(mail, one, signal)
}
