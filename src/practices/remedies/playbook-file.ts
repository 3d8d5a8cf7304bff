/** A file of the playbook, understood: what is known of a remedy as front matter, its words below. Pure. */
import { z } from 'zod'
import { readShippedFile } from '#records/shipped-files.ts'
import { SourceInFile } from '#records/source.ts'
import { CairnError } from '#std/errors.ts'
import { ShippedRemedy } from './schema.ts'

/** What each of them tells, in this order. */
export const headings = [
  'When it helps',
  'Try it small',
  'What to measure',
  'How long',
  'Side effects',
] as const

const { title, helps, weeks, effort, measures } = ShippedRemedy.shape

const front = z.strictObject({
  ...{ title, helps, weeks, effort, measures },
  ask: z.string().optional(),
  sources: z.array(SourceInFile),
})

export function readPlaybookFile(id: string, text: string): ShippedRemedy {
  const { ask = null, ...rest } = readShippedFile(id, text, { front, headings, unread })
  return { from: 'cairn', id, ...rest, ask }
}

function unread(id: string, why: string): CairnError {
  return new CairnError(
    'unavailable',
    'remedies.playbook.unread',
    `The remedy ${id} of the playbook cannot be read: ${why}.`,
    { hint: 'A file that came with Cairn was changed; install it again.' },
  )
}
