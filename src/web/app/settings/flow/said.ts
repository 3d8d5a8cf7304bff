/** The settings of the flow as fields of a form, and back. */
import type { AnswerOf, InputOf } from '#web/api/verbs.ts'

export type FlowSettings = AnswerOf<'flow.settings'>

export interface Fields {
  zone: string
  hours: string
  /** Monday is 1. */
  days: string[]
  /** One in a line. */
  holidays: string
  production: string
  perHour: string
  currency: string
}

export function fieldsOf({ zone, hours, days, holidays, production, rate }: FlowSettings): Fields {
  return {
    ...{ zone, hours, days: days.map(String) },
    ...{ holidays: holidays.join('\n'), production: production.join('\n') },
    ...{ perHour: rate === null ? '' : String(rate.perHour), currency: rate?.currency ?? '' },
  }
}

/** What the server is told; whether it makes sense, it says. */
export function saidIn(fields: Fields): InputOf<'flow.set'> {
  const { zone, hours, days, holidays, production, perHour, currency } = fields
  return {
    ...{ zone: zone.trim(), hours: hours.trim(), days: days.map(Number).toSorted((a, b) => a - b) },
    ...{ holidays: linesIn(holidays), production: linesIn(production) },
    rate: perHour.trim() === '' ? null : { perHour: Number(perHour), currency: currency.trim() },
  }
}

/** What is wrong with a field in its own words; the rest the server says. */
export function wrongIn({ holidays, perHour, currency }: Fields) {
  const strange = linesIn(holidays).find((line) => !isDay(line))
  const costs = perHour.trim()
  return {
    holidays: strange === undefined ? null : `${strange} is no day: write it as 2026-12-25.`,
    perHour: costs === '' || Number(costs) > 0 ? null : 'A number above nought, such as 92.5.',
    currency: costs === '' || currency.trim() !== '' ? null : 'In which currency?',
  }
}

/** 30 February is none either. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
