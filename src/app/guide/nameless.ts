/** Subjects of commits without the names of people: what a change did is told, and never who made it. */
import { sql } from 'kysely'
import type { Scope } from '#insights/insight.ts'

/** Everybody's name in this repository, as commits and .mailmap write it. */
export async function everybody({ facts, repository }: Scope): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct n.name from attribution a join identity i using (identity_id)
    cross join lateral (values (a.name), (i.name)) n(name) where a.repository_id = ${repository.id}`.execute(
    facts.db,
  )
  return rows.map(({ name }) => name)
}

/**
 * A name of several words is taken out wherever it stands. One word may be any word: it is a person's where it is addressed, comes
 * behind "by", "from" or "to", or owns something.
 */
export function nameless(subject: string, names: readonly string[]): string {
  const small = subject.toLowerCase()
  return names
    .filter((name) => name.length >= 2 && small.includes(name.toLowerCase()))
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replace(patternOf(name), '$1someone'), withoutMail(subject))
}

function withoutMail(subject: string): string {
  return subject.replace(/<?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}>?/g, 'someone')
}

function patternOf(name: string): RegExp {
  const letters = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const bound = (inside: string) => String.raw`(?<![\p{L}\p{N}_])${inside}(?![\p{L}\p{N}_])`
  return name.trim().includes(' ')
    ? new RegExp(`()${bound(letters)}`, 'giu')
    : new RegExp(
        `((?:by|from|to|for|thanks to|cc:?) |@)${bound(letters)}|()${bound(letters)}(?=['’]s )`,
        'giu',
      )
}
