/** The remedies that come with Cairn: the files of the playbook, read when one is first asked for, and then kept. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readPlaybookFile } from './playbook-file.ts'
import type { ShippedRemedy } from './schema.ts'

const folder = new URL('playbook/', import.meta.url)
/** They do not change while Cairn runs. */
let kept: Promise<readonly ShippedRemedy[]> | undefined

/** By their ids, in the order of the alphabet. */
export function playbook(): Promise<readonly ShippedRemedy[]> {
  return (kept ??= readPlaybook())
}

async function readPlaybook(): Promise<ShippedRemedy[]> {
  const files = (await readdir(fileURLToPath(folder))).filter((file) => file.endsWith('.md'))
  return Promise.all(
    files
      .toSorted()
      .map(async (file) =>
        readPlaybookFile(
          file.slice(0, -'.md'.length),
          await readFile(new URL(file, folder), 'utf8'),
        ),
      ),
  )
}
