/** An explanation as text: what the number means, how it came about, the lines of git that give it, and the commits. */
import stringWidth from 'string-width'
import type { Explanation } from '#insights/insight.ts'
import { inert } from '../inert.ts'
import type { Io } from '../io.ts'
import { count, counted } from '../words.ts'
import { wrap } from './wrap.ts'

/** More can be had as JSON; a terminal is for reading. */
const commitsShown = 20

export function showExplanation(
  { columns, paint }: Pick<Io, 'columns' | 'paint'>,
  given: Explanation,
): string {
  const { subject, definition, formula, values, window, n, leftOut, commands, commits } = given
  const para = (text: string, indent = '') => wrap(inert(text), columns, indent)
  const heading = (text: string) => ['', paint('bold', text)]
  const names = Object.keys(values)
  const widest = Math.max(0, ...names.map((name) => stringWidth(name)))
  return [
    paint('bold', inert(subject)),
    ...para(definition),
    ...heading('How it is computed'),
    ...para(formula, '  '),
    ...Object.entries(values).map(
      ([name, value]) =>
        `  ${inert(name).padEnd(widest)}  ${value === null ? 'not known' : inert(String(value))}`,
    ),
    '',
    `Window ${inert(window.label)}: ${day(window.from)} to ${day(window.to)}; ${counted(n, 'change')}.`,
    ...leftOut.flatMap((left) =>
      para(`Left out: ${count(left.count)} ${left.what} (${left.why}).`),
    ),
    ...(commands.length === 0
      ? []
      : [...heading('The same from git'), ...commands.map((command) => `  ${inert(command)}`)]),
    ...(commits.length === 0
      ? []
      : heading(
          `Commits, newest first (${count(Math.min(commitsShown, commits.length))} of ${count(commits.length)})`,
        )),
    ...commits.slice(0, commitsShown).map((commit) => {
      const lines =
        commit.added === null ? '' : `  +${count(commit.added)} −${count(commit.deleted ?? 0)}`
      const why = commit.leftOut === undefined ? '' : ` (not counted: ${inert(commit.leftOut)})`
      const where = commit.repository === undefined ? '' : `${inert(commit.repository)}: `
      return `  ${paint('yellow', commit.oid.slice(0, 10))} ${day(commit.at)}  ${where}${inert(commit.subject)}${paint('dim', lines + why)}`
    }),
    '',
  ].join('\n')
}

function day(at: string | null): string {
  return at === null ? 'any time' : at.slice(0, 10)
}
