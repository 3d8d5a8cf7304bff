/** Reads a `.tour` file: its words as a tour, and where in the file each of them stands, so that it can be written back. */
import type { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { lineAt, memberOf, notAsExpected, readJson, type JsonNode } from './json-tree.ts'
import { Tour } from './tour.ts'

export interface TourFile {
  path: string
  /** A byte order mark is kept before the text. */
  mark: '' | '\ufeff'
  text: string
  root: JsonNode
  tour: Tour
}

/** A long tour has a hundred steps and a hundred kilobytes. */
export const tourBytesMax = 4 * 2 ** 20
const stepsMax = 1_000

export function readTour(path: string, bytes: Uint8Array): TourFile {
  if (bytes.length > tourBytesMax)
    throw notAsExpected(path, 1, 'this is larger than 4 MiB, as no tour is.')
  const whole = textOf(path, bytes)
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : ''
  const text = whole.slice(mark.length)
  const { root, value } = readJson(path, text)
  const { data: tour, error } = Tour.safeParse(value)
  if (tour === undefined) throw notATour(path, text, root, error)
  if (tour.steps.length > stepsMax)
    throw notAsExpected(
      path,
      1,
      `it has ${tour.steps.length} steps; a tour has ${stepsMax} at most.`,
    )
  return { path, mark, text, root, tour }
}

function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)
  } catch (error) {
    throw new CairnError('invalid', 'trails.tour.encoding', `${path}, line 1: this is not UTF-8.`, {
      hint: 'Save it as UTF-8, and read it again.',
      cause: error,
      details: { file: path, line: 1 },
    })
  }
}

function notATour(path: string, text: string, root: JsonNode, error: z.ZodError): CairnError {
  const [issue] = error.issues
  const keys = issue?.path ?? []
  const found = nodeAt(root, keys)
  const where = keys.map((key) => (typeof key === 'number' ? `step ${key + 1}` : String(key)))
  const what = where.filter((word, at) => !(word === 'steps' && at === 0 && keys.length > 1))
  const name = what.length === 0 ? 'the tour' : what.join(', ')
  return notAsExpected(
    path,
    lineAt(text, found.start),
    `${name} is not as in a tour (${issue?.message ?? ''}).`,
  )
}

/** The deepest that is there: of what is missing, that in which it is. */
function nodeAt(root: JsonNode, keys: readonly PropertyKey[]): JsonNode {
  let node = root
  for (const key of keys) {
    const next =
      node.is === 'array' && typeof key === 'number'
        ? node.items[key]
        : memberOf(node, String(key))?.value
    if (next === undefined) break
    node = next
  }
  return node
}
