/** Who goes by which e-mail in this repository. */
import type { Scope } from '../insight.ts'

export interface Emailed {
  identityEmail: string
  name: string
  email: string
  isBot: boolean
}

/** In a fixed order, so that an address two people share always means the same one. */
export async function peopleByEmail({ facts, repository }: Scope): Promise<Emailed[]> {
  const rows = await facts.db
    .selectFrom('attribution as a')
    .innerJoin('identity as i', 'i.identity_id', 'a.identity_id')
    .where('a.repository_id', '=', repository.id)
    .select(['i.email as identityEmail', 'a.name', 'a.email', 'a.kind'])
    .execute()
  return rows
    .map(({ kind, ...row }) => ({ ...row, isBot: kind === 'bot' }))
    .toSorted(
      (a, b) =>
        compare(a.email, b.email) ||
        compare(a.name, b.name) ||
        compare(a.identityEmail, b.identityEmail),
    )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
