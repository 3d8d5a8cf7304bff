/**
 * Contact as it stood at any moment of the past, grown commit by commit. Fading is the same for everybody, so what is kept
 * is contact as seen from the first commit (it grows by two in 180 days) and only ratios are used.
 */
import { reviewWeight } from './contact-trailers.ts'
import type { PastCommit } from './query-history.ts'
import { halfLifeDays, silentDaysMin } from './rank.ts'

export class PastContacts {
  /** By file or folder, then e-mail. */
  readonly faded = new Map<string | number, Map<string, number>>()
  /** Commits by file, then e-mail: what ownership counts. */
  readonly commits = new Map<number, Map<string, number>>()
  readonly team = new Map<string, number>()
  readonly #lastAt = new Map<string, number>()
  #start: number | undefined

  add(
    { at, author, files, wroteWith, reviewed }: PastCommit,
    folderOf: ReadonlyMap<number, string>,
  ): void {
    this.#start ??= at
    const weight = 2 ** ((at - this.#start) / 86_400 / halfLifeDays)
    const folders = new Set(files.map((file) => `folder ${folderOf.get(file) ?? ''}`))
    for (const place of [...files, ...folders]) {
      raise(this.faded, place, author, weight)
      for (const email of wroteWith) raise(this.faded, place, email, weight)
      for (const email of reviewed) raise(this.faded, place, email, weight * reviewWeight)
    }
    for (const file of files) raise(this.commits, file, author, 1)
    this.team.set(author, (this.team.get(author) ?? 0) + weight * files.length)
    this.#lastAt.set(author, at)
  }

  isSilent(email: string, at: number): boolean {
    return (this.#lastAt.get(email) ?? -Infinity) < at - silentDaysMin * 86_400
  }
}

function raise<Place>(
  all: Map<Place, Map<string, number>>,
  place: Place,
  email: string,
  by: number,
): void {
  const own = all.get(place) ?? new Map<string, number>()
  all.set(place, own)
  own.set(email, (own.get(email) ?? 0) + by)
}
