/** Hands a mail to an SMTP server, and says what became of it. What the server answers is never shown: it may repeat a password. */
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Words } from './digest.ts'
import type { MailSettings } from './settings.ts'

export interface Mail extends Words {
  /** The same each time it is sent, so that whoever gets it twice may see that. */
  id: string
  to: { name: string; address: string }
}

export type Outcome =
  | { is: 'sent' }
  /** It will not be taken, however often it is sent: the address is none, or the words are not liked. */
  | { is: 'refused'; problem: string; isAddress: boolean }
  /** Another time, perhaps; where nothing can be sent at all, not the next mail either. */
  | { is: 'later'; problem: string; isDown: boolean }

export interface PostWish extends MailSettings {
  timing?: { answerMs: number; wholeMs: number }
}

/** A server that says nothing for so long, and one that says something now and then but never takes the mail. */
const usualTiming = { answerMs: 15_000, wholeMs: 60_000 }

export async function sendMail(
  { host, port, isSecure, needsTls, auth, from, timing = usualTiming }: PostWish,
  { id, to, subject, text, html, unsubscribe }: Mail,
  stop?: AbortSignal,
): Promise<Outcome> {
  const transport = createTransport({
    ...{ host, port, secure: isSecure, requireTLS: needsTls },
    ...(auth === undefined ? {} : { auth }),
    connectionTimeout: timing.answerMs,
    greetingTimeout: timing.answerMs,
    socketTimeout: timing.answerMs,
    dnsTimeout: timing.answerMs,
    // No text of a mail may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      ...{ from, to, subject, text, html },
      messageId: `<${id}@${from.address.slice(from.address.indexOf('@') + 1)}>`,
      headers: headersFor(from.address, unsubscribe),
      signal: AbortSignal.any([AbortSignal.timeout(timing.wholeMs), ...(stop ? [stop] : [])]),
    })
    return { is: 'sent' }
  } catch (error) {
    return outcomeOf(error)
  } finally {
    transport.close()
  }
}

function headersFor(from: string, unsubscribe: string | undefined): Record<string, string> {
  return {
    // Machines that answer for people on holiday do not answer this.
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribe === undefined
      ? { 'List-Unsubscribe': `<mailto:${from}?subject=unsubscribe>` }
      : {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  }
}

const Failure = z.looseObject({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
})

function outcomeOf(error: unknown): Outcome {
  const { code = '', command, responseCode } = Failure.safeParse(error).data ?? {}
  const isAddress = code === 'EENVELOPE' && command === 'RCPT TO'
  if (isAddress || code === 'EMESSAGE') {
    const says = responseCode === undefined ? '' : ` (${responseCode})`
    return responseCode !== undefined && responseCode < 500
      ? { is: 'later', problem: `it was not taken yet${says}`, isDown: false }
      : {
          is: 'refused',
          problem: `the ${isAddress ? 'address' : 'mail'} was refused${says}`,
          isAddress,
        }
  }
  return { is: 'later', problem: problems[code] ?? 'the mail server broke off', isDown: true }
}

const problems: Partial<Record<string, string>> = {
  EAUTH: 'the mail server does not take the name and password',
  ENOAUTH: 'the mail server wants a name and password',
  ETLS: 'the mail server has no lock that can be trusted',
  EDNS: 'the mail server is not found',
  EENVELOPE: 'the mail server does not take mails from this sender',
  ETIMEDOUT: 'the mail server does not answer in time',
  EABORT: 'the mail server does not answer in time',
  ESOCKET: 'the mail server cannot be reached',
  ECONNECTION: 'the mail server broke off',
}
