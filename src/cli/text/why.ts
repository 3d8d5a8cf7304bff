/** What governs a place, one record after another: what holds in full, what is past in as few words as say where it went. */
import { Why } from '#app/code/why.ts'
import { inert } from '#std/inert.ts'
import { standingInWords } from '#std/standing.ts'
import type { Io } from '../io.ts'
import { counted } from '#std/words.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'paint'>
type Item = ReturnType<typeof Why.parse>['items'][number]

const shownMax = 20

export function showWhy(terminal: Terminal, answer: unknown): string {
  const { columns, paint } = terminal
  const { repository, path, formerly, items, more: unsent } = Why.parse(answer)
  const what = path === '' ? repository : path
  const before = formerly.length === 0 ? '' : `, formerly ${formerly.join(', ')}`
  const head = wrap(inert(`${what}${before}`), columns).map((line) => paint('bold', line))
  if (items.length === 0)
    return `${[...head, '', ...wrap(nothing, columns), ...wrap(nothingYet, columns)].join('\n')}\n`
  const more = items.length + unsent - shownMax
  return `${[
    ...head,
    ...items.slice(0, shownMax).flatMap((item) => ['', ...one(terminal, item)]),
    ...(more > 0 ? ['', `… and ${counted(more, 'more', 'more')}.`] : []),
  ].join('\n')}\n`
}

const nothing = 'Nothing that was written down names it, or a folder above it.'
const nothingYet =
  'A decision governs what its words name: a file, a folder, or a pattern such as src/**.'

function one({ columns, paint }: Terminal, item: Item): string[] {
  const { kind, number, title, stands, names, successor } = item
  const mark = stands === 'holds' ? (text: string) => text : (text: string) => paint('dim', text)
  const words = names
    .slice(0, 3)
    .map(({ path, as }) => (as === 'itself' ? path : `${path} (${asWords[as]})`))
  return [
    ...wrap(inert(`${title} (${kind} ${number}, ${standingInWords(item)})`), columns, '', '  ').map(
      mark,
    ),
    ...(successor === null
      ? []
      : wrap(
          inert(
            `now: ${successor.title} (${successor.kind} ${successor.number}, ${standingInWords(successor)})`,
          ),
          columns,
          '  ',
          '    ',
        )),
    ...wrap(inert(`names ${words.join(', ')}`), columns, '  ', '    ').map((line) =>
      paint('dim', line),
    ),
  ]
}

const asWords = { pattern: 'matches', folder: 'above it', inside: 'inside it' } as const
