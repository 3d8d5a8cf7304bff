/**
 * The words of a decision, as a record keeps them: the lines of its file but for the title, the front matter, the status
 * and the date, which a record keeps apart. Each line knows where it stands, so that a change of words changes those lines.
 */
import type { DecisionFile, Span } from './decision-file.ts'
import { noPlace } from './places.ts'
import { keptLines } from './line-diff.ts'
import { proseWithin } from './outline.ts'
import { pageOf, plainHeading, type Page } from './page.ts'
import { isRelationLine } from './relations.ts'
import { lineEndingOf, linesOf, type Line } from './source-text.ts'
import { spelled, type Splice } from './splice.ts'

export interface Words {
  body: string
  /** False where the file has more than were asked for. */
  isWhole: boolean
}

export function wordsOf(file: DecisionFile, lettersMax: number): Words {
  const { lines, isWhole } = file.format === 'json-adr' ? worded(file) : shown(file, lettersMax)
  return { body: lines.map(({ text }) => text).join('\n'), isWhole }
}

/** `from` are the words that were changed: those of the file, or of a record that left some of them out. */
export function wordsEdit(
  file: DecisionFile,
  { from, to, lettersMax }: { from: string; to: string; lettersMax: number },
): Splice[] {
  if (file.format === 'json-adr') return wordedEdit(file, to)
  // The prose of a KEP lies beside its YAML.
  if (file.format === 'kep') throw noPlace()
  const { lines } = shown(file, lettersMax)
  const [before, after] = [linesIn(from), linesIn(to)]
  const places = keptLines(
    before,
    lines.map(({ text }) => text),
  ).map((place) => (place === null ? undefined : lines[place]))
  const splices: Splice[] = []
  for (const { gone, since, added } of changesBetween(before, after)) {
    const standing = places.slice(since, since + gone)
    if (standing.includes(undefined)) throw noPlace()
    splices.push(
      ...spliceOf(file, {
        standing: standing.filter(isThere),
        added,
        last: places[since - 1],
        next: places[since],
      }),
    )
  }
  return splices
}

/** Whether the words were taken as they were meant: each line of them stands there, and nothing came with them. */
export function wordsStand(
  { before, now }: { before: DecisionFile; now: DecisionFile },
  { from, to, lettersMax }: { from: string; to: string; lettersMax: number },
): boolean {
  const [was, is] = [before, now].map((file) =>
    file.format === 'json-adr' ? worded(file) : shown(file, lettersMax),
  )
  if (was === undefined || is === undefined) return false
  const apart = ({ title, status, meaning }: DecisionFile) => [title?.value, status?.value, meaning]
  if (JSON.stringify(apart(before)) !== JSON.stringify(apart(now))) return false
  const wanted = linesIn(to)
  const standing = keptLines(
    wanted,
    is.lines.map(({ text }) => text),
  )
  if (!is.isWhole) return standing.slice(0, is.lines.length).every((place) => place !== null)
  return (
    standing.every((place) => place !== null) &&
    is.lines.length - was.lines.length === wanted.length - linesIn(from).length
  )
}

interface Shown {
  lines: Pick<Line, 'text' | 'start' | 'end'>[]
  isWhole: boolean
}

function shown(file: DecisionFile, lettersMax: number): Shown {
  if (file.format === 'kep') return { lines: [], isWhole: true }
  const all = linesOf(file.text)
  const apart = keptApart(file, all)
  const lines: Line[] = []
  let letters = 0
  let isBehindGap = true
  const isGap = (): boolean => isBehindGap && (lines.at(-1)?.text.trim() ?? '') === ''
  for (const line of all) {
    if (apart.has(line.number)) isBehindGap = true
    else if (!isGap() || line.text.trim() !== '') {
      letters += line.text.length + 1
      if (letters > lettersMax) return { lines: withoutEnd(lines), isWhole: false }
      lines.push(line)
      isBehindGap = false
    }
  }
  return { lines: withoutEnd(lines), isWhole: true }
}

function withoutEnd(lines: Line[]): Line[] {
  return lines.slice(0, lines.findLastIndex(({ text }) => text.trim() !== '') + 1)
}

/** Numbers of the lines that say what a record keeps apart. */
function keptApart(file: DecisionFile, lines: readonly Line[]): Set<number> {
  const apart = new Set<number>()
  const leave = ({ start, end }: Span): void => {
    for (const line of lines) if (line.start <= end && line.end >= start) apart.add(line.number)
  }
  const page = pageOf(file.path, file)
  const { frontMatter, headings } = page.outline
  if (frontMatter !== null) {
    const close = lines.find(({ start }) => start > frontMatter.end)
    leave({ start: 0, end: close?.start ?? frontMatter.end })
  }
  const { title, status, date } = file
  if (title?.notation === 'markdown')
    leave(headings.find(({ start, end }) => start <= title.start && title.end <= end) ?? title)
  for (const part of [status, date]) if (part !== null) leave(sectionOfItsOwn(page, part) ?? part)
  return apart
}

