/** Subjects of commits without the names of people: what a change did is told, and never who made it. */
import { sql } from 'kysely'
import type { Scope } from '#insights/insight.ts'

interface Where {
  facts: Scope['facts']
  repository: { id: number }
}

/** Everybody's name in this repository, as commits and .mailmap write it. */
export async function everybody({ facts, repository }: Where): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct n.name from attribution a join identity i using (identity_id)
    cross join lateral (values (a.name), (i.name)) n(name) where a.repository_id = ${repository.id}`.execute(
    facts.db,
  )
  return rows.map(({ name }) => name)
}

/**
 * A name of several words is taken out wherever it stands. One word may be any word: it is a person's where it is addressed, comes
 * behind "by", "from" or "to", or owns something. So is the first of several words, by which people call each other.
 */
export function withoutNames(names: readonly string[]): (subject: string) => string {
  const whole = names
    .filter((name) => name.length >= 2)
    .map((name) => ({ name, small: name.toLowerCase() }))
    .toSorted((a, b) => b.name.length - a.name.length)
  const first = [...new Set(names.flatMap((name) => firstOf(name) ?? []))]
  return (subject) => {
    const lower = subject.toLowerCase()
    const said = whole
      .filter(({ small }) => lower.includes(small))
      .reduce((text, { name }) => text.replace(patternOf(name), '$1someone'), withoutMail(subject))
    return first
      .filter((name) => said.includes(name))
      .reduce((text, name) => text.replace(calledBy(name), '$1someone'), said)
  }
}

/** Written large: "Will Hope" is no reason to lose what a change "will" do. */
function firstOf(name: string): string | undefined {
  return /^(\p{Lu}[\p{L}'’-]{1,40}) \S/u.exec(name.trim())?.[1]
}

function calledBy(name: string): RegExp {
  const one = bound(name)
  return new RegExp(
    `((?<![\\p{L}\\p{N}_])(?:[Bb]y|[Ff]rom|[Ff]or|[Ww]ith|[Tt]hanks to|[Cc][Cc]:?) |@)${one}|()${one}(?=['’]s )`,
    'gu',
  )
}

function withoutMail(subject: string): string {
  return subject.replace(/<?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}>?/g, 'someone')
}

function patternOf(name: string): RegExp {
  const letters = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return name.trim().includes(' ')
    ? new RegExp(`()${bound(letters)}`, 'giu')
    : new RegExp(
        `((?:by|from|to|for|thanks to|cc:?) |@)${bound(letters)}|()${bound(letters)}(?=['’]s )`,
        'giu',
      )
}

function bound(inside: string): string {
  return String.raw`(?<![\p{L}\p{N}_])${inside}(?![\p{L}\p{N}_])`
}
