/** Reviews of decisions as text: what people say, beside what the pins say; and what is to be reviewed. */
import { z } from 'zod'
import { inert } from '#std/inert.ts'
import type { Io } from '../io.ts'
import { counted, dayOf } from '#std/words.ts'
import { showComparisons } from './pins.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'paint'>

/** As `decisions.review` answers. */
export function showReview(terminal: Terminal, answer: unknown): string {
  return `${review(terminal, Review.parse(answer)).join('\n')}\n`
}

/** As `decisions.reviews` answers. */
export function showReviews(terminal: Terminal, answer: unknown): string {
  const { items, next } = Page.extend({ items: z.array(Review) }).parse(answer)
  if (items.length === 0) return 'Nobody has asked yet whether it worked.\n'
  return `${[...items.map((item) => review(terminal, item).join('\n')), ...more(next)].join('\n\n')}\n`
}

/** As `decisions.due` answers. */
export function showDue({ columns, paint }: Terminal, answer: unknown): string {
  const { items, next } = Page.extend({ items: z.array(Due) }).parse(answer)
  if (items.length === 0) return 'Nothing is to be reviewed.\n'
  return `${[
    ...items.flatMap(({ number, title, reviewOn, isOverdue, expected, pins }) => [
      ...wrap(inert(`${number}. ${title}`), columns, '', '   '),
      ...wrap(
        [
          `${isOverdue ? 'overdue since' : 'on'} ${dayAs(reviewOn)}`,
          pins === 0 ? 'nothing pinned' : counted(pins, 'pin'),
        ].join(', '),
        columns,
        '   ',
      ).map((line) => paint(isOverdue ? 'yellow' : 'dim', line)),
      ...(expected === null ? [] : wrap(inert(`on trial: ${expected}`), columns, '   ')),
    ]),
    ...more(next),
  ].join('\n')}\n`
}

const Page = z.object({ next: z.string().nullable() })

const Review = z.object({
  at: z.string(),
  verdict: z.string(),
  because: z.string(),
  nextOn: z.string().nullable(),
  alsoDecided: z.array(z.object({ number: z.number(), title: z.string() })),
  compared: z.array(z.looseObject({ verdict: z.string() })),
})

const Due = z.object({
  number: z.number(),
  title: z.string(),
  reviewOn: z.string(),
  isOverdue: z.boolean(),
  expected: z.string().nullable(),
  pins: z.number(),
})

function review(terminal: Terminal, given: z.output<typeof Review>): string[] {
  const { columns, paint } = terminal
  const { at, verdict, because, nextOn, alsoDecided, compared } = given
  const said = {
    worked: 'It worked.',
    'did not': 'It did not work.',
    'cannot tell': 'It cannot be told yet.',
  }[verdict]
  const pinned = compared.length === 0 ? 'Nothing is pinned to it.' : pinsSay(compared)
  return [
    ...wrap(`${dayOf(at)}: ${said ?? verdict}`, columns).map((line) => paint('bold', line)),
    ...because.split('\n').flatMap((line) => wrap(inert(line), columns)),
    '',
    ...wrap(pinned, columns),
    ...(alsoDecided.length === 0
      ? []
      : wrap(
          inert(
            `Also decided meanwhile: ${alsoDecided.map(({ number, title }) => `${number}. ${title}`).join('; ')}.`,
          ),
          columns,
        )),
    ...(nextOn === null ? [] : wrap(`Asked again on ${dayAs(nextOn)}.`, columns)),
    ...(compared.length === 0
      ? []
      : ['', ...showComparisons(terminal, { items: compared }).trimEnd().split('\n')]),
  ]
}

/** Of many pins one says something by chance: so it is said how many of how many. */
function pinsSay(compared: readonly { verdict: string }[]): string {
  const groups = Map.groupBy(compared, ({ verdict }) => verdict)
  const parts = ['better', 'worse', 'cannot tell'].flatMap((verdict) => {
    const { length } = groups.get(verdict) ?? []
    return length === 0 ? [] : [`${verdict}${compared.length === 1 ? '' : ` ${length}`}`]
  })
  const who = compared.length === 1 ? 'Its pin says' : `Its ${compared.length} pins say`
  return `${who}: ${parts.join(', ')}.`
}

function dayAs(day: string): string {
  return dayOf(`${day}T00:00:00Z`)
}

function more(next: string | null): string[] {
  return next === null ? [] : [`There are more: --after '${inert(next)}' shows them.`]
}
