/** A file of the library, understood: what is known of a tip as front matter, its words below. Pure. */
import { z } from 'zod'
import { readShippedFile } from '#records/shipped-files.ts'
import { KeptSourceInFile } from '#records/source.ts'
import { CairnError } from '#std/errors.ts'
import { ShippedTip } from './schema.ts'

/** What each of them tells, in this order. */
export const headings = ['When to use', 'How', 'Example', 'Where it misleads'] as const

const { title, fits, runtimes, minutes } = ShippedTip.shape

const front = z.strictObject({
  ...{ title, fits, minutes },
  runtimes: runtimes.default([]),
  sources: z.array(KeptSourceInFile),
})

export function readLibraryFile(id: string, text: string): ShippedTip {
  return { from: 'cairn', id, ...readShippedFile(id, text, { front, headings, unread }) }
}

/** As lists and searches need it: to read the sources takes four times as long as all else. */
export type ListedTip = Omit<ShippedTip, 'sources'>

export function readListedTip(id: string, text: string): ListedTip {
  const listed = text.replace(/^sources:\n(?: .*\n)+/m, '')
  const form = { front: front.omit({ sources: true }), headings, unread }
  return { from: 'cairn', id, ...readShippedFile(id, listed, form) }
}

function unread(id: string, why: string): CairnError {
  return new CairnError(
    'unavailable',
    'tips.library.unread',
    `The tip ${id} of the library cannot be read: ${why}.`,
    { hint: 'A file that came with Cairn was changed; install it again.' },
  )
}
