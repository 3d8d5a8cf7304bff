/** Pins as text: what stood there on the day, what stands there today, and whether that is a difference. */
import { z } from 'zod'
import { inert } from '#std/inert.ts'
import type { Io, Tone } from '../io.ts'
import { between, restsOn, shownValue, signed } from '#std/measured.ts'
import { count, counted, dayOf } from '#std/words.ts'
import { wrap } from './wrap.ts'

type Terminal = Pick<Io, 'columns' | 'paint'>

/** As `pins.compare` answers. */
export function showComparisons(terminal: Terminal, answer: unknown): string {
  const { items } = z.object({ items: z.array(Comparison) }).parse(answer)
  if (items.length === 0) return 'Nothing is pinned here yet.\n'
  return items.map((item) => `${comparison(terminal, item).join('\n')}\n`).join('\n')
}

/** As `pins.measures` answers: what `--measure` takes, and what it would keep. */
export function showMeasures({ columns }: Terminal, answer: unknown): string {
  const { items } = z.object({ items: z.array(Offered) }).parse(answer)
  const width = Math.max(...items.map(({ measure }) => measure.length)) + 2
  return items
    .map(({ measure, figure }) => {
      const says = inert(`${shownValue(figure)}, ${figure.label}`)
      return `${wrap(says, columns, measure.padEnd(width), ' '.repeat(width)).join('\n')}\n`
    })
    .join('')
}

/** As `pins.list` answers. */
export function showPins({ columns, paint }: Terminal, answer: unknown): string {
  const { items, next } = z
    .object({ items: z.array(Pin), next: z.string().nullable() })
    .parse(answer)
  if (items.length === 0) return 'Nothing is pinned here yet.\n'
  const more = next === null ? [] : ['', `There are more: --after '${inert(next)}' shows them.`]
  const entries = items.map((pin) => [
    ...wrap(inert(`${nameOf(pin)}: ${shownValue(pin.frozen)}`), columns),
    ...wrap(inert(`${askedOf(pin)}, pinned on ${dayOf(pin.pinnedAt)}`), columns, '  ').map((line) =>
      paint('dim', line),
    ),
    paint('dim', `  ${inert(pin.id)}`),
  ])
  return `${[...entries.flat(), ...more].join('\n')}\n`
}

/** As the verbs about one pin answer. */
export function showPin(terminal: Terminal, answer: unknown): string {
  const pin = Pin.parse(answer)
  const { columns } = terminal
  const facts: [string, string][] = [
    ['then', valueWith(pin.frozen, pin.measure)],
    ['looked at', spanOf(pin.frozen.window)],
    ['pinned on', dayOf(pin.pinnedAt)],
    ...(pin.removedAt === null ? [] : [['taken off', dayOf(pin.removedAt)] as [string, string]]),
    ['id', pin.id],
  ]
  return `${[
    ...headOf(terminal, pin),
    ...facts.flatMap(([what, said]) =>
      wrap(inert(said), columns, what.padEnd(labelWidth), ' '.repeat(labelWidth)),
    ),
  ].join('\n')}\n`
}

