/** Where a number of the flow leads: the changes, jobs or deployments that it counts or leaves out, and how such a list is called. */
import { address, type Search } from '#web/ui/address.ts'
import { stageWords, type StageName } from './words.ts'

/** Of what the page was narrowed to, only the repository, the span and how time is told go along. */
export function toChanges(search: Search, only: Search): string {
  return address('/evidence/flow/changes', { ...rest(search), ...only })
}

export function toJobs(search: Search, only: Search): string {
  return address('/evidence/flow/jobs', { ...rest(search), ci: search['ci'], ...only })
}

export function toDeployments(search: Search, only: Search): string {
  return address('/evidence/flow/deployments', { ...rest(search), ...only })
}

const ownOfLists = [
  'outcome',
  'only',
  'measure',
  'told',
  'environment',
  'component',
  'job',
] as const
const ownOfFlow = ['queue', 'ci', 'by', 'waits'] as const

function rest(search: Search): Search {
  const gone = Object.fromEntries([...ownOfLists, ...ownOfFlow].map((key) => [key, undefined]))
  return { ...search, ...gone }
}

export const changeKinds = {
  counted: 'those that count',
  opened: 'those that were opened in this span',
  unreviewed: 'those that were merged without a review',
  large: 'those that are large',
  'left-out': 'those that people left out',
  'end-unknown': 'those that ended, and nobody knows when',
  drafts: 'drafts',
  stale: 'those that nobody touched for 14 days',
  'stale-unknown': 'those of which nobody knows when they were last touched',
  orphaned: 'those that whoever wrote them left',
  reviewed: 'those that were reviewed in this span',
} as const

const measureWords = {
  openTime: 'the time it was open',
  leadTime: 'lead time',
  pickupFromRequest: 'the wait from a request for a review',
  mergeQueue: 'the time in the merge queue',
  size: 'size',
} as const
export type Measure = StageName | keyof typeof measureWords

export type Told = 'known' | 'unknown' | 'without'

const toldWords: Readonly<Record<Told, string>> = {
  known: 'is known',
  unknown: 'cannot be told',
  without: 'is not there or cannot be told',
}

/** `Only merged changes whose pickup cannot be told.` */
export function measureSaid(measure: Measure, told: Told, environment: string | undefined): string {
  const name = isOther(measure) ? measureWords[measure] : stageWords[measure].label.toLowerCase()
  const to = environment === undefined ? '' : ` to ${environment}`
  return `Only merged changes of which ${name}${to} ${toldWords[told]}`
}

function isOther(measure: Measure): measure is keyof typeof measureWords {
  return Object.hasOwn(measureWords, measure)
}

export function isMeasure(name: string | undefined): name is Measure {
  return (
    name !== undefined && (Object.hasOwn(measureWords, name) || Object.hasOwn(stageWords, name))
  )
}

export function isChangeKind(name: string | undefined): name is keyof typeof changeKinds {
  return name !== undefined && Object.hasOwn(changeKinds, name)
}

export function toldFrom(name: string | undefined): Told {
  return name === 'unknown' || name === 'without' ? name : 'known'
}

/** Which is wanted: one that can be chosen, or one of the others, to which a number leads and nobody looks for otherwise. */
export function kindIn<Kind extends string, Other extends string>(
  wanted: string | undefined,
  { kinds, others }: { kinds: readonly { value: Kind }[]; others: Readonly<Record<Other, string>> },
): { kind: Kind | Other | 'all'; says: string | null } {
  const isAside = (name: string): name is Other => Object.hasOwn(others, name)
  if (wanted !== undefined && isAside(wanted)) return { kind: wanted, says: others[wanted] }
  return { kind: kinds.find(({ value }) => value === wanted)?.value ?? 'all', says: null }
}

/** What a list was narrowed to, in parts of which some do not apply; and the same page without that. */
export function narrowedTo(
  parts: readonly (string | null)[],
  all: string,
): { to: string; all: string } | null {
  const told = parts.filter((part) => part !== null)
  return told.length === 0 ? null : { to: `Only ${told.join(', ')}`, all }
}
