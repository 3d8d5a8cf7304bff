/** An explanation as text: what the number means, how it came about, the lines of git that give it, and the commits. */
import stringWidth from 'string-width'
import type { ShownExplanation } from '../commands/explain.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { amount, count, counted } from '#std/words.ts'
import { shownValue, valueWords } from './value-words.ts'
import { wrap } from './wrap.ts'

export function showExplanation(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  given: ShownExplanation,
): string {
  const { subject, definition, formula, values, window, n, leftOut, commits } = given
  const para = (text: string, indent = '') => wrap(inert(text), columns, indent)
  const heading = (text: string) => ['', paint('bold', text)]
  const named = Object.entries(values).map(
    ([key, value]) => [inert(valueWords(key)), inert(shownValue(key, value))] as const,
  )
  const widest = Math.max(0, ...named.map(([name]) => stringWidth(name)))
  return [
    paint('bold', inert(subject)),
    ...para(definition),
    ...heading('How it is computed'),
    ...para(formula, '  '),
    ...named.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`),
    '',
    `Window ${inert(window.label)}: ${day(window.from)} to ${day(window.to)}; ${counted(n, 'change')}.`,
    ...leftOut.flatMap((left) => para(`Left out: ${amount(left.count, left.what)} (${left.why}).`)),
    ...fromGit(given, { para, heading }),
    ...(given.commitCount === 0 ? [] : heading(`Commits, newest first (${shownOf(given)})`)),
    ...commits.map((commit) => {
      const lines =
        commit.added === null ? '' : `  +${count(commit.added)} −${count(commit.deleted ?? 0)}`
      const kinds = [...(commit.fix ? ['fix'] : []), ...(commit.revert ? ['revert'] : [])]
      const kind = kinds.length === 0 ? '' : ` [${kinds.join(', ')}]`
      const why = commit.leftOut === undefined ? '' : ` (not counted: ${inert(commit.leftOut)})`
      const where = commit.repository === undefined ? '' : `${inert(commit.repository)}: `
      return `  ${paint('yellow', commit.oid.slice(0, 10))} ${commit.at?.slice(0, 10) ?? noDate}  ${where}${inert(commit.subject)}${kind}${paint('dim', lines + why)}`
    }),
    '',
  ].join('\n')
}

interface Paper {
  para: (text: string, indent?: string) => string[]
  heading: (text: string) => string[]
}

/** Each number with the command that gives it, on a line of its own so that it can be copied. */
function fromGit({ counts, commands }: ShownExplanation, { para, heading }: Paper): string[] {
  if (commands.length === 0) return []
  const further = commands.slice(counts.length)
  return [
    ...heading('The same from git, in the repository'),
    ...counts.flatMap(({ what, number, gives, because, command }) => [
      ...para(
        because === undefined
          ? `${what}: ${count(number)}`
          : `${what}: ${count(number)}; this ${gives === null ? 'may give another number' : `gives ${count(gives)}`}, for ${because}`,
        '  ',
      ),
      `    ${inert(command)}`,
    ]),
    ...(further.length === 0
      ? []
      : [
          ...(counts.length === 0 ? [] : para('to look further:', '  ')),
          ...further.map((command) => `${counts.length === 0 ? '  ' : '    '}${inert(command)}`),
        ]),
  ]
}

/** Whoever holds the list against the number of changes finds why they differ. */
function shownOf({ commits, commitCount: all, notCounted }: ShownExplanation): string {
  const shown = commits.length
  return [
    shown === all ? count(all) : `${count(shown)} of ${count(all)}`,
    ...(notCounted === 0 ? [] : [`${count(notCounted)} listed but not counted`]),
    ...(shown === all ? [] : ['--commits N shows more']),
  ].join('; ')
}

/** As wide as a date. */
const noDate = 'no date   '

function day(at: string | null): string {
  return at === null ? 'any time' : at.slice(0, 10)
}
