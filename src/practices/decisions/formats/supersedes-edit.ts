/** The lines that say which decisions one supersedes: new ones are added, those no longer meant are taken out. */
import { posix } from 'node:path'
import type { DecisionFile, Relation } from './decision-file.ts'
import { markdownFormatOf } from './markdown-formats.ts'
import { pageOf, plainHeading, type Page } from './page.ts'
import { noPlace } from './places.ts'
import { decoded } from './resolve.ts'
import { lineEndingOf } from './source-text.ts'
import type { Splice } from './splice.ts'

/** How one decision is named in the file of another. */
export interface Named {
  path: string
  number: number | null
  title: string
}

export function supersedesOf({ relations }: DecisionFile): Relation[] {
  return relations.filter(({ kind }) => kind === 'supersedes')
}

export function supersedesEdit(file: DecisionFile, wanted: readonly Named[]): Splice[] {
  const said = supersedesOf(file)
  const gone = said.filter((relation) => !wanted.some((named) => isMeant(file, relation, named)))
  const missing = wanted.filter((named) => !said.some((relation) => isMeant(file, relation, named)))
  if (gone.length + missing.length === 0) return []
  const page = pageOf(file.path, file)
  const format = markdownFormatOf(page)
  if (format?.relationsIn == null || format.name !== file.format) throw noPlace()
  return [
    ...gone.map((relation) => withoutLine(page, said, relation)),
    ...(missing.length === 0 ? [] : [withLines(page, format.relationsIn, missing)]),
  ]
}

/** Only adds: what the file names besides may be nothing that we know. */
export function alsoSupersedesEdit(file: DecisionFile, wanted: readonly Named[]): Splice[] {
  const said = supersedesOf(file)
  const missing = wanted.filter((named) => !said.some((relation) => isMeant(file, relation, named)))
  if (missing.length === 0) return []
  const page = pageOf(file.path, file)
  const format = markdownFormatOf(page)
  if (format?.relationsIn == null || format.name !== file.format) throw noPlace()
  return [withLines(page, format.relationsIn, missing)]
}

function isMeant({ path }: DecisionFile, { target }: Relation, named: Named): boolean {
  return target.startsWith('#')
    ? Number(target.slice(1)) === named.number
    : posix.join(posix.dirname(path), decoded(target.replace(/#.*$/, ''))) === named.path
}

/** A line that says more than this is for a person to change. */
function withoutLine({ text, lines }: Page, said: readonly Relation[], relation: Relation): Splice {
  const line = lines[relation.line - 1]
  const isAlone = said.filter((each) => each.line === relation.line).length === 1
  if (line === undefined || !isAlone || !ownLine.test(line.text)) throw noPlace()
  const before = lines[relation.line - 2]
  const after = lines[relation.line]
  const isBetweenEmpty = before?.text.trim() === '' && after?.text.trim() === ''
  const end = (isBetweenEmpty ? after : line).end
  const next = text.startsWith('\r\n', end) ? 2 : text.startsWith('\n', end) ? 1 : 0
  return { start: line.start, end: end + next, with: '' }
}

const ownLine =
  /^\s*(?:[*+-][ \t]+)?super[sc]edes:?[ \t]+(?:\[(?:\\.|[^\]\\])*\]\([^)]*\)|\S+)[.,]?\s*$/i

/** Nygard's lines are paragraphs; the others are one list. */
function withLines(
  { text, outline, path, lines }: Page,
  { heading, lead }: { heading: string; lead: string },
  missing: readonly Named[],
): Splice {
  const ending = lineEndingOf(text)
  const isList = /^[*-]/.test(lead)
  const words = missing
    .map((named) => lead + linkTo(path, named))
    .join(isList ? ending : ending + ending)
  const section = outline.sections.find(
    (each) => plainHeading(each.heading) === heading.toLowerCase(),
  )
  if (section !== undefined) {
    const { end } = section.body
    const endsInList =
      isList && /^\s*[*+-][ \t]/.test(lines.findLast((line) => line.end <= end)?.text ?? '')
    return { start: end, end, with: (endsInList ? ending : ending + ending) + words }
  }
  const end = text.trimEnd().length
  return {
    start: end,
    end,
    with: `${ending}${ending}## ${heading}${ending}${ending}${words}${text.length === end ? ending : ''}`,
  }
}

export function linkTo(from: string, { path, number, title }: Named): string {
  const label = `${number === null ? '' : `${number}. `}${title}`
    .replaceAll(/[[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, ' ')
  const target = encodeURI(posix.relative(posix.dirname(from), path))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
  return `[${label}](${target})`
}