const Figure = z.object({
  label: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  n: z.number(),
  window: z.object({ label: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
})
type Figure = z.output<typeof Figure>

const Offered = z.object({ measure: z.string(), figure: Figure })

const Pin = z.object({
  id: z.string(),
  verb: z.string(),
  input: z.record(z.string(), z.unknown()),
  place: z.string().nullable(),
  measure: z.string().default(''),
  frozen: Figure,
  note: z.string(),
  pinnedAt: z.string(),
  removedAt: z.string().nullable(),
})
type Pin = z.output<typeof Pin>

const Side = z.object({ weeks: z.number(), n: z.number(), value: z.number().nullable() })

const Comparison = z.object({
  pin: Pin,
  now: Figure.nullable(),
  difference: z.number().nullable(),
  since: z.string(),
  verdict: z.enum(['better', 'worse', 'cannot tell']),
  because: z.string(),
  how: z.string().nullable(),
  change: z
    .object({
      from: z.string(),
      to: z.string(),
      before: Side,
      after: Side,
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    })
    .nullable(),
})
type Comparison = z.output<typeof Comparison>

const labelWidth = 12
const toneOf = { better: 'green', worse: 'red', 'cannot tell': 'yellow' } as const satisfies Record<
  Comparison['verdict'],
  Tone
>

function comparison(terminal: Terminal, { pin, now, difference, ...rest }: Comparison): string[] {
  const { columns, paint } = terminal
  const { verdict, change } = rest
  const { frozen } = pin
  const row = (what: string, said: string) =>
    wrap(inert(said), columns, what.padEnd(labelWidth), ' '.repeat(labelWidth))
  const course =
    change === null
      ? []
      : [
          ...row('looked at', spanOf({ from: change.from, to: change.to })),
          ...row('before', sideOf(frozen, change.before)),
          ...row('after', sideOf(frozen, change.after)),
          ...(change.difference === null
            ? []
            : row(
                'change',
                `${signed(frozen, change.difference.value)}; nine times in ten ${between(frozen, change.difference)}`,
              )),
        ]
  return [
    ...headOf(terminal, pin),
    ...row('then', `${valueWith(frozen, pin.measure)}, until ${untilOf(frozen)}`),
    ...(now === null ? [] : row('today', `${valueWith(now, pin.measure)}, until ${untilOf(now)}`)),
    ...(difference === null ? [] : row('difference', signed(frozen, difference))),
    '',
    ...wrap(inert(verdictOf(difference, rest)), columns).map((line) =>
      paint(toneOf[verdict], line),
    ),
    ...course,
  ]
}

function headOf({ columns, paint }: Terminal, pin: Pin): string[] {
  return [
    ...wrap(inert(nameOf(pin)), columns).map((line) => paint('bold', line)),
    ...wrap(inert(askedOf(pin)), columns).map((line) => paint('dim', line)),
    ...pin.note.split('\n').flatMap((line) => (line === '' ? [] : wrap(inert(line), columns))),
    '',
  ]
}

function nameOf({ place, frozen: { label } }: Pin): string {
  return place === null ? label : `${place}: ${label}`
}

/** The question, as it is asked on the command line. */
function askedOf({ verb, input, frozen }: Pin): string {
  const about = ['repository', 'path', 'files', 'component', 'below', 'branch'].flatMap(
    (key) => input[key] ?? [],
  )
  return [
    verb.replace('evidence.', ''),
    ...about.filter((text) => typeof text === 'string'),
    frozen.window.label,
  ].join(', ')
}

type Judged = Pick<Comparison, 'since' | 'verdict' | 'because' | 'how'>

function verdictOf(difference: number | null, { since, verdict, because, how }: Judged): string {
  const reason = `${because.charAt(0).toUpperCase()}${because.slice(1)}.`
  if (how === 'exact' && difference === 0) return reason
  // Only weeks are told from the day; all else from the day of the pin.
  const from = how === 'weeks' ? `Since ${dayOf(`${since}T00:00:00Z`)}` : 'Since then'
  return `${from}: ${verdict}. ${reason}`
}

/** A count of changes is the changes behind it. */
function valueWith(figure: Figure, measure: string): string {
  const { value, unit, n } = figure
  return unit === '' && value === n
    ? counted(n, 'change')
    : `${shownValue(figure)}, ${restsOn(measure, n)}`
}

function untilOf({ window: { to } }: Figure): string {
  return to === null ? 'now' : dayOf(to)
}

function spanOf({ from, to }: Pick<Figure['window'], 'from' | 'to'>): string {
  return from === null || to === null ? 'no commits' : `${dayOf(from)} to ${dayOf(to)}`
}

function sideOf(figure: Figure, { weeks, n, value }: z.output<typeof Side>): string {
  const what = figure.unit === '' ? 'a week' : ''
  return [
    `${shownValue({ ...figure, value })}${what === '' || value === null ? '' : ` ${what}`}`,
    `n ${count(n)}`,
    counted(weeks, 'week'),
  ].join(', ')
}
