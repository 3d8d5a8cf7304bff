/** Where a record's page is. Kinds and their folders go by the same name. */
export function placeOf({ kind, number }: { kind: string; number: number }): string {
  return `/${kind}s/${number}`
}
