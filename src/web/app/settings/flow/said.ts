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
  components: ComponentFields[]
  /** One in a line. */
  incidentLabels: string
  withinHours: string
}

/** Of a part of the form. */
export interface PartProps {
  fields: Fields
  change: (changed: Partial<Fields>) => void
}

/** Patterns, one in a line. */
export interface ComponentFields {
  name: string
  paths: string
  labels: string
  jobs: string
  environments: string
}

export const noComponent: ComponentFields = {
  ...{ name: '', paths: '', labels: '', jobs: '', environments: '' },
}

export function fieldsOf(settings: FlowSettings): Fields {
  const { zone, hours, days, holidays, production, rate, components, incidents } = settings
  return {
    ...{ zone, hours, days: days.map(String) },
    ...{ holidays: holidays.join('\n'), production: production.join('\n') },
    ...{ perHour: rate === null ? '' : String(rate.perHour), currency: rate?.currency ?? '' },
    components: components.map(({ name, paths, labels, jobs, environments }) => ({
      ...{ name, paths: paths.join('\n'), labels: labels.join('\n'), jobs: jobs.join('\n') },
      environments: environments.join('\n'),
    })),
    incidentLabels: incidents.labels.join('\n'),
    withinHours: String(incidents.withinHours),
  }
}

/** What the server is told; whether it makes sense, it says. */
export function saidIn(fields: Fields): InputOf<'flow.set'> {
  const { zone, hours, days, holidays, production, perHour, currency } = fields
  return {
    ...{ zone: zone.trim(), hours: hours.trim(), days: days.map(Number).toSorted((a, b) => a - b) },
    ...{ holidays: linesIn(holidays), production: linesIn(production) },
    components: fields.components.map(({ name, ...patterns }) => ({
      name: name.trim(),
      ...patternsIn(patterns),
    })),
    incidents: {
      labels: linesIn(fields.incidentLabels),
      withinHours: Number(fields.withinHours),
    },
    rate: perHour.trim() === '' ? null : { perHour: Number(perHour), currency: currency.trim() },
  }
}

export function patternsIn(fields: Omit<ComponentFields, 'name'>) {
  const { paths, labels, jobs, environments } = fields
  return {
    ...{ paths: linesIn(paths), labels: linesIn(labels), jobs: linesIn(jobs) },
    environments: linesIn(environments),
  }
}

/** What is wrong with a field in its own words; the rest the server says. */
export function wrongIn({ holidays, perHour, currency, withinHours, components }: Fields) {
  const strange = linesIn(holidays).find((line) => !isDay(line))
  const costs = perHour.trim()
  return {
    holidays: strange === undefined ? null : `${strange} is no day: write it as 2026-12-25.`,
    perHour: costs === '' || Number(costs) > 0 ? null : 'A number above nought, such as 92.5.',
    currency: costs === '' || currency.trim() !== '' ? null : 'In which currency?',
    withinHours: isHours(withinHours) ? null : 'A number of hours above nought, up to 8,760.',
    // The first of them, with what is wrong: each is shown at its own.
    components: components.some((_, index) => wrongName(components, index) !== null)
      ? 'A component needs a name of its own.'
      : null,
  }
}

/** What is wrong with the name of one. */
export function wrongName(all: readonly ComponentFields[], index: number): string | null {
  const name = all[index]?.name.trim().toLowerCase() ?? ''
  if (name === '') return 'What is it called?'
  const isTaken = all.slice(0, index).some((one) => one.name.trim().toLowerCase() === name)
  return isTaken ? 'Another one above is called so.' : null
}

const hoursMost = 8_760

function isHours(text: string): boolean {
  const hours = text.trim() === '' ? 0 : Number(text)
  return hours > 0 && hours <= hoursMost
}

/** 30 February is none either. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
