/** What the states of a decision are called and how they look, in the order of a life, and what can be done with it. */
import { onTrial, type Named, type StatusWords } from '#web/records/status-words.ts'
import type { Decision, Status } from '../schema.ts'

export const statusWords: StatusWords<Status> = {
  open: { label: 'Open', tone: 'open' },
  accepted: { label: 'Accepted', tone: 'settled' },
  superseded: { label: 'Superseded', tone: 'past' },
  deprecated: { label: 'Deprecated', tone: 'past' },
  rejected: { label: 'Rejected', tone: 'declined' },
  unknown: { label: 'No status', tone: 'past' },
  withdrawn: { label: 'Withdrawn', tone: 'past' },
}

/** What the map tells apart by a sign: one that holds on trial only has its own. */
export const signWords: StatusWords<Sign> = {
  open: statusWords.open,
  accepted: statusWords.accepted,
  'on trial': { label: 'On trial', tone: 'going' },
  superseded: statusWords.superseded,
  deprecated: statusWords.deprecated,
  rejected: statusWords.rejected,
  unknown: statusWords.unknown,
  withdrawn: statusWords.withdrawn,
}
export type Sign = Status | 'on trial'

export function signOf({ status, trialUntil }: { status: string; trialUntil: string | null }) {
  return trialUntil === null ? status : 'on trial'
}

/** As a page of its own says it. */
export function stateOf(decision: Decision): Named {
  return decision.status === 'accepted' &&
    decision.trial?.state === 'running' &&
    decision.reviewOn !== null
    ? onTrial(decision.reviewOn)
    : statusWords[decision.status]
}

/** Each verb as what somebody did. */
export const did: Readonly<Record<string, string>> = {
  'decisions.propose': 'proposed it',
  'trials.begin': 'made a trial of it',
  'decisions.edit': 'changed its words',
  'decisions.accept': 'accepted it',
  'decisions.reject': 'rejected it',
  'decisions.withdraw': 'took it back',
  'decisions.supersede': 'replaced it',
  'decisions.deprecate': 'said that it holds no longer',
  'decisions.weigh': 'said what speaks for or against a way',
  'decisions.settle': 'said what became of it',
  'decisions.review': 'looked back at it',
  'decisions.borrow': 'took on debt with it',
  'decisions.repay': 'paid its debt back',
  'decisions.forgo': 'declined debt with it',
  'decisions.expect': 'said what would show that it is honoured',
  'decisions.unexpect': 'took away what would show that it is honoured',
}
