/** What happened, as a chat is told it: a line for each record, without names. Pure. */
import { happened } from '#records/happened.ts'
import { practiceOf } from '#std/practice-of.ts'
import { oneLine } from './one-line.ts'

export interface Told {
  kind: string
  number: number
  title: string
  /** How often each verb. */
  acts: Readonly<Record<string, number>>
}

export interface ChatWish {
  manner: 'slack' | 'markdown'
  /** Where the workspace is reached; without it, there are no links. */
  url: string | undefined
}

/** A chat scrolls by: what is more is looked up. */
const linesMax = 10

/** Empty where nothing is worth a line. */
export function chatText(all: readonly Told[], { manner, url }: ChatWish): string {
  const lines = all.map(({ kind, number, title, acts }) => {
    const link =
      url === undefined
        ? spelled[manner](title)
        : linkedTitle(manner, title, `${url}/${practiceOf(kind)}/${number}`)
    return `${link} (${kind} ${number}): ${happened(kind, acts)}`
  })
  const more = lines.length - linesMax
  return [...lines.slice(0, linesMax), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n')
}

/** What people wrote, as text that leads somewhere. */
export function linkedTitle(manner: ChatWish['manner'], title: string, to: string): string {
  return linked[manner](spelled[manner](title), to)
}

/** Not what only mends words, and not what only its own screen shows. */
export function isWorthALine(kind: string, act: string): boolean {
  const [practice = '', verb = ''] = act.split('.')
  return practice === practiceOf(kind)
    ? verb !== 'edit'
    : act === 'comments.add' || act === 'actions.add'
}

/**
 * What people wrote is text there, and nothing else: it calls nobody (`@channel`), shows no picture and links to nothing that looks
 * like something else.
 */
const spelled = {
  // https://api.slack.com/reference/surfaces/formatting: these three; a star may still make letters fat.
  slack: (text: string) =>
    oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  markdown: (text: string) =>
    oneLine(text)
      .replace(/[\\`*_{}[\]()<>#+\-.!|~&:]/g, '\\$&')
      // Behind a letter of no width, an @ is one.
      .replaceAll('@', '@\u200b'),
} satisfies Record<ChatWish['manner'], (text: string) => string>

const linked = {
  slack: (name: string, url: string) => `<${url}|${name.replaceAll('|', '¦')}>`,
  markdown: (name: string, url: string) => `[${name}](${url})`,
} satisfies Record<ChatWish['manner'], (name: string, url: string) => string>
