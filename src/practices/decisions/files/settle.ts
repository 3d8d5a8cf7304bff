/** Where a file's words may mean several things, a person tells. Pure. */
import { CairnError } from '#std/errors.ts'
import type { Decision } from '../schema.ts'

/** What superseded it is said by the act of superseding. */
export const settled = ['open', 'accepted', 'rejected', 'withdrawn', 'deprecated'] as const
type Settled = (typeof settled)[number]

export function settle(decision: Decision, status: Settled, because: string): Decision {
  if (decision.status !== 'unknown')
    throw new CairnError(
      'conflict',
      'decisions.state',
      `"${decision.title}" is ${decision.status}; only where its file leaves that open it can be told.`,
    )
  const { said: _, status: __, decidedAt, ...considered } = decision
  const untried = { trial: null, reviewed: null }
  const decided = { ...considered, decidedAt, chosen: null, because, reviewOn: null, ...untried }
  switch (status) {
    case 'open':
      return { ...considered, status }
    case 'accepted':
      return { ...decided, status }
    case 'deprecated':
      return { ...decided, because: '', status, noLonger: because }
    case 'rejected':
      return { ...considered, status, decidedAt, because }
    case 'withdrawn':
      return { ...considered, status, because }
  }
}
