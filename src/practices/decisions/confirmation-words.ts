/** Whether a decision is honoured, in words. Pure. It names changes, and nobody who made them. */
import { line, section, type Line } from '#verbs/line.ts'
import type { Confirmation, Outcome } from './confirmation.ts'
import type { Check } from './check-shape.ts'
import { checkInWords } from './web/check-words.ts'

export function sayConfirmation(confirmation: Confirmation): Line[] {
  const { number, title, status, state, checks } = confirmation
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status}; ${stateOf(confirmation)}`),
    ...checks.flatMap(({ check, outcome, head, newerHead, lookedAt }) => [
      line('plain', ''),
      line('item', checkInWords(check)),
      ...(outcome === null
        ? [line('detail', 'Never checked.')]
        : sayOutcome(outcome, check, confirmation.decidedAt)),
      ...(head === null || lookedAt === null
        ? []
        : [line('detail', `Looked at ${check.repository}@${short(head)} on ${dayOf(lookedAt)}.`)]),
      ...(newerHead === null
        ? []
        : [line('detail', `Since then ${short(newerHead)} was read, and not looked at.`)]),
      line('detail', check.id),
    ]),
    ...(state === 'never checked' || isOlder(confirmation)
      ? [
          line('plain', ''),
          line(
            'plain',
            `cairn decisions confirm ${number} looks${isOlder(confirmation) ? ' again' : ''}.`,
          ),
        ]
      : []),
  ]
}

function stateOf(confirmation: Confirmation): string {
  const { state } = confirmation
  if (state === null) return 'nothing says what would show that it is honoured'
  return isOlder(confirmation) && state !== 'never checked' ? `${state} at an older commit` : state
}

/** The code went on since somebody looked. */
function isOlder({ checks }: Pick<Confirmation, 'checks'>): boolean {
  return checks.some(({ newerHead }) => newerHead !== null)
}

/** What drifts first: there somebody may want to look. */
export function sayConfirmations({
  items,
  next,
}: {
  items: Confirmation[]
  next: string | null
}): Line[] {
  if (items.length === 0)
    return [line('plain', 'No decision says yet what would show that it is honoured.')]
  return [
    ...order.flatMap((state) =>
      section(
        state.charAt(0).toUpperCase() + state.slice(1),
        items.filter((item) => item.state === state).map(sayShort),
      ),
    ),
    ...(next === null
      ? []
      : [line('plain', ''), line('plain', `There are more: --after '${next}' shows them.`)]),
  ]
}

const order = ['drifting', 'cannot tell', 'never checked', 'honoured'] as const

function sayShort({ number, title, status, checks }: Confirmation): Line {
  const looks = checks.flatMap(({ lookedAt }) => lookedAt ?? []).toSorted()
  const looked = looks[0] === undefined ? '' : `, looked at on ${dayOf(looks[0])}`
  const older = isOlder({ checks })
    ? `, at an older commit: cairn decisions confirm ${number} looks again`
    : ''
  return line(
    'item',
    `${number}  ${title}${status === 'open' ? ' (proposed)' : ''}${looked}${older}`,
  )
}

function sayOutcome(outcome: Outcome, { repository }: Check, decidedAt: string | null): Line[] {
  if (outcome.state === 'cannot tell') return [line('detail', `Cannot tell: ${outcome.why}.`)]
  if (outcome.state === 'honoured')
    return [
      line(
        'detail',
        outcome.places.length === 0 ? 'It is so.' : `It is so, as in ${outcome.places.join(', ')}.`,
      ),
    ]
  const { places, more, since, wasHonoured } = outcome
  const files = [...places, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
  return [
    line('detail', sinceInWords({ since, wasHonoured }, decidedAt)),
    ...(since === null || wasHonoured === false
      ? []
      : [line('detail', `${repository}@${short(since.commit)} ${since.subject}`)]),
    ...(places.length === 0 ? [] : [line('detail', `See ${files}.`)]),
  ]
}

type Drift = Pick<Extract<Outcome, { state: 'drifting' }>, 'since' | 'wasHonoured'>

function sinceInWords({ since, wasHonoured }: Drift, decidedAt: string | null): string {
  if (since === null) return 'It is not so; since when cannot be told.'
  if (wasHonoured === false) return 'It is not so yet, and never was.'
  if (since.at === null) return 'It is not so any more; the change behind it has no date.'
  const day = dayOf(since.at)
  return decidedAt !== null && since.at < decidedAt
    ? `It is not so yet: since ${day}, before it was decided.`
    : `It is not so since ${day}.`
}

function dayOf(at: string): string {
  return at.slice(0, 10)
}

function short(oid: string): string {
  return oid.slice(0, 10)
}
