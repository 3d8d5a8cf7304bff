/**
 * What people said about people, by hand, and what follows from it. A word is about a mark: a lower-case e-mail, or one
 * spelling (`Name <e-mail>`) where the e-mail tells nobody apart. The newest word about a mark wins; taken back, it never was.
 */
import type pg from 'pg'

export interface Word {
  kind: 'same' | 'apart' | 'two' | 'bot' | 'human'
  /** Whom it is about; for `same`, whom the other is. */
  mark: string
  /** Of `same`: who is that person, too. Of `two`: who is another person, whatever the names say. */
  other: string | null
}

/** A word that stands. */
export interface SaidWord extends Word {
  /** Grows with each word. */
  id: number
}

/** A name and an e-mail as commits claim them, and the e-mail that a .mailmap gives instead. */
export interface Claim {
  identityId: number
  name: string
  email: string
  mappedEmail: string | null
}

export interface Choices {
  /** Who it is: equal for all that are one person. */
  keyOf: (claim: Claim) => { key: string; isByHand: boolean }
  /** Where the words lead from a mark; the mark itself where there are none. */
  follow: (mark: string) => string
  /** What was said last of the person with this key and these claims. */
  kindOf: (key: string, claims: readonly Claim[]) => 'bot' | 'human' | undefined
}

/** Oldest first. */
export async function readWords(client: pg.ClientBase): Promise<SaidWord[]> {
  const { rows } = await client.query<SaidWord>(
    `select person_choice_id as id, kind, email as mark, other_email as other from person_choice
     where undone_at is null order by person_choice_id`,
  )
  return rows
}

export function choicesBy(words: readonly Word[]): Choices {
  const standsWith = new Map<string, string>()
  const kinds: { mark: string; kind: 'bot' | 'human' }[] = []
  const named = new Set<string>()
  for (const { kind, mark, other } of words) {
    // It joins and parts nobody: it is there so that nobody asks again.
    if (kind === 'two') continue
    for (const each of [mark, other]) if (each !== null) named.add(each)
    if (kind === 'apart') standsWith.set(mark, mark)
    else if (kind !== 'same') kinds.push({ mark, kind })
    else if (other !== null) standsWith.set(other, mark)
  }
  const follow = (mark: string): string => endOf(standsWith, mark)
  return {
    follow,
    keyOf(claim) {
      const spelling = spellingOf(claim)
      // What was said of this very claim goes before what .mailmap says of it.
      const own = [spelling, emailMark(claim.email)].find(
        (mark) => mark !== null && standsWith.has(mark),
      )
      if (own) return { key: follow(own), isByHand: true }
      const base =
        emailMark(claim.mappedEmail ?? claim.email) ??
        (named.has(spelling) ? spelling : `identity:${claim.identityId}`)
      const key = follow(base)
      return { key, isByHand: key !== base }
    },
    kindOf(key, claims) {
      const own = new Set([key, ...claims.flatMap((claim) => marksOf(claim))])
      const said = kinds.findLast(({ mark }) => own.has(mark) || follow(mark) === key)
      return said?.kind
    },
  }
}

/** Words that lead in a circle make one person of all on it: the first by letter stands for them. */
function endOf(standsWith: ReadonlyMap<string, string>, mark: string): string {
  const trail = [mark]
  for (let next = standsWith.get(mark); next !== undefined; next = standsWith.get(next)) {
    const seen = trail.indexOf(next)
    if (seen >= 0) return trail.slice(seen).toSorted()[0] ?? next
    trail.push(next)
  }
  return trail.at(-1) ?? mark
}

/** All marks by which a word may be about this claim. */
export function marksOf(claim: Claim): string[] {
  const emails = [claim.email, claim.mappedEmail ?? claim.email].map((email) => emailMark(email))
  return [...new Set([spellingOf(claim), ...emails.filter((mark) => mark !== null)])]
}

export function spellingOf({ name, email }: { name: string; email: string }): string {
  return `${name.trim()} <${email.trim().toLowerCase()}>`.trim()
}

/** null for addresses that identify nobody: those that many people's tools fill in by themselves, and no addresses at all. */
export function emailMark(email: string): string | null {
  return /^[^@\s]+@[^@\s]+$/.test(email) && !nobodys.test(email) ? email.toLowerCase() : null
}

const nobodys =
  /^(none@none|root@localhost|user@localhost|you@example\.com|noreply@github\.com|unknown@.*|\(no author\)@.*)$/i
