/**
 * Changes a decision in its file. What is not asked for stays byte for byte: keys nobody knows, line endings, the way a
 * list is indented. What was written is read again, and unless it reads as it was meant, nothing comes out.
 */
import { CairnError } from '#std/errors.ts'
import type { DecisionFile, Part, Span } from './decision-file.ts'
import { isListed, type Listed } from './items.ts'
import { headingsOwed, listedEdit, unlistedEdit } from './items-edit.ts'
import { noPlace, placeOfDate, placeOfStatus } from './places.ts'
import { readFile } from './read-file.ts'
import { spelled, spliced, type Splice } from './splice.ts'
import { bytesOf, lineEndingOf } from './source-text.ts'
import { alsoSupersedesEdit, supersedesEdit, supersedesOf, type Named } from './supersedes-edit.ts'
import { plainHeading } from './page.ts'
import { wordsEdit, wordsStand } from './words.ts'

export interface Edit {
  title?: string
  status?: string
  /** YYYY-MM-DD. */
  date?: string
  supersedes?: readonly Named[]
  section?: { heading: string; body: string }
  /** Words of the decision as a record keeps them, and what became of them. */
  words?: { from: string; to: string; lettersMax: number }
  /** Decisions that this one takes the place of, beside those it names already. */
  alsoSupersedes?: readonly Named[]
  /** A paragraph to stand last in the section of this heading, which is made where there is none. */
  added?: { heading: string; words: string }
  /** An item of the list below these headings, and one that is none of it any more. */
  listed?: Listed
  unlisted?: Listed
}

export function editDecision(file: DecisionFile, edit: Edit): Uint8Array {
  if (!file.isExact)
    throw new CairnError(
      'conflict',
      'decisions.edit.encoding',
      'This file is not UTF-8, so writing it would change bytes that nobody edited.',
      {
        hint: 'Save it as UTF-8 first.',
      },
    )
  let current = file
  for (const step of stepsOf(edit)) {
    const splices = step.splices(current)
    if (splices.length === 0) continue
    const next = readAgain(current, spliced(current.text, splices))
    if (next === undefined || !step.isSo(next, current)) throw notTaken(step.what)
    current = next
  }
  return bytesOf(current.text)
}

interface Step {
  what: string
  splices(file: DecisionFile): Splice[]
  isSo(file: DecisionFile, before: DecisionFile): boolean
}

function stepsOf({
  title,
  status,
  date,
  supersedes,
  section,
  words,
  alsoSupersedes,
  added,
  listed,
  unlisted,
}: Edit): Step[] {
  const value = (
    name: 'title' | 'status' | 'date',
    to: string,
    place: (file: DecisionFile, to: string) => Splice,
  ): Step => ({
    what: name,
    splices: (file) => valueSplices(file, file[name], oneLine(to), place),
    isSo: (file) => file[name]?.value === to,
  })
  return [
    ...(words === undefined
      ? []
      : [
          {
            what: 'words',
            splices: (file: DecisionFile) => wordsEdit(file, words),
            isSo: (now: DecisionFile, before: DecisionFile) => wordsStand({ before, now }, words),
          },
        ]),
    ...(title === undefined ? [] : [value('title', title, noTitle)]),
    ...(status === undefined ? [] : [value('status', status, placeOfStatus)]),
    ...(date === undefined ? [] : [value('date', date, placeOfDate)]),
    ...(supersedes === undefined
      ? []
      : [
          {
            what: 'supersedes',
            splices: (file: DecisionFile) => supersedesEdit(file, supersedes),
            isSo: (file: DecisionFile) => supersedesOf(file).length === supersedes.length,
          },
        ]),
    ...(section === undefined
      ? []
      : [
          {
            what: `section ${section.heading}`,
            splices: (file: DecisionFile) => sectionSplices(file, section),
            isSo: (file: DecisionFile) => {
              const { start, end } = bodyOf(file, section.heading)
              return file.text.slice(start, end) === inItsEndings(file, section.body)
            },
          },
        ]),
    ...(alsoSupersedes === undefined
      ? []
      : [
          {
            what: 'supersedes',
            splices: (file: DecisionFile) => alsoSupersedesEdit(file, alsoSupersedes),
            isSo: (file: DecisionFile, before: DecisionFile) =>
              supersedesOf(file).length > supersedesOf(before).length,
          },
        ]),
    ...(added === undefined ? [] : [addedStep(added)]),
    ...(unlisted === undefined ? [] : [itemStep(unlisted, false)]),
    ...(listed === undefined ? [] : [itemStep(listed, true)]),
  ]
}

