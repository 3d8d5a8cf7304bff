/** Any insight's answer as text: in sentences, then as a table, then what was left out. */
import { listedInsight, type InsightName } from '#app/insights.ts'
import type { Answer } from '#insights/insight.ts'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { spanOf } from '#app/report/window-words.ts'
import { amount, count as inWords, counted } from '#std/words.ts'
import { nothingFound } from './nothing.ts'
import { tables } from './tables.ts'
import { wrap } from './wrap.ts'

const readingsShown = 3
/** A table that ranks says the rest by itself. */
const ranked = new Set<InsightName>(['hotspots', 'coupling', 'missing'])

interface Given {
  /** What the sentences are about. */
  whole: Answer
  /** As much of it as the table is to have. */
  shown: Answer
}

export async function showAnswer(
  { columns, tableColumns, paint }: Pick<Io, 'columns' | 'tableColumns' | 'paint'>,
  name: InsightName,
  { whole, shown }: Given,
): Promise<string> {
  const { window, n, leftOut } = whole
  const readings = (await listedInsight(name).read?.(whole)) ?? []
  const drawn = tables[name].draw(shown, tableColumns, paint)
  const why = cannotTell(whole, columns)
  const isEmpty = readings.length === 0 && drawn.length <= 1 && why.length === 0
  return [
    paint(
      'dim',
      `${name === 'releases' ? releasedOf(n) : counted(n, 'change')}, ${spanOf(window)}`,
    ),
    '',
    ...readings
      .slice(0, ranked.has(name) && drawn.length > 2 ? 1 : readingsShown)
      .flatMap(({ says, ask, command }) => [
        ...wrap(inert(says), columns),
        ...(ask ? wrap(`→ ${inert(ask)}`, columns, '', '  ') : []),
        ...(command ? [`$ ${command}`] : []),
        '',
      ]),
    ...why,
    ...(isEmpty ? [...wrap(nothingFound(name, whole), columns), ''] : []),
    ...(drawn.length > 1 ? [...drawn, ...unshown(whole, shown), ''] : []),
    ...(leftOut.length === 0
      ? []
      : wrap(
          `Left out: ${inert(leftOut.map(({ what, count }) => amount(count, what)).join(', '))}.`,
          columns,
        ).map((line) => paint('dim', line))),
    '',
  ].join('\n')
}

/** What a limit cuts off is said. */
function unshown(whole: Answer, shown: Answer): string[] {
  const of = (answer: Answer) =>
    'items' in answer && Array.isArray(answer.items) ? answer.items.length : 0
  return of(shown) < of(whole)
    ? [`… and ${inWords(of(whole) - of(shown))} more; without --limit all are shown.`]
    : []
}

/** Where nothing is released yet there may be many changes all the same. */
function releasedOf(n: number): string {
  return n === 0 ? 'no released changes' : counted(n, 'released change')
}

/** Unknown is not empty: an answer that has nothing to show says why. */
function cannotTell(answer: Answer, columns: number): string[] {
  if (!('cannotTell' in answer) || typeof answer.cannotTell !== 'string') return []
  return [...wrap(inert(answer.cannotTell), columns), '']
}
