/**
 * What code a text names: `src/billing/`, patterns with stars, `package.json` in backticks, lines of a file. Pure. A word with a slash in
 * it may be no path at all ("and/or"); nobody looks for such a one, so it does no harm.
 */
import { z } from 'zod'
import type { Reference } from './references.ts'

export interface NamedPlace {
  path: string
  /** As the text calls it; '' where it names none. */
  repository: string
  isPattern: boolean
}

/** More than these in one text are a listing, not what it is about. */
const placesMax = 300

/** Each once, in the order of the text, which is without its blocks of code. */
export function placesIn(text: string, references: readonly Reference[]): NamedPlace[] {
  const found = new Map<string, NamedPlace>()
  const add = (given: string, repository: string): void => {
    const path = asGitWrites(given)
    if (path === undefined || found.size === placesMax) return
    found.set(`${repository}:${path}`, { path, repository, isPattern: wild.test(path) })
  }
  for (const reference of references)
    if (reference.to === 'code' || reference.to === 'file')
      add(reference.path, reference.repository)
  for (const { groups = {} } of text.matchAll(pattern)) {
    const { ticked, word } = groups
    if (word !== undefined) add(word, '')
    // A name without a slash is a file's where it has an ending.
    else if (ticked !== undefined && /\/|\.[a-z0-9]{1,10}$/i.test(ticked)) add(ticked, '')
  }
  return [...found.values()]
}

const wild = /[*?[{]/
const letters = String.raw`[\w.@+*?{},\[\]()-]`
/** Bounded throughout, so that no text takes long. */
const pattern = new RegExp(
  [
    String.raw`https?:\/\/\S{1,2000}`,
    String.raw`\x60(?<ticked>(?:${letters}|\/){1,500})\x60`,
    String.raw`(?<![\w./:#@\x60-])(?<word>(?:\.\/)?[\w.@+*-]${letters}{0,200}\/(?:${letters}|\/){0,400})(?!\x60)`,
  ].join('|'),
  'g',
)

/** Undefined where it leads out of a repository, or to all of one. */
function asGitWrites(given: string): string | undefined {
  // A sentence may end behind it, or a bracket that opened before.
  const bare = given.replace(/[.,;:!?)\]]{1,20}$/, (end) => (/[[(]/.test(given) ? end : ''))
  const parts = bare.split('/').filter((part) => part !== '' && part !== '.')
  if (given.startsWith('/') || parts.length === 0 || parts.includes('..')) return undefined
  if (!/[\p{L}\p{N}]/u.test(bare)) return undefined
  // Of folders that match, all that is in them.
  if (bare.endsWith('/') && wild.test(bare)) parts.push('**')
  return parts.join('/')
}

/** All texts in what a kind alone knows; a place that it names as such is no text. */
export function textsIn(detail: unknown): string[] {
  if (typeof detail === 'string') return [detail]
  if (typeof detail !== 'object' || detail === null || Place.safeParse(detail).success) return []
  return Object.values(detail).flatMap((value) => textsIn(value))
}

const Place = z.looseObject({ repository: z.string().min(1), path: z.string().min(1) })

/** The places that what a kind alone knows names as such, with their repository: also a file at the top, or one with a space in its name. */
export function placesNamed(detail: unknown): NamedPlace[] {
  if (typeof detail !== 'object' || detail === null) return []
  const { data: place } = Place.safeParse(detail)
  if (place === undefined) return Object.values(detail).flatMap((value) => placesNamed(value))
  return [{ path: place.path, repository: place.repository, isPattern: false }]
}

/** Each once. */
export function allPlaces(...places: readonly (readonly NamedPlace[])[]): NamedPlace[] {
  const each = places.flat().map((place) => [JSON.stringify(place), place] as const)
  return [...new Map(each).values()].slice(0, placesMax)
}
