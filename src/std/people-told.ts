/**
 * How many people something hits, told so that nobody can be made out: from five on, and in steps of five. An exact number would tell by
 * how it grows who it is. The count of "me too" is told so by the database itself, which alone may see it (records.people_with).
 */
export const peopleStep = 5

/** So many at least; null of fewer than five. */
export function peopleTold(people: number): number | null {
  return people < peopleStep ? null : people - (people % peopleStep)
}
