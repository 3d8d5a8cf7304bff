/** Who knows the code that a proposal touches, and who knows what changes with it, in its repository and in others. */
import { Input as AcrossInput } from '#insights/coupling/shape.ts'
import type { Scope } from '#insights/insight.ts'
import type { CodePlace } from '#practices/decisions/code-place.ts'
import type { Person } from '#practices/decisions/conversation.ts'
import type { Around, Neighbours } from '#practices/decisions/people.ts'
import type { Evidence } from '../asked-scope.ts'
import { insights } from '../insights.ts'
import { changedAlong } from './along.ts'
import { fixesOn } from './fixes.ts'
import { withScope } from './with-scope.ts'

const knowersMax = 3
const affectedMax = 2
const repositoriesMax = 2

export function neighbours(evidence: Promise<Evidence>): Neighbours {
  return {
    async around(place, now) {
      const opened = await evidence
      const found = await withScope(opened, place, { window: '12m', now }, (scope) =>
        aroundScope(opened, scope, { place, now }),
      )
      return 'know' in found ? found : { know: [], along: [], isMended: false, why: found.why }
    },
  }
}

async function aroundScope(
  evidence: Evidence,
  scope: Scope,
  { place, now }: { place: CodePlace; now: Date },
): Promise<Around> {
  const { known, cannotTell } = await whoKnows(scope, place.path, knowersMax)
  const files = await changedAlong(scope, ['source'])
  const along: Around['along'] = []
  for (const { path } of files) {
    const { known: people } = await whoKnows(scope, path, affectedMax)
    along.push({ place: { repository: place.repository, path }, people })
  }
  for (const repository of await tiedTo(scope)) {
    const other = { repository, path: '' }
    const found = await withScope(evidence, other, { window: '12m', now }, async (theirs) => ({
      people: (await whoKnows(theirs, '', affectedMax)).known,
    }))
    if ('people' in found) along.push({ place: other, people: found.people })
  }
  const { here, isMendedMore } = await fixesOn(scope)
  return {
    know: known,
    along,
    isMended: isMendedMore === true || here.fixes * 4 >= Math.max(1, here.changes),
    why: cannotTell?.replace(/^Cannot tell: /, '').replace(/\.$/, '') ?? null,
  }
}

/**
 * Those who are active; what somebody knew once they may have forgotten. Who knows only what lies beside it is named where nobody
 * knows it itself. Knowledge has no window.
 */
async function whoKnows(
  scope: Scope,
  file: string,
  limit: number,
): Promise<{ known: Person[]; cannotTell: string | null }> {
  const ask = await insights.ask.load()
  const whole = { ...scope, prefix: '', window: { label: 'all', from: null, to: null } }
  const { items, cannotTell } = await ask.answer(whole, { file, limit })
  const active = items.filter(({ knows }) => knows !== 'once')
  const itself = active.filter(({ knows }) => knows !== 'beside')
  const known = (itself.length > 0 ? itself : active).map(({ name, email, reasons }) => ({
    name,
    email,
    reasons,
  }))
  return { known, cannotTell }
}

/** Repositories that change under the same issues; where none names issues, on the same days of the same people. */
async function tiedTo(scope: Scope): Promise<string[]> {
  const coupling = await insights.coupling.load()
  const whole = { ...scope, prefix: '' }
  for (const across of ['key', 'author-day'] as const) {
    const { items } = await coupling.answer(
      whole,
      AcrossInput.parse({ across, limit: repositoriesMax }),
    )
    if (items.length > 0) return items.map(({ a, b }) => (a === scope.repository.name ? b : a))
  }
  return []
}
