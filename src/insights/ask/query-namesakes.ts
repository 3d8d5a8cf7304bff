/** Who else bears the names of these people: one person may commit under two addresses that nothing ties together. */
import { nameKey, namesakesAmong } from '#facts/people/namesakes.ts'
import type { Scope } from '../insight.ts'

export async function namesakesOf(
  { facts, repository }: Scope,
  named: readonly { name: string }[],
): Promise<{ name: string; emails: string[] }[]> {
  const keys = new Set(named.map(({ name }) => nameKey(name)))
  const people = await facts.db
    .selectFrom('attribution')
    .where('repository_id', '=', repository.id)
    .where('kind', '=', 'human')
    .select(['name', 'email'])
    .distinct()
    .execute()
  const two = await facts.db
    .selectFrom('person_choice')
    .where('kind', '=', 'two')
    .where('undone_at', 'is', null)
    .select(['email', 'other_email'])
    .execute()
  const ordered = people.toSorted((a, b) => compare(a.email, b.email) || compare(a.name, b.name))
  return namesakesAmong(
    ordered,
    two.map(({ email, other_email: other }) => [email, other ?? ''] as const),
  )
    .filter(([first]) => first !== undefined && keys.has(nameKey(first.name)))
    .map((own) => ({ name: own[0]?.name ?? '', emails: own.map(({ email }) => email) }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
