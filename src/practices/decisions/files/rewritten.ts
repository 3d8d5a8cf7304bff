/** What each file of one source would hold, with all that was changed here. Pure. */
import { CairnError } from '#std/errors.ts'
import type { DecisionFile } from '../formats/decision-file.ts'
import { madrPage } from '../formats/madr-page.ts'
import { readFile } from '../formats/read-file.ts'
import { bytesOf } from '../formats/source-text.ts'
import { statusSaid } from '../formats/status-said.ts'
import type { Named } from '../formats/supersedes-edit.ts'
import type { Decision } from '../schema.ts'
import { edited, isEdited, meaningOf } from './edited.ts'
import { pathAndPlace, type KeptFile } from './kept.ts'
import { listedOf } from './listed.ts'

export interface Rewritten {
  content: Uint8Array
  /** What the format has no place for, by the path of the decision. */
  leftOut: { path: string; what: string }[]
}

/** How the decisions of one source stand to each other, by the ids of their records. */
export interface Relations {
  naming: Map<string, Named>
  /** What each took the place of: ever, and since its file was read. */
  all: Map<string, string[]>
  fresh: Map<string, string[]>
  /** Where people reach the workspace; null on one machine. */
  url: string | null
}

export function relationsIn(kept: readonly KeptFile[], url: string | null): Relations {
  const relations: Relations = { naming: new Map(), all: new Map(), fresh: new Map(), url }
  for (const file of kept) {
    const read = decisionsOf(file)
    for (const { place, was, now, isRemoved } of file.decisions) {
      const number = read.get(place)?.number ?? null
      relations.naming.set(now.id, { path: file.path, number, title: now.title })
      if (!isRemoved) relate(relations, was, now)
    }
  }
  return relations
}

/** `was` is undefined where no file says anything yet. */
export function relate({ all, fresh }: Relations, was: Decision | undefined, now: Decision): void {
  const successor = successorOf(now)
  if (successor === null) return
  all.set(successor, [...(all.get(successor) ?? []), now.id])
  if (was !== undefined && successorOf(was) === successor) return
  fresh.set(successor, [...(fresh.get(successor) ?? []), now.id])
}

/** Throws a CairnError where a file cannot say what was changed. */
export function rewritten(file: KeptFile, relations: Relations): Rewritten {
  const { naming, fresh } = relations
  const [first] = file.decisions
  if (file.is_ours && first !== undefined) return born(first.now, file.path, relations)
  let content: Uint8Array = file.content
  const leftOut: Rewritten['leftOut'] = []
  for (const { place, was, now, isRemoved } of file.decisions) {
    const supersedes = namedIn(naming, fresh.get(now.id))
    if (isRemoved) continue
    const read = decisionsOf({ ...file, content }).get(place)
    if (read === undefined) {
      if (!isEdited({ was, now, supersedes })) continue
      throw notThere(file.path)
    }
    const [by = null] = namedIn(naming, [successorOf(now) ?? ''])
    const next = edited(read, { was, now, by, supersedes, naming })
    leftOut.push(...next.leftOut.map((what) => ({ path: read.path, what })))
    if (next.text !== null) content = bytesOf(next.text)
  }
  return { content, leftOut }
}

/** A decision that came from no file. */
export function born(decision: Decision, path: string, { naming, all, url }: Relations): Rewritten {
  const { title, body, options, updatedAt } = decision
  const meaning = meaningOf[decision.status]
  const [by = null] = namedIn(naming, [successorOf(decision) ?? ''])
  const said = decision.status === 'unknown' ? decision.said : null
  const status =
    meaning === null
      ? (said?.replaceAll(/\s+/g, ' ') ?? 'unknown')
      : statusSaid({ path, format: 'madr-4', status: null }, meaning, by)
  const told = listedOf(decision, { path, format: 'madr-4', naming })
  const more = new Set(['related', 'code', 'until', 'reviewOn'])
  const wordsOf = (isMeant: (what: string) => boolean): string[] =>
    told.flatMap(({ what, under, words }) => (under !== null && isMeant(what) ? [words] : []))
  const page = madrPage({
    ...{ path, title, body, options, status: status ?? 'unknown', date: updatedAt.slice(0, 10) },
    chosen: 'chosen' in decision ? decision.chosen : null,
    because: 'because' in decision ? decision.because : '',
    noLonger: 'noLonger' in decision ? decision.noLonger : '',
    consequences: wordsOf((what) => what === 'consequences'),
    confirmation: confirmed(
      decision,
      wordsOf((what) => what === 'checks'),
      url,
    ),
    supersedes: namedIn(naming, all.get(decision.id)),
    more: wordsOf((what) => more.has(what)),
  })
  const leftOut = new Set(told.flatMap(({ what, under }) => (under === null ? [what] : [])))
  return { content: bytesOf(page), leftOut: [...leftOut].map((what) => ({ path, what })) }
}

/** With the page that says whether it is so, where others can open it. */
function confirmed({ number }: Decision, checks: string[], url: string | null): string[] {
  if (checks.length === 0 || url === null) return checks
  return [...checks, `[Whether it is so](${url.replace(/\/$/, '')}/decisions/${number})`]
}

function namedIn(naming: Relations['naming'], ids: readonly string[] = []): Named[] {
  return ids.flatMap((id) => naming.get(id) ?? [])
}

function successorOf(decision: Decision): string | null {
  return decision.status === 'superseded' ? decision.successor : null
}

function decisionsOf({
  path,
  content,
}: Pick<KeptFile, 'path'> & { content: Uint8Array }): Map<string, DecisionFile> {
  return new Map(
    readFile(path, content).decisions.map((each) => [pathAndPlace(each.path).place, each]),
  )
}

function notThere(path: string): CairnError {
  return new CairnError(
    'conflict',
    'decisions.edit.gone',
    `The words that were changed are not found in ${path} any more.`,
    { hint: 'Import the file again.' },
  )
}
