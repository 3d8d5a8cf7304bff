/** The names that explanations give their values, and the values that have a unit, as people say them. */
import { days } from '#std/words.ts'

const words: Record<string, string> = {
  complexityMeasure: 'complexity measured by',
  confidenceAB: 'confidence A→B',
  confidenceBA: 'confidence B→A',
  daysP50: 'time to revert, half within',
  daysP90: 'time to revert, nine in ten within',
  degreeHigh: 'degree, at most',
  degreeLow: 'degree, at least',
  high: 'at most',
  low: 'at least',
  oldestDays: 'oldest unreleased',
  of: 'ranked in all',
  p50: 'lead time, half within',
  p75: 'lead time, three in four within',
  p90: 'lead time, nine in ten within',
  perYear: 'per year',
  rankHigh: 'rank, at worst',
  rankLow: 'rank, at best',
  rankWithout: 'rank without bulk, reformatting and bots',
  silentDays: 'silent after',
  revisionsA: 'revisions A',
  revisionsB: 'revisions B',
}

const percentiles: Record<string, string> = {
  P50: 'half within',
  P75: 'three in four within',
  P90: 'nine in ten within',
}

/** A key in camel case is taken apart; anything else, such as a path, stands as it is. */
export function valueWords(key: string): string {
  const known = words[key]
  if (known !== undefined || !/^[a-z]+([A-Z][a-z]*|[A-Z]\d+)*$|^p\d\d$/.test(key))
    return known ?? key
  const [, name = key, percentile = ''] = /^(.*?)(p\d\d)?$/i.exec(key) ?? []
  const plain = name
    .replace(/(?<=.)Days$/, '')
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const within = percentiles[percentile.toUpperCase()]
  return within === undefined ? plain : [plain, within].filter(Boolean).join(', ')
}

/** Spans of time are told in days, or in hours; the exact number stands in the JSON. */
export function shownValue(key: string, value: string | number | null): string {
  if (value === null) return 'not known'
  if (typeof value !== 'number' || !inDays.test(key)) return String(value)
  return value === 0 ? '0 days' : days(value)
}

const inDays = /^(leadTime|landing|interval|recovery|days)P\d\d$|^p\d\d$|[a-z]Days$/
