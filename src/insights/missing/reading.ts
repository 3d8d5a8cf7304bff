/** Suggestions in words. Speaks of files alone. */
import type { MissingAnswer, MissingItem } from './shape.ts'

export interface MissingReading {
  level: 'watch' | 'calm'
  says: string
}

export function readMissing({ items, files, n }: MissingAnswer, limit = 5): MissingReading[] {
  if (items.length === 0) return [{ level: 'calm', says: nothing(files.length, n) }]
  return items
    .slice(0, limit)
    .map((item) => ({ level: item.interval.low >= 0.5 ? 'watch' : 'calm', says: readOne(item) }))
}

function nothing(files: number, n: number): string {
  const these = files === 1 ? 'this file' : `these ${files} files`
  return n === 0
    ? `No change touched ${these} yet, so none can say what belongs to it.`
    : `Nothing usually changes with ${these} that is not among them (${n.toLocaleString('en')} changes).`
}

function readOne({ path, shared, revisions, because, interval }: MissingItem): string {
  const [surest, ...others] = because
  const also =
    others.length === 0
      ? ''
      : `; ${others.length === 1 ? 'one other touched file agrees' : `${others.length} other touched files agree`}`
  return `${path}: changed in ${shared} of ${revisions} changes to ${surest?.file ?? ''} (at least ${Math.round(interval.low * 100)} %, nine times in ten)${also}.`
}
