/** The templates that come with the practices: the files of their folders, each with a line on what it is for. */
import { readFile, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Shipped } from '#records/templates.ts'
import { invariant } from '#std/errors.ts'

const folders = {
  decision: 'decisions',
  idea: 'ideas',
  friction: 'frictions',
  remedy: 'remedies',
  question: 'questions',
  tip: 'tips',
  trail: 'trails',
}

export async function shippedTemplates(): Promise<Shipped[]> {
  const each = Object.entries(folders).map(([kind, folder]) => templatesIn(kind, folder))
  return (await Promise.all(each)).flat()
}

async function templatesIn(kind: string, folder: string): Promise<Shipped[]> {
  const place = new URL(`../practices/${folder}/templates/`, import.meta.url)
  const files = (await readdir(fileURLToPath(place))).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => {
      const text = (await readFile(new URL(file, place), 'utf8')).replaceAll('\r\n', '\n')
      const [, says, body] = /^---\nsays: (.+)\n---\n([^]+)$/.exec(text) ?? []
      invariant(says !== undefined && body !== undefined, `${file} says what it is for`)
      return { kind, name: basename(file, '.md'), says, body }
    }),
  )
}
