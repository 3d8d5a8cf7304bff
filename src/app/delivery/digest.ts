/** What a member did not read yet, as a mail: plain text, and the same as simple HTML. Pure. */
import { escaped } from '#markdown/html.ts'
import { happened } from '#records/happened.ts'
import { practiceOf } from '#std/practice-of.ts'
import { standingInWords } from '#std/standing.ts'
import { oneLine } from './one-line.ts'

export interface Digest {
  to: { name: string; address: string }
  notices: readonly DigestNotice[]
  /** Where the workspace is reached; without it, there are no links. */
  url: string | undefined
  /** Whoever has the mail can end the mails by it. */
  key: string
}

export type DigestNotice =
  | {
      kind: string
      number: number
      status: string
      trialUntil: string | null
      title: string
      acts: Readonly<Record<string, number>>
      says: null
    }
  /** About the workspace itself, or about what is the reader's alone: then it leads there, and does not name it. */
  | { says: string; leadsTo: string | null }

export interface Words {
  subject: string
  text: string
  html: string
  /** The address that ends the mails. */
  unsubscribe: string | undefined
}

/** More than these nobody reads in a mail. */
const shownMax = 30

export function digestWords({ to, notices, url, key }: Digest): Words {
  const unsubscribe = url === undefined ? undefined : `${url}/unsubscribe/${key}`
  const shown = notices.slice(0, shownMax).map((notice) => entryOf(notice, url))
  const [first] = shown
  const subject =
    notices.length === 1 && first !== undefined
      ? `${first.title}: ${first.says}`
      : `News of ${notices.length} things you watch`
  const name = oneLine(to.name)
  const more = notices.length - shown.length
  const text = [
    `Hello ${name},`,
    '',
    'this happened with what you watch:',
    ...shown.flatMap(({ title, about, says, link }) => [
      '',
      `* ${title}${about}`,
      `  ${says}`,
      ...(link === undefined ? [] : [`  ${link}`]),
    ]),
    ...(more > 0 ? ['', `and ${more} more: cairn notices list`] : []),
    '',
    '-- ',
    `You asked for these mails. ${ending(unsubscribe)}`,
    '',
  ].join('\n')
  const html = page([
    `<p>Hello ${escaped(name)},</p>`,
    '<p>this happened with what you watch:</p>',
    '<ul>',
    ...shown.map(
      ({ title, about, says, link }) =>
        `<li style="margin-bottom: 0.75em">${linked(title, link)} <span style="color: #666">${escaped(about)}</span><br>${escaped(says)}</li>`,
    ),
    '</ul>',
    ...(more > 0 ? [`<p>and ${more} more: <code>cairn notices list</code></p>`] : []),
    `<p style="color: #666; font-size: 0.9em">You asked for these mails. ${
      unsubscribe === undefined
        ? escaped(ending(unsubscribe))
        : `<a href="${escaped(unsubscribe)}">End them</a>.`
    }</p>`,
  ])
  return { subject, text, html, unsubscribe }
}

interface Entry {
  title: string
  about: string
  says: string
  link: string | undefined
}

function entryOf(notice: DigestNotice, url: string | undefined): Entry {
  if (notice.says !== null) return ownEntry(notice, url)
  const { kind, number, title, acts } = notice
  return {
    title: oneLine(title),
    about: ` (${kind} ${number}, ${standingInWords(notice)} now)`,
    says: happened(kind, acts),
    link: url === undefined ? undefined : `${url}/${practiceOf(kind)}/${number}`,
  }
}

function ownEntry(
  { says, leadsTo }: { says: string; leadsTo: string | null },
  url: string | undefined,
): Entry {
  const title = leadsTo === null ? 'This workspace' : 'For you alone'
  return {
    ...{ title, about: '', says: oneLine(says) },
    link: url === undefined ? undefined : `${url}${leadsTo ?? ''}`,
  }
}

function ending(unsubscribe: string | undefined): string {
  return unsubscribe === undefined
    ? 'To end them: cairn notices mail'
    : `To end them: ${unsubscribe}`
}

function linked(title: string, link: string | undefined): string {
  const shown = `<strong>${escaped(title)}</strong>`
  return link === undefined ? shown : `<a href="${escaped(link)}">${shown}</a>`
}

function page(parts: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Cairn</title></head>',
    '<body style="font-family: sans-serif; line-height: 1.4; max-width: 40em">',
    ...parts,
    '</body></html>',
    '',
  ].join('\n')
}
