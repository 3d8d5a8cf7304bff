/** The pages of the settings: what each is about, and for whom. */
import { isShared } from './shared.ts'

export interface Place {
  to: string
  label: string
  /** Left away where nobody shares the workspace. */
  isForTeams?: true
  /** Others are told that it is not for them. */
  isForOwners?: true
}

export const places = [
  { to: '/settings/repositories', label: 'Repositories' },
  { to: '/settings/people', label: 'Who is who', isForOwners: true },
  { to: '/settings/flow', label: 'Working time' },
  { to: '/settings/members', label: 'Members' },
  { to: '/settings/audit', label: 'Audit', isForTeams: true, isForOwners: true },
  { to: '/settings/tokens', label: 'Tokens', isForTeams: true },
  { to: '/settings/delivery', label: 'Mail and chat' },
  { to: '/settings/yourself', label: 'Yourself' },
] as const satisfies readonly Place[]

/** Those that there is a use for here. */
export const shownPlaces = (places as readonly Place[]).filter(
  ({ isForTeams }) => isForTeams !== true || isShared,
)

export type PlaceLabel = (typeof places)[number]['label']
