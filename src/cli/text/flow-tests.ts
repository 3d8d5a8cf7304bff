/** Test cases as text: how many are flaky and what that costs, and which take longest. */
import { TestsAnswer } from '#app/flow/verbs.ts'
import { hoursOf } from '#std/duration.ts'
import { amount, count, counted } from '#std/words.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'tableColumns' | 'paint'>

const shown = 8

/** As `flow.tests` answers, by itself. */
export function showTests(io: Terminal, given: unknown): string {
  return testsText(io, TestsAnswer.parse(given)).slice(1)
}

export function testsText(io: Terminal, answer: TestsAnswer): string {
  const { n, tries, repeated, flaky, items, slowest, leftOut, because, hint } = answer
  const paragraph = (text: string) => wrap(text, io.columns)
  if (flaky === null)
    return `\n${paragraph(`Test cases are not measurable: ${because}. ${hint ?? ''}`.trim()).join('\n')}\n`
  if (n === 0) return `\n${paragraph('Tests: no case ran in this span.').join('\n')}\n`
  return [
    '',
    ...paragraph(
      `Tests: ${counted(n, 'case')} ran ${counted(tries, 'time')}; ${flakyTold(flaky)}${knownOf(n, repeated)}`,
    ),
    ...(items.length === 0
      ? []
      : ['', ...table(ofFlaky, items.slice(0, shown), io.tableColumns, io.paint)]),
    ...(slowest.length === 0
      ? []
      : ['', ...table(ofSlowest, slowest.slice(0, shown), io.tableColumns, io.paint)]),
    ...leftOut.flatMap(({ what, count: left, why }) =>
      paragraph(`Left out: ${amount(left, what)} (${why}).`),
    ),
    '',
  ].join('\n')
}

function flakyTold({ cases, failures, commits, runner, wait }: NonNullable<TestsAnswer['flaky']>) {
  if (cases === 0) return 'none failed and passed on one commit.'
  const cost = `${lengthOf(runner, 1)} of runners, ${lengthOf(wait, 60)} until they passed`
  return `${count(cases)} failed and passed on one commit, with ${counted(failures, 'failure')} on ${counted(commits, 'commit')}: ${cost}.`
}

function knownOf(n: number, repeated: number): string {
  return repeated === n
    ? ''
    : ` It can be told of ${count(repeated)} of them alone, which ran more than once on one commit.`
}

function lengthOf({ value }: { value: number | null }, minutes: number): string {
  return value === null ? 'an unknown time' : hoursOf(value * minutes)
}

const ofFlaky: Column<TestsAnswer['items'][number]>[] = [
  { head: 'flaky case', mayShrink: true, of: ({ name }) => name },
  { head: 'failed', isNumber: true, of: ({ failures }) => count(failures) },
  { head: 'commits', isNumber: true, minor: 2, of: ({ commits }) => count(commits) },
  { head: 'waited', isNumber: true, minor: 1, of: ({ wait }) => inTable(wait.value, 60) },
]

const ofSlowest: Column<TestsAnswer['slowest'][number]>[] = [
  { head: 'slowest case', mayShrink: true, of: ({ name }) => name },
  { head: 'n', isNumber: true, minor: 1, of: ({ n }) => count(n) },
  { head: 'p50 (s)', isNumber: true, of: ({ p50Seconds }) => p50Seconds?.toFixed(1) ?? '–' },
  { head: 'in all', isNumber: true, of: ({ totalMinutes }) => hoursOf(totalMinutes) },
]

function inTable(value: number | null, minutes: number): string {
  return value === null ? '–' : hoursOf(value * minutes)
}
