/** The repositories that decisions are looked for in, as whoever reads them gives them. */
import type { Collection } from '../formats/collection.ts'
import type { Place } from './kept.ts'

/** What lies at the head of a repository's default branch. */
export interface Held extends Collection {
  place: Place
  /** By path: the bytes of every file that holds a decision. */
  contents: ReadonlyMap<string, Uint8Array>
}

export interface Repository {
  /** As the facts name it. */
  source: string
  name: string
  /** `beside` are paths to be read wherever they lie: those that are known already. */
  read(beside: readonly string[]): Promise<Held>
}

export interface Repositories {
  /** All, or the one that is called so. */
  called(name: string | undefined): Promise<Repository[]>
}
