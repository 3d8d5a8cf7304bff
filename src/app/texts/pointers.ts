/** What in a text points somewhere, for its HTML: the references that records keep as links, and members who are spoken to. */
import type { Pointer } from '#markdown/pointer.ts'
import { kindNames } from '#records/kinds.ts'
import { referencesAt, type Reference } from '#records/references.ts'

export function pointersIn(text: string): Pointer[] {
  const references = [...referencesAt(text, kindNames)].map(({ from, to, reference }) => ({
    ...{ from, to },
    ...told(reference),
  }))
  const free = (place: number) => !references.some(({ from, to }) => from <= place && place < to)
  const members = text.includes('@') ? [...text.matchAll(mention)] : []
  return [
    ...references,
    ...members
      .filter(({ index }) => free(index))
      .map(({ index, 0: said, groups }) => ({
        ...{ from: index, to: index + said.length },
        about: { to: 'member', name: groups?.['name'] ?? '' },
      })),
  ].toSorted((a, b) => a.from - b.from)
}

/** `@ana`; not within an e-mail address or a path, and without the full stop of a sentence. */
const mention =
  /(?<![\w@/.#:-])@(?<name>[\p{L}\p{N}](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?)(?![\p{L}\p{N}@/])/gu

function told(reference: Reference): Pick<Pointer, 'href' | 'about'> {
  if (reference.to === 'address') return { href: reference.url, about: { to: 'address' } }
  const known = Object.entries(reference).filter(([, value]) => value !== null)
  return { about: Object.fromEntries(known.map(([key, value]) => [key, String(value)])) }
}
