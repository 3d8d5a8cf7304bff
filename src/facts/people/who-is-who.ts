/**
 * Whom identities are: by what was said by hand, by the repository's .mailmap, else by equal e-mail; never by similar names.
 * Bots are told by rules (facts/people/bots.ts) and by what people said.
 */
import { botRule } from './bots.ts'
import type { Choices, Claim } from './choices.ts'

/** A name and an e-mail as commits claim them, and what the repository makes of them. */
export interface Identity {
  identity_id: number
  claimed_name: string
  claimed_email: string
  /** What .mailmap says; both null where it says nothing. */
  mapped_name: string | null
  mapped_email: string | null
  /** By this author, on the default branch. */
  commits: number
}

/** An identity with the person it is; all of one person have the same key, name, e-mail and kind. */
export interface Attribution extends Identity, Person {
  because: 'email' | 'mailmap' | 'hand'
}

interface Person {
  key: string
  name: string
  email: string
  kind: 'human' | 'bot'
  kind_because: string
}

/** Given all identities of each person. */
export function whoIsWho(identities: readonly Identity[], choices: Choices): Attribution[] {
  const keyed = identities.map((identity) => ({ ...identity, ...keyOf(identity, choices) }))
  return [...Map.groupBy(keyed, ({ key }) => key)].flatMap(([key, own]) => {
    const person = { key, ...shownAs(own), ...kindOf(key, own, choices) }
    return own.map((identity) => ({ ...identity, ...person }))
  })
}

interface Keyed extends Identity {
  key: string
  because: Attribution['because']
}

export function keyOf(
  identity: Identity,
  choices: Choices,
): { key: string; because: Attribution['because'] } {
  const { key, isByHand } = choices.keyOf(claimOf(identity))
  const isMapped = identity.mapped_name !== null || identity.mapped_email !== null
  return { key, because: isByHand ? 'hand' : isMapped ? 'mailmap' : 'email' }
}

function claimOf(identity: Identity): Claim {
  return {
    identityId: identity.identity_id,
    name: identity.claimed_name,
    email: identity.claimed_email,
    mappedEmail: identity.mapped_email,
  }
}

/**
 * The name .mailmap gives; else the one most commits carry, and among equals the first by letter. Whoever was joined by hand
 * takes the name of those they were joined with.
 */
function shownAs(own: readonly Keyed[]): { name: string; email: string } {
  const atHome = own.filter(({ because }) => because !== 'hand')
  const sorted = (atHome.length > 0 ? atHome : own).toSorted(
    (a, b) =>
      b.commits - a.commits ||
      byLetter(a.claimed_name, b.claimed_name) ||
      byLetter(a.claimed_email, b.claimed_email),
  )
  const chosen =
    sorted.find((one) => one.because !== 'hand' && one.mapped_name !== null) ?? sorted[0]
  // Set apart by hand, it bears the name it commits with.
  const isOwn = chosen?.because === 'hand'
  return {
    name: (isOwn ? null : chosen?.mapped_name) ?? chosen?.claimed_name ?? '',
    email: (isOwn ? null : chosen?.mapped_email) ?? chosen?.claimed_email ?? '',
  }
}

function byLetter(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function kindOf(
  key: string,
  own: readonly Identity[],
  choices: Choices,
): Pick<Person, 'kind' | 'kind_because'> {
  const said = choices.kindOf(
    key,
    own.map((identity) => claimOf(identity)),
  )
  if (said !== undefined) return { kind: said, kind_because: 'said by hand' }
  const rule = botRule([
    key,
    ...own.flatMap(({ claimed_name: name, claimed_email: email }) => [name, email]),
  ])
  return rule === undefined
    ? { kind: 'human', kind_because: '' }
    : { kind: 'bot', kind_because: rule }
}