function itemStep(item: Listed, isThere: boolean): Step {
  const saysElse = ({ title, status, meaning, day, relations }: DecisionFile) =>
    JSON.stringify([title?.value, status?.value, meaning, day, relations.length])
  return {
    what: `list of ${item.under.at(-1)}`,
    splices: (file) => (isThere ? listedEdit(file, item) : unlistedEdit(file, item)),
    isSo: (file, before) =>
      isListed(file, item) === isThere &&
      file.sections.length - before.sections.length ===
        (isThere ? headingsOwed(before, item) : 0) &&
      saysElse(file) === saysElse(before),
  }
}

function addedStep({ heading, words }: { heading: string; words: string }): Step {
  const itsOwn = ({ sections }: DecisionFile) =>
    sections.find((section) => plainHeading(section.heading) === plainHeading(heading))
  return {
    what: `section ${heading}`,
    splices: (file) => {
      const value = file.worded.find((each) => plainHeading(each.heading) === plainHeading(heading))
      if (value !== undefined)
        return [{ ...value.part, with: spelled(`${value.part.value}\n\n${words}`, value.part, '') }]
      if (file.sections.length === 0) throw noPlace()
      const ending = lineEndingOf(file.text)
      const section = itsOwn(file)
      const paragraph = ending + ending + inItsEndings(file, words)
      if (section !== undefined)
        return [{ start: section.body.end, end: section.body.end, with: paragraph }]
      const end = file.text.trimEnd().length
      const marks = file.text.includes(`${ending}== `) && file.format === 'rfd' ? '==' : '##'
      const isLast = file.text.length === end
      return [
        {
          start: end,
          end,
          with: `${ending}${ending}${marks} ${heading}${paragraph}${isLast ? ending : ''}`,
        },
      ]
    },
    isSo: (file, before) => {
      if (file.worded.some(({ part }) => part.value.endsWith(words))) return true
      const section = itsOwn(file)
      return (
        section !== undefined &&
        file.text.slice(section.body.start, section.body.end).endsWith(inItsEndings(file, words)) &&
        file.sections.length - before.sections.length === (itsOwn(before) === undefined ? 1 : 0) &&
        file.status?.value === before.status?.value
      )
    },
  }
}

function valueSplices(
  file: DecisionFile,
  part: Part | null,
  to: string,
  place: (file: DecisionFile, to: string) => Splice,
): Splice[] {
  if (part === null) return [place(file, to)]
  if (part.value === to) return []
  const { start, end } = part
  return [{ start, end, with: spelled(to, part, file.text.slice(start, end)) }]
}

function sectionSplices(
  file: DecisionFile,
  { heading, body }: { heading: string; body: string },
): Splice[] {
  const { start, end } = bodyOf(file, heading)
  const words = inItsEndings(file, body)
  if (file.text.slice(start, end) === words) return []
  if (start < end) return [{ start, end, with: words }]
  const ending = lineEndingOf(file.text)
  const isFollowed =
    file.text.startsWith(ending + ending, end) || file.text.slice(end).trim() === ''
  return [{ start, end, with: ending + ending + words + (isFollowed ? '' : ending) }]
}

function bodyOf({ sections }: DecisionFile, heading: string): Span {
  const found = sections.find((section) => plainHeading(section.heading) === plainHeading(heading))
  if (found !== undefined) return found.body
  throw new CairnError(
    'not_found',
    'decisions.edit.section',
    'This decision has no section of that name.',
    {
      hint: 'Write the section into the file first.',
    },
  )
}

function inItsEndings({ text }: DecisionFile, words: string): string {
  return words.trim().replaceAll(/\r?\n/g, lineEndingOf(text))
}

function oneLine(value: string): string {
  if (!/[\r\n]/.test(value) && value.trim() === value && value !== '') return value
  throw new CairnError(
    'invalid',
    'decisions.edit.line',
    'A title, a status and a date are one line of words each.',
    {
      hint: 'Write longer words into a section.',
    },
  )
}

function readAgain({ path }: DecisionFile, text: string): DecisionFile | undefined {
  return readFile(path.replace(/#\/adrs\/\d+$/, ''), bytesOf(text)).decisions.find(
    (each) => each.path === path,
  )
}

function notTaken(what: string): CairnError {
  return new CairnError(
    'invalid',
    'decisions.edit.not_taken',
    `In this file those words would read as something else than its ${what}.`,
    {
      hint: 'Change them in the file itself.',
    },
  )
}

/** A file without a title is called by its name, and gets none by the way. */
function noTitle(): never {
  throw noPlace()
}
