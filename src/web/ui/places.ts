/** Where a record's page is. */
import { practiceOf } from '#std/practice-of.ts'

export function placeOf({ kind, number }: { kind: string; number: number }): string {
  return `/${practiceOf(kind)}/${number}`
}
