/** What waiting costs as text: a line for each cause, and of the dearest since when, what explains it, and what may help. */
import { BottlenecksAnswer } from '#app/flow/verbs.ts'
import { hoursOf } from '#std/duration.ts'
import { amount, count, listed } from '#std/words.ts'
import type { Io } from '../io.ts'
import { table, type Column } from './table.ts'
import { wrap } from './wrap.ts'

type Line = BottlenecksAnswer['ledger'][number]

export function showBottlenecks(
  { columns: width, tableColumns, paint }: Pick<Io, 'columns' | 'tableColumns' | 'paint'>,
  given: unknown,
): string {
  const { repositories, ledger, bottlenecks, currency, ci, leftOut } =
    BottlenecksAnswer.parse(given)
  if (repositories.length === 0) return `${wrap(nothing, width).join('\n')}\n`
  if (ledger.length === 0)
    return `${wrap(`Nothing waited in ${listed(repositories)}, as far as is known.`, width).join('\n')}\n`
  const about = `What waiting costs in ${listed(repositories)}: working hours of changes, elapsed hours of jobs.`
  return [
    ...wrap(about, width),
    '',
    ...table(columnsWith(currency), ledger, tableColumns, paint),
    ...bottlenecks.flatMap(({ cause, says, reading }) => [
      '',
      paint('bold', `${says[0]?.toUpperCase()}${says.slice(1)}`),
      ...wrap(reading.says, width, '  '),
      ...wrap(reading.ask, width, '  '),
      `  cairn remedies match --causes ${cause}`,
    ]),
    ...(leftOut.length === 0 && ci.because === null ? [] : ['']),
    ...(ci.because === null
      ? []
      : wrap(`Waits of jobs cannot be told: ${ci.because}. ${ci.hint ?? ''}`.trim(), width)),
    ...leftOut.flatMap(({ what, count: n, why }) =>
      wrap(`Left out: ${amount(n, what)} (${why}).`, width),
    ),
    '',
  ].join('\n')
}

const nothing =
  'No forge has told anything yet. cairn sync asks one with a token; cairn import reads what was saved of one (docs/import.md).'

function columnsWith(currency: string | null): Column<Line>[] {
  return [
    { head: 'waiting', mayShrink: true, of: ({ says }) => says },
    { head: 'n', isNumber: true, of: ({ n }) => count(n) },
    {
      head: 'hours',
      isNumber: true,
      of: ({ hours }) => hoursOf((hours.working ?? hours.elapsed) * 60),
    },
    {
      ...{ head: 'half of them', isNumber: true, minor: 2 },
      of: ({ medianHours }) => (medianHours === null ? '–' : hoursOf(medianHours * 60)),
    },
    {
      ...{ head: 'of people', isNumber: true, minor: 1 },
      of: ({ people }) => (people === null ? '–' : `${count(people)} or more`),
    },
    ...(currency === null
      ? []
      : [
          {
            ...{ head: currency, isNumber: true as const },
            of: ({ cost }: Line) => (cost === null ? '–' : count(cost)),
          },
        ]),
  ]
}
