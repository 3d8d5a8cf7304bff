/** Texts that come with Cairn beside what the team writes: files with front matter above, and words under fixed headings below. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { z } from 'zod'
import type { CairnError } from '#std/errors.ts'

interface Form<Front> {
  front: z.ZodType<Front>
  /** What each of them tells, in this order. */
  headings: readonly string[]
  /** What is thrown where a file is not so. */
  unread: (id: string, why: string) => CairnError
}

/** What it says above, and its words, each paragraph a line: in a file, lines are broken for whoever reads the file. Pure. */
export function readShippedFile<Front extends object>(
  id: string,
  text: string,
  { front, headings, unread }: Form<Front>,
): Front & { body: string } {
  const [, above, body] = /^---\n([^]+?)\n---\n\n([^]+)$/.exec(text.replaceAll('\r\n', '\n')) ?? []
  if (above === undefined || body === undefined) throw unread(id, 'it begins with no front matter')
  const read = front.safeParse(parse(above))
  if (!read.success)
    throw unread(
      id,
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  const told = [...body.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
  if (told.join() !== headings.join())
    throw unread(id, `its headings are not ${headings.join(', ')}`)
  return { ...read.data, body: unbroken(body.trimEnd()) }
}

/** What stands in a block of code, or in a line of a list, keeps its lines. */
function unbroken(body: string): string {
  return body
    .split(/^(```[^]*?^```)$/m)
    .map((part) =>
      part.startsWith('```') ? part : part.replaceAll(/(?<=[^\n])\n(?![*\n]|\d+\. ) *(?=\S)/g, ' '),
    )
    .join('')
}

/** Those of a folder by their names, in the order of the alphabet: read when first asked for, and then kept, as they do not change while Cairn runs. */
export function shippedIn<Item>(
  folder: URL,
  read: (id: string, text: string) => Item,
): () => Promise<readonly Item[]> {
  let kept: Promise<readonly Item[]> | undefined
  return () => (kept ??= readFolder(folder, read))
}

async function readFolder<Item>(
  folder: URL,
  read: (id: string, text: string) => Item,
): Promise<Item[]> {
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.md'))
  return Promise.all(
    files
      .toSorted()
      .map(async (file) =>
        read(file.slice(0, -'.md'.length), await readFile(new URL(file, folder), 'utf8')),
      ),
  )
}
