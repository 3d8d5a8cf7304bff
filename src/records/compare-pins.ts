/** Pins asked again: what was frozen beside what is today, and whether the difference is one. */
import { inDirection, type Better, type Told } from '#std/before-after.ts'
import { invariant } from '#std/errors.ts'
import { rounded } from '#std/spread.ts'
import type { Gathering } from '#verbs/ctx.ts'
import type { Again, EvidencePort, Figure } from './evidence-port.ts'
import type { Pin, PinComparison } from './pin-shape.ts'
import { noPin, pinsMax, pinsOn } from './pins.ts'

/** `since` is the day the change was made; the day of each pin where nobody says. */
export async function comparePins(
  { now, read }: Gathering,
  port: EvidencePort,
  {
    record,
    pin: only,
    since,
  }: { record: string; pin?: string | undefined; since?: string | undefined },
): Promise<PinComparison[]> {
  const { items } = await read((ctx) => pinsOn(ctx, { record, limit: pinsMax }))
  const asked = items.filter(({ id }) => only === undefined || id === only)
  if (only !== undefined && asked.length === 0) throw noPin()
  const dayOf = (pin: Pin) => since ?? pin.pinnedAt.slice(0, 10)
  const again = await port.askAgain(
    asked.map((pin) => {
      const { verb, input, place, measure, better } = pin
      return { verb, input, place, measure, better, since: dayOf(pin) }
    }),
    now,
  )
  return asked.map((pin, index) => {
    const its = again[index]
    invariant(its !== undefined, 'what was asked is answered')
    return comparisonOf(pin, its, dayOf(pin))
  })
}

function comparisonOf(pin: Pin, again: Again, since: string): PinComparison {
  const none = { verdict: 'cannot tell' as const, how: null, change: null }
  if (again.figure === null)
    return { pin, now: null, difference: null, since, ...none, because: again.because }
  const { figure, sureness } = again
  const [was, is] = [pin.frozen.value, figure.value]
  const difference = was === null || is === null ? null : rounded(is - was)
  const told = { pin, now: figure, difference, since }
  if (sureness.how === 'weeks') {
    const { verdict, because, before, after, difference: between } = sureness.compared
    const { from, to, course } = sureness
    const change = { from, to, before, after, difference: between, course }
    return { ...told, verdict, because, how: 'weeks', change }
  }
  if (was === null || is === null || difference === null)
    return {
      ...{ ...told, ...none },
      because: `there was nothing to tell ${was === null ? 'on that day' : 'today'}`,
    }
  switch (sureness.how) {
    case 'nothing':
      return { ...told, ...none, because: sureness.because }
    case 'exact':
      return { ...told, how: 'exact', change: null, ...exactly(difference, pin.better) }
    case 'intervals':
      return {
        ...{ ...told, how: 'intervals', change: null },
        ...byIntervals(pin.frozen, figure, pin.better),
      }
  }
}

function exactly(difference: number, better: Better | null): Told {
  if (difference === 0)
    return { verdict: 'cannot tell', because: 'the number is the same as when it was pinned' }
  return inDirection(
    difference,
    better,
    'it is measured on what stands there, with no chance in it',
  )
}

/** Apart from each other, two intervals of 90 % are surely two values (Schenker and Gentleman 2001: more surely than need be). */
function byIntervals(was: Figure, is: Figure, better: Better | null): Told {
  if (was.low === null || was.high === null || is.low === null || is.high === null)
    return { verdict: 'cannot tell', because: 'the answer does not say how sure it is' }
  if (share(was, is) > 0)
    return {
      verdict: 'cannot tell',
      because: `${Math.round(share(was, is) * 100)} % of the time looked at today was looked at then; a shorter window would tell them apart`,
    }
  if (is.low <= was.high && was.low <= is.high)
    return { verdict: 'cannot tell', because: 'both values may be the same: their intervals meet' }
  return inDirection((is.value ?? 0) - (was.value ?? 0), better, 'their intervals lie apart')
}

/** Of the span of today's answer that which the frozen one rests on, too. */
function share(was: Figure, is: Figure): number {
  const [wasTo, from, to] = [was.window.to, is.window.from, is.window.to]
  if (wasTo === null || from === null || to === null) return 1
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const common = Math.min(Date.parse(wasTo), end) - begin
  return end <= begin ? 1 : Math.max(0, common) / (end - begin)
}