/** A section that says this part, perhaps with what is superseded, and nothing else goes with its heading. */
function sectionOfItsOwn({ outline, lines }: Page, part: Span): Span | undefined {
  const at = outline.sections.findIndex(
    ({ heading, body }) =>
      heading !== '' &&
      body.start <= part.start &&
      part.end <= body.end &&
      isOfParts.test(plainHeading(heading)),
  )
  const section = outline.sections[at]
  const heading = outline.headings[at]
  if (section === undefined || heading === undefined) return undefined
  const rest = lines.filter(
    ({ start, end }) =>
      start >= section.body.start &&
      end <= section.body.end &&
      (end < part.start || start > part.end),
  )
  const prose = new Set(proseWithin(outline, section.body).map(({ number }) => number))
  const isAlone = rest.every(
    ({ text, number }) => text.trim() === '' || (prose.has(number) && isRelationLine(text)),
  )
  return isAlone ? { start: heading.start, end: section.body.end } : undefined
}

/** In whatever language: a level-one heading over everything is no section of a status. */
const isOfParts = /^(?:status|statut|estado|stato|статус|ステータス|状态|状態|상태|date)$/

interface Change {
  since: number
  gone: number
  added: string[]
}

function changesBetween(before: readonly string[], after: readonly string[]): Change[] {
  const kept = keptLines(before, after)
  const changes: Change[] = []
  let next = 0
  for (let at = 0; at <= before.length;) {
    const since = at
    while (at < before.length && kept[at] === null) at++
    const until = at < before.length ? (kept[at] ?? next) : after.length
    if (at > since || until > next)
      changes.push({ since, gone: at - since, added: after.slice(next, until) })
    next = until + 1
    at++
  }
  return changes
}

interface Place {
  standing: Shown['lines']
  added: readonly string[]
  /** The line before, and the line behind. */
  last: Shown['lines'][number] | undefined
  next: Shown['lines'][number] | undefined
}

function spliceOf({ text }: DecisionFile, { standing, added, last, next }: Place): Splice[] {
  const ending = lineEndingOf(text)
  const words = added.join(ending)
  const [first, ...others] = standing
  if (first !== undefined) {
    const rest = added.length === 0 ? standing : others
    return [
      ...(added.length === 0 ? [] : [{ start: first.start, end: first.end, with: words }]),
      ...rest.map(({ start, end }) => ({ start, end: behindBreak(text, end), with: '' })),
    ]
  }
  if (last !== undefined) return [{ start: last.end, end: last.end, with: ending + words }]
  if (next !== undefined) return [{ start: next.start, end: next.start, with: words + ending }]
  const end = text.trimEnd().length
  return [{ start: end, end, with: ending + ending + words + (end === text.length ? ending : '') }]
}

function behindBreak(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : text.startsWith('\n', end) ? 1 : 0)
}

/** The values of a JSON-ADR, each below its heading. */
function worded({ worded: values }: DecisionFile): Shown {
  const lines = values.flatMap(({ heading, part }, at) => [
    ...(at === 0 ? [] : ['']),
    `## ${heading}`,
    '',
    ...linesIn(part.value),
  ])
  return { lines: lines.map((text) => ({ text, start: 0, end: 0 })), isWhole: true }
}

/** By their headings, in their order: a value has no place for another section. */
function wordedEdit({ text, worded: values }: DecisionFile, to: string): Splice[] {
  let rest = `${linesIn(to).join('\n')}\n`
  return values.flatMap(({ heading, part }, at) => {
    const lead = `## ${heading}\n`
    if (!rest.startsWith(lead)) throw noPlace()
    const behind = values[at + 1]
    const next = behind === undefined ? rest.length : rest.indexOf(`\n## ${behind.heading}\n`)
    if (next === -1) throw noPlace()
    const words = rest.slice(lead.length, next).trim()
    rest = rest.slice(next + 1)
    if (words === linesIn(part.value).join('\n')) return []
    return [{ start: part.start, end: part.end, with: spelled(words, part, text) }]
  })
}

function linesIn(words: string): string[] {
  return trimmed(words.replaceAll('\r\n', '\n').split('\n'))
}

/** Without the empty lines around. */
function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '')
  return first === -1
    ? []
    : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1)
}

function isThere<Thing>(thing: Thing | undefined): thing is Thing {
  return thing !== undefined
}
