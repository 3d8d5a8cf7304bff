/** Whom or what somebody may mean where they write, as the workspace knows it. */
import { useDebouncedValue } from '@mantine/hooks'
import { useAnswer } from '#web/api/hooks.ts'
import type { Wanted } from './wanted.ts'

export interface Offer {
  /** What it is written as. */
  text: string
  label: string
  says: string
  /** As many letters at the end are to be written over: the line of a file. */
  selects: number
}

const offersMax = 8
const waitMs = 120

export function useOffers(wanted: Wanted | null): readonly Offer[] {
  const isMember = wanted?.is === 'member'
  const isRecord = wanted?.is === 'record'
  const query = wanted?.query.trim() ?? ''
  const [settled] = useDebouncedValue(query, waitMs)
  const isText = settled !== '' && settled === query && /[^\d\s]/.test(settled)
  const members = useAnswer('members.list', isMember ? { limit: 200 } : null)
  const decisions = useAnswer('decisions.list', isRecord ? { limit: 50 } : null)
  const ideas = useAnswer('ideas.list', isRecord ? { limit: 50 } : null)
  const frictions = useAnswer('frictions.list', isRecord ? { limit: 50 } : null)
  const questions = useAnswer('questions.list', isRecord ? { limit: 50 } : null)
  const remedies = useAnswer('remedies.list', isRecord ? { from: 'team', limit: 50 } : null)
  const tips = useAnswer('tips.list', isRecord ? { from: 'team', limit: 50 } : null)
  const trails = useAnswer('trails.list', isRecord ? { limit: 50 } : null)
  const found = useAnswer(
    'search.all',
    isText && !isMember
      ? { text: settled, limit: offersMax, ...(isRecord ? {} : { kind: 'path' }) }
      : null,
  )
  if (wanted === null || (isRecord && /^\d+\s/.test(wanted.query))) return []
  if (isMember)
    return (
      (members.data?.items ?? [])
        .filter(({ name }) => isNamed(name, query))
        // Written out, and gone on behind it.
        .filter(({ name }) => !wanted.query.toLowerCase().startsWith(`${name.toLowerCase()} `))
        .slice(0, offersMax)
        .map(({ name }) => ({ text: `@${name} `, label: name, says: '', selects: 0 }))
    )
  if (isRecord) {
    const known = [
      ...(decisions.data?.items ?? []).map((one) => ({ ...one, kind: 'decision' })),
      ...(ideas.data?.items ?? []).map((one) => ({ ...one, kind: 'idea' })),
      ...(frictions.data?.items ?? []).map((one) => ({ ...one, kind: 'friction' })),
      ...(questions.data?.items ?? []).map((one) => ({ ...one, kind: 'question' })),
      ...(trails.data?.items ?? []).map((one) => ({ ...one, kind: 'trail' })),
      ...(remedies.data?.items ?? []).flatMap(({ number, title }) =>
        number === null ? [] : [{ number, title, kind: 'remedy' }],
      ),
      ...(tips.data?.items ?? []).flatMap(({ number, title }) =>
        number === null ? [] : [{ number, title, kind: 'tip' }],
      ),
    ].filter(({ number, title }) => `${number}`.startsWith(query) || isNamed(title, query))
    const records = [...known, ...(isText ? (found.data?.records.items ?? []) : [])]
    const byName = new Map(records.map((one) => [`${one.kind}#${one.number}`, one]))
    return [...byName]
      .filter(([, { kind }]) => wanted.kind === '' || kind === wanted.kind)
      .slice(0, offersMax)
      .map(([name, { title, kind, number }]) => ({
        ...{ text: `${name} `, label: title, says: `${kind} ${number}`, selects: 0 },
      }))
  }
  return (found.data?.paths.items ?? [])
    .filter(({ path }) => path.toLowerCase().includes(query.toLowerCase()))
    .map(({ repository, path }) => ({
      ...{ text: `${repository}:${path}#L1`, label: path, says: repository, selects: 1 },
    }))
}

/** One of its words begins so, or all of it does. */
function isNamed(name: string, query: string): boolean {
  return ` ${name}`.toLowerCase().includes(` ${query.toLowerCase()}`)
}
