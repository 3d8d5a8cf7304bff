/**
 * Whom to ask first. Contact fades by half in 180 days. It is then divided by 1 + load × team, where load is the share of all
 * questions that would fall on the person if each went to people in proportion to their contact, and team the effective
 * number of people they would be spread over: whoever carries an even share is damped by half, whoever carries ten times as
 * much by eleven. Ties are broken by e-mail. Pure.
 */

export const halfLifeDays = 180
/** Who was not heard of for so long is asked last. */
export const silentDaysMin = 365

/** Contact of one change this many seconds ago, in millionths, so that sums are exact in any order. */
export function contactOf(secondsAgo: number): number {
  return Math.round(1_000_000 * 0.5 ** (Math.max(0, secondsAgo) / 86_400 / halfLifeDays))
}

export interface Candidate {
  email: string
  /** Faded contact with what the question is about. */
  contact: number
  isSilent: boolean
}

export interface Loads {
  /** By e-mail: share of all questions, 0 to 1. */
  share: ReadonlyMap<string, number>
  /** 1 ÷ Σ share²: how many people questions would be spread over. */
  team: number
}

export function loadsOf(contacts: ReadonlyMap<string, number>): Loads {
  const sorted = [...contacts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sum = sorted.reduce((total, [, contact]) => total + contact, 0)
  if (sum === 0) return { share: new Map(), team: 1 }
  const share = new Map(sorted.map(([email, contact]) => [email, contact / sum]))
  let squares = 0
  for (const part of share.values()) squares += part * part
  return { share, team: 1 / squares }
}

/** Active people first, by damped contact; then the silent, by contact. */
export function ranked<Person extends Candidate>(
  people: readonly Person[],
  loads: Loads,
): Person[] {
  return people
    .map((person) => ({ person, weight: weightOf(person, loads) }))
    .toSorted(
      (a, b) =>
        Number(a.person.isSilent) - Number(b.person.isSilent) ||
        b.weight - a.weight ||
        (a.person.email < b.person.email ? -1 : a.person.email > b.person.email ? 1 : 0),
    )
    .map(({ person }) => person)
}

/** What the order goes by: never shown. */
export function weightOf({ email, contact, isSilent }: Candidate, { share, team }: Loads): number {
  return isSilent ? contact : contact / (1 + (share.get(email) ?? 0) * team)
}
