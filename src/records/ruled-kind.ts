/**
 * What the core asks of a kind about its records, where one verb serves all kinds. Each practice answers with its own rules;
 * src/app/kinds.ts brings the answers together, so that nothing here leans on a practice.
 */
import { invariant } from '#std/errors.ts'
import type { About, Kind } from './shape.ts'

export interface RuledKind<Shape extends About = About> {
  kind: Kind<Shape>
  /** The record with the words of an earlier version. Throws where its words are not to change any more; never changes a state. */
  edit(record: Shape, words: Shape): Shape
  /** Throws where others rely on the record being there. */
  mustBeRemovable(record: Shape): void
}

export function ruledKind(kinds: readonly RuledKind[], name: string): RuledKind {
  const found = kinds.find(({ kind }) => kind.name === name)
  invariant(found !== undefined, `the kind ${name} has its rules in src/app/kinds.ts`)
  return found
}
