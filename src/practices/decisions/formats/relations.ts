/** Which decisions a page says it supersedes, or is superseded by. */
import type { Relation } from './decision-file.ts'
import { proseWithin } from './outline.ts'
import { plainHeading, type Page } from './page.ts'
import { statusHeadings } from './nygard.ts'
import type { Line } from './source-text.ts'
import { targetsIn } from './targets.ts'

export function relationsOf(page: Page): Relation[] {
  const found = [...inFields(page), ...inHeader(page), ...inSections(page)]
  // A status section may be quoted from a header; one relation is said once.
  const seen = new Set<string>()
  return found.filter(({ kind, target }) => {
    const key = `${kind} ${target}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

/** `Supercedes [1. Title](0001-title.md)` and other links: a line of its own. adr-tools spells it so; both are read. */
export function isRelationLine(text: string): boolean {
  const words = text.replace(/^\s*(?:[*+-][ \t]+)?/, '')
  if (/^super[sc]ede[sd]\b/i.test(words)) return targetsIn(words).length > 0
  return isLink.test(words) && !/^see\b/i.test(words)
}

const isLink = /^(?:\p{L}+[ \t]+){0,3}\p{L}+:?[ \t]+\[(?:\\.|[^\]\\])+\]\([^)]+\)[.,]?\s*$/u

const phrase = /\bsuper[sc]ede(?:(s)|d[ \t]+by)\b:?[*_]*[ \t]*/gi

/** Everything that one line says, one phrase after the other. */
function relationsIn(line: Pick<Line, 'text' | 'start' | 'end' | 'number'>): Relation[] {
  const phrases = [...line.text.matchAll(phrase)]
  return phrases.flatMap((match, at): Relation[] => {
    const from = match.index + match[0].length
    const words = line.text.slice(from, phrases[at + 1]?.index)
    return targetsIn(words).map(({ target }) => ({
      kind: match[1] === undefined ? 'superseded by' : 'supersedes',
      target,
      line: line.number,
      start: line.start,
      end: line.end,
    }))
  })
}

const keys: Record<string, Relation['kind']> = {
  supersedes: 'supersedes',
  supercedes: 'supersedes',
  replaces: 'supersedes',
  'superseded-by': 'superseded by',
  'superceded-by': 'superseded by',
  'replaced-by': 'superseded by',
}

function inFields({ fields }: Page): Relation[] {
  const named = Object.entries(keys).flatMap(([key, kind]) =>
    (fields.get(key)?.values ?? []).flatMap(({ value, start, end }) =>
      targetsIn(value).map(({ target }): Relation => ({
        kind,
        target,
        line: fields.get(key)?.line ?? 1,
        start,
        end,
      })),
    ),
  )
  const status = fields.get('status')
  const said = (status?.values ?? []).flatMap(({ value, start, end }) =>
    relationsIn({ text: value, start, end, number: status?.line ?? 1 }),
  )
  return [...named, ...said]
}

function inHeader({ header, outline }: Page): Relation[] {
  const named = Object.entries(keys).flatMap(([key, kind]) => {
    const line = header.get(key)
    return line === undefined
      ? []
      : targetsIn(line.value).map(({ target }): Relation => ({
          kind,
          target,
          line: line.line,
          start: line.lineStart,
          end: line.lineEnd,
        }))
  })
  const from = outline.headings[0]?.level === 1 ? outline.headings[0].end : 0
  const until = outline.headings.find(({ start }) => start >= from)?.start ?? Infinity
  return [
    ...named,
    ...outline.prose
      .filter(({ start }) => start >= from && start < until)
      .flatMap((line) => (isTold(line.text) ? relationsIn(line) : [])),
  ]
}

const withLinks = [
  'links',
  'more information',
  'related',
  'related decisions',
  'related adrs',
  'references',
]

/** In the status everywhere; among links where a line begins with it. */
function inSections({ outline }: Page): Relation[] {
  return outline.sections.flatMap(({ heading, body }) => {
    const isStatus = statusHeadings.includes(plainHeading(heading))
    if (!isStatus && !withLinks.includes(plainHeading(heading))) return []
    return proseWithin(outline, body)
      .filter(({ text }) => isStatus || isTold(text))
      .flatMap((line) => relationsIn(line))
  })
}

function isTold(text: string): boolean {
  return /^\s*(?:[*+-][ \t]+)?[*_[]*(?:(?:this|it|adr|decision)[ \t]+)*(?:is[ \t]+)?super[sc]ede|^\s*[*+-][ \t]+[*_]*status/i.test(
    text,
  )
}
