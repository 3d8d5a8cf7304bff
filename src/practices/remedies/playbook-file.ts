/** A file of the playbook, understood: what is known of a remedy as front matter, its words below. Pure. */
import { parse } from 'yaml'
import { z } from 'zod'
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

const { helps, weeks, effort, measures, sources } = ShippedRemedy.shape
const { title, by, year, url, citation, says } = sources.element.shape

const Front = z.strictObject({
  ...{ title: ShippedRemedy.shape.title, helps, weeks, effort, measures },
  ask: z.string().optional(),
  sources: z.array(
    z.strictObject({
      ...{ title, by, year, says },
      ...{ url: url.unwrap().optional(), citation: citation.unwrap().optional() },
    }),
  ),
})

export function readPlaybookFile(id: string, text: string): ShippedRemedy {
  const [, front, body] = /^---\n([^]+?)\n---\n\n([^]+)$/.exec(text.replaceAll('\r\n', '\n')) ?? []
  if (front === undefined || body === undefined) throw unread(id, 'it begins with no front matter')
  const read = Front.safeParse(parse(front))
  if (!read.success)
    throw unread(
      id,
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  const told = [...body.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
  if (told.join() !== headings.join())
    throw unread(id, `its headings are not ${headings.join(', ')}`)
  const { ask = null, ...rest } = read.data
  return {
    // Lines are broken for whoever reads the file.
    ...{
      from: 'cairn',
      id,
      ...rest,
      ask,
      body: body.trimEnd().replaceAll(/(?<=[^\n])\n(?=[^\n])/g, ' '),
    },
    sources: rest.sources.map((source) => ({
      ...source,
      ...{ url: source.url ?? null, citation: source.citation ?? null },
    })),
  }
}

function unread(id: string, why: string): CairnError {
  return new CairnError(
    'unavailable',
    'remedies.playbook.unread',
    `The remedy ${id} of the playbook cannot be read: ${why}.`,
    { hint: 'A file that came with Cairn was changed; install it again.' },
  )
}
