/** Where lines that stood in a file at some commit are at the branch's head: through the renames of the file, then line by line. */
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { fileNow, filesLike } from '#facts/reading/file-now.ts'
import type { OpenCodeReader } from '../code-reader.ts'
import { anchor, type Anchor } from './anchor.ts'
import { linesMax, readText, type Text } from './text.ts'

export const Now = z.object({
  state: z.enum(['same', 'moved', 'changed', 'gone', 'cannot_tell']),
  /** Where they are at the head; null where they are nowhere, or nobody can tell. */
  path: z.string().nullable(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  /** How likely it is that this is right, from 0 to 1. */
  confidence: z.number().min(0).max(1),
  says: z.string(),
})
export type Now = z.output<typeof Now>

interface Parts {
  facts: Facts
  code: OpenCodeReader
  place: { repositoryId: number; branchId: number }
  /** Full object id. */
  head: string
}

/** A commit, and its corrected date in seconds. */
export interface Commit {
  oid: string
  moment: number
}

interface Stood {
  path: string
  from: number
  to: number
  commit: Commit
  /** Of the file's content then. */
  oid: string
  text: Text
}

const nowhere = { path: null, from: null, to: null }

export function cannotTell(says: string): Now {
  return { state: 'cannot_tell', ...nowhere, confidence: 0, says }
}

export async function whereNow(parts: Parts, stood: Stood): Promise<Now> {
  const { facts, code, place, head } = parts
  const { path, text, oid, commit } = stood
  if (text.is !== 'text') return cannotTell('Whether lines moved can be told of text alone.')
  const to = Math.min(stood.to, text.lines.length, stood.from + linesMax - 1)
  const lines = { before: text.lines, from: stood.from, to }
  if (commit.oid === head) return inWords(stood, to, path, whole(lines))
  const file = await fileNow(facts, place, { path, moment: commit.moment })
  const name = file?.isAtHead === true ? file.path : undefined
  const [now] = name === undefined ? [null] : await code.blobsAt(name, [head])
  if (name !== undefined && now != null) {
    const found = now === oid ? whole(lines) : await within(code, [oid, now], lines)
    return found === undefined
      ? cannotTell(`What changed in ${name} since then is too much to follow.`)
      : inWords(stood, to, name, found)
  }
  return (await elsewhere(parts, stood, lines)) ?? gone(path)
}

interface Lines {
  before: readonly string[]
  from: number
  to: number
}

function whole({ from, to }: Lines): Anchor {
  return { state: 'intact', place: { from, to }, confidence: 1 }
}

/** Undefined where git takes too long, or the newer content is none that has lines. */
async function within(
  code: OpenCodeReader,
  contents: readonly [string, string],
  lines: Lines,
): Promise<Anchor | undefined> {
  const after = await linesIn(code, contents[1])
  if (after === undefined) return undefined
  try {
    return anchor({ ...lines, after, hunks: await code.hunksBetween(contents) })
  } catch {
    return undefined
  }
}

async function linesIn(code: OpenCodeReader, oid: string): Promise<string[] | undefined> {
  for await (const bytes of code.blobs([oid])) {
    const text = readText(bytes)
    return text.is === 'text' ? text.lines : undefined
  }
  return undefined
}

/** A merge may have moved the file, or a change made so much of it anew that git sees no rename: then its like is looked for. */
async function elsewhere(
  { facts, code, place, head }: Parts,
  stood: Stood,
  lines: Lines,
): Promise<Now | undefined> {
  const found: { path: string; place: Anchor }[] = []
  for (const path of await filesLike(facts, place, stood)) {
    const [before, oid] = await code.blobsAt(path, [stood.commit.oid, head])
    // What stood beside it already is a copy, and not where it went.
    if (oid == null || before != null) continue
    const there = oid === stood.oid ? whole(lines) : await within(code, [stood.oid, oid], lines)
    if (there?.state === 'intact' && there.confidence >= onceMin) found.push({ path, place: there })
  }
  const [first] = found
  // In several it is in none of them more than in the others.
  if (first === undefined || found.length > 1) return undefined
  const confidence = Math.min(first.place.confidence, 0.9)
  return inWords(stood, lines.to, first.path, { ...first.place, confidence })
}

/** Of lines that tell something, and stand there once: an empty line stands in every file. */
const onceMin = 0.95

function gone(path: string): Now {
  const says = `${path} is no longer there.`
  return { state: 'gone', ...nowhere, confidence: 0.9, says }
}

function inWords(stood: Stood, to: number, path: string, found: Anchor): Now {
  const { state, place, confidence } = found
  if (state === 'unclear')
    return cannotTell(
      `Lines without words stand in many places; what is around them in ${path} changed.`,
    )
  if (place === null)
    return { state: 'gone', ...nowhere, confidence, says: `These lines are no longer in ${path}.` }
  const isThere = path === stood.path && place.from === stood.from && place.to === to
  const at = `${linesAt(place)}${path === stood.path ? '' : ` of ${path}`}`
  if (state === 'changed')
    return { state, path, ...place, confidence, says: `They were changed; see ${at}.` }
  return isThere
    ? { state: 'same', path, ...place, confidence, says: 'They stand there unchanged.' }
    : { state: 'moved', path, ...place, confidence, says: `They are ${at} now.` }
}

function linesAt({ from, to }: { from: number; to: number }): string {
  return from === to ? `line ${from}` : `lines ${from} to ${to}`
}
