/** The parts of a proposal as they are written, and what is sent of them. Pure. */
import { listsTogether, threeWay } from '#web/records/three-way.ts'
import type { Decision } from '../schema.ts'

export interface OptionWords {
  title: string
  pros: string[]
  cons: string[]
}

export interface Parts {
  title: string
  body: string
  options: OptionWords[]
  /** Empty where no day is agreed on. */
  until: string
  /** Files and folders, such as app:src/queue. */
  code: string[]
  good: string[]
  bad: string[]
  /** The ids of decisions. */
  related: string[]
}

export const noParts: Parts = {
  ...{ title: '', body: '', options: [], until: '' },
  ...{ code: [], good: [], bad: [], related: [] },
}

export function partsOf({
  title,
  body,
  options,
  until,
  code,
  consequences: { good, bad },
  related,
}: Decision): Parts {
  return {
    ...{ title, body, options, until: until ?? '', good, bad, related },
    code: code.map(({ repository, path }) => (path === '' ? repository : `${repository}:${path}`)),
  }
}

/** As `decisions.propose` and `decisions.edit` take them. */
export function sentParts({ title, body, options, until, code, good, bad, related }: Parts) {
  return {
    ...{ title, body, code, related },
    options: withoutEmptyLines(options),
    until: until === '' ? null : until,
    ...{ good: said(good), bad: said(bad) },
  }
}

function said(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function withoutEmptyLines(options: readonly OptionWords[]): OptionWords[] {
  return options
    .filter(({ title }) => title.trim() !== '')
    .map(({ title, pros, cons }) => ({ title, pros: said(pros), cons: said(cons) }))
}

/** What somebody else changed meanwhile and what I changed, in one. The words are chosen by the writer. */
export function partsTogether(
  begun: Parts,
  mine: Parts,
  theirs: Parts,
): Omit<Parts, 'title' | 'body'> {
  const together = (part: 'code' | 'good' | 'bad' | 'related') =>
    listsTogether(begun[part], mine[part], theirs[part])
  return {
    options: optionsTogether(begun.options, mine.options, theirs.options),
    until: threeWay(begun.until, mine.until, theirs.until),
    ...{ code: together('code'), related: together('related') },
    ...{ good: together('good'), bad: together('bad') },
  }
}

/** By their titles. One that was taken away on one side stays where the other side wrote into it. */
function optionsTogether(
  begun: readonly OptionWords[],
  mine: readonly OptionWords[],
  theirs: readonly OptionWords[],
): OptionWords[] {
  const titles = [...new Set([...theirs, ...mine].map(({ title }) => title))]
  return titles.flatMap((title) => {
    const of = (options: readonly OptionWords[]) => options.find((one) => one.title === title)
    const [was, ours, other] = [of(begun), of(mine), of(theirs)]
    if (ours === undefined || other === undefined) {
      const left = ours ?? other
      const isAsItWas = JSON.stringify(left) === JSON.stringify(was)
      return left === undefined || isAsItWas ? [] : [left]
    }
    const lines = (side: 'pros' | 'cons') =>
      listsTogether(was?.[side] ?? [], ours[side], other[side])
    return [{ title, pros: lines('pros'), cons: lines('cons') }]
  })
}

/** A place as somebody typed or pasted it: the file, and the words that point at its lines, which a place does not hold. */
export function codeTyped(
  text: string,
  repositories: readonly string[],
): { place: string; lines: string | null } {
  const typed = text.trim()
  const [only] = repositories
  const isNamed = typed.includes(':') || repositories.includes(typed)
  const named =
    isNamed || only === undefined || repositories.length > 1 ? typed : `${only}:${typed}`
  const at = named.search(/#L[1-9]/)
  return at < 0 ? { place: named, lines: null } : { place: named.slice(0, at), lines: named }
}
