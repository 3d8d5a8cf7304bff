/** The hours of GH Archive that were fetched: files, or folders of them. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CairnError } from '#std/errors.ts'

export async function hoursIn(given: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of given) files.push(...(await filesAt(path)))
  if (files.length > 0) return [...new Set(files)].toSorted()
  throw new CairnError('not_found', 'import.nothing', 'There is no hour of GH Archive.', {
    hint: 'Their files are called like 2026-01-05-9.json.gz.',
  })
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const names = await readdir(path)
    return names.filter((name) => hour.test(name)).map((name) => join(path, name))
  } catch (error) {
    throw new CairnError('not_found', 'import.folder', `${path} is no folder that can be read.`, {
      hint: 'Give files of GH Archive, or a folder that they lie in.',
      cause: error,
    })
  }
}

const hour = /^\d{4}-\d\d-\d\d(-\d{1,2})?\.(json|jsonl|ndjson)(\.gz)?$/
