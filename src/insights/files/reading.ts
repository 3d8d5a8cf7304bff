/** The list of files in words: where the age of the code lies. Speaks of files alone. */
import type { FilesAnswer } from './shape.ts'

export interface FilesReading {
  level: 'calm'
  says: string
}

export function readFiles({ items, n }: FilesAnswer): FilesReading[] {
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
