/** The list of files in words: where the age of the code lies. Speaks of files alone. */
import type { LineAge } from './line-age.ts'
import type { FilesAnswer } from './shape.ts'

export interface FilesReading {
  level: 'calm'
  says: string
}

export function readFiles({ items, n, lineAge }: FilesAnswer): FilesReading[] {
  if (lineAge) return readLineAge(lineAge)
  const standing = items.filter((item) => item.atHead && item.ageDays !== null)
  if (standing.length === 0) return []
  const fresh = standing.filter((item) => (item.ageDays ?? 0) < 365).length
  const gone = items.filter((item) => !item.atHead).length
  const share = Math.round((fresh / standing.length) * 100)
  const files = standing.length === 1 ? 'file stands' : 'files stand'
  const left = gone === 0 ? '' : `, ${gone.toLocaleString('en')} came and went`
  return [
    {
      level: 'calm',
      says: `${standing.length.toLocaleString('en')} ${files} today${left}. ${share} % of them changed in the year before the end of this window, in ${n.toLocaleString('en')} changes in all.`,
    },
  ]
}

function readLineAge({ path, lines, daysP10, daysP50, daysP90 }: LineAge): FilesReading[] {
  if (daysP10 === null || daysP50 === null || daysP90 === null) return []
  const [youngest, half, oldest] = [daysP10, daysP50, daysP90].map((days) => about(days))
  return [
    {
      level: 'calm',
      says: `Of the ${lines.toLocaleString('en')} lines of ${path}, half stand as they were written ${half} or more before the end of this window; one in ten ${oldest} or more, one in ten ${youngest} or less.`,
    },
  ]
}

/** Nobody counts the days of seven years. */
function about(days: number): string {
  if (days >= 2 * 365) return `about ${Math.round(days / 365.25)} years`
  if (days >= 60) return `about ${Math.round(days / (365.25 / 12))} months`
  return Math.round(days) === 1 ? '1 day' : `${Math.round(days)} days`
}
