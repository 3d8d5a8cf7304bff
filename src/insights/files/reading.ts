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
  const [youngest, half, oldest] = [daysP10, daysP50, daysP90].map((days) =>
    Math.round(days).toLocaleString('en'),
  )
  return [
    {
      level: 'calm',
      says: `Of the ${lines.toLocaleString('en')} lines of ${path}, half stand as they were written ${half} days or more before the end of this window; one in ten ${oldest} days or more, one in ten ${youngest} or less.`,
    },
  ]
}
