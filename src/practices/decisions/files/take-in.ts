/**
 * Makes records of the decisions in files, and brings those made before up to what their files say now. What was changed
 * here and there is left as it is on both sides, and named.
 */
import { randomUUID } from 'node:crypto'
import { CairnError } from '#std/errors.ts'
import { addRecord, changeRecord } from '#records/record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { DecisionFile } from '../formats/decision-file.ts'
import type { FolderDecision } from '../formats/folder.ts'
import { readFile } from '../formats/read-file.ts'
import { decisions, type Decision } from '../schema.ts'
import { isEdited } from './edited.ts'
import {
  digestOf,
  holdFiles,
  isSameContent,
  keepFile,
  keptFiles,
  pathAndPlace,
  type KeptDecision,
  type KeptFile,
  type Place,
} from './kept.ts'
import { filesIn, idsOf, knownIn, matchedWith, type FoundFile } from './matched.ts'
import { relationsIn, rewritten } from './rewritten.ts'
import { changedBy, contentsOf, type Said } from './said.ts'

export interface Given {
  /** Whether they are only some of those that lie there: then nothing is known of the others. */
  isPart?: boolean
  place: Place
  decisions: readonly FolderDecision[]
  /** By path, as the decisions have it: of every file that holds one. */
  contents: ReadonlyMap<string, Uint8Array>
  /** Whether they were read at the head of a branch, which a working tree may be ahead of. */
  isHistory: boolean
  /** Where both sides changed, the file's words are taken; those of here stay in the record's history. */
  prefersFiles: boolean
}

export interface TakenIn {
  added: number
  changed: number
  unchanged: number
  conflicts: { path: string; record: number; message: string }[]
  /** Files that held a decision when they were read before, and are not there now. Their records stay. */
  gone: string[]
}

export async function takeIn(
  ctx: Ctx,
  { place, decisions: given, contents, prefersFiles, isHistory, isPart = false }: Given,
): Promise<TakenIn> {
  await holdFiles(ctx)
  const kept = await keptFiles(ctx, place)
  const found = filesIn(given, contents, place.base)
  const matched = matchedWith(kept, found, isPart)
  const ids = idsOf(found, matched)
  for (const [path, id] of idsOfKept(kept, place.base)) if (!ids.has(path)) ids.set(path, id)
  const taken: TakenIn = { added: 0, changed: 0, unchanged: 0, conflicts: [], gone: [] }
  for (const file of found) {
    const before = matched.get(file.path)
    if (before === undefined) await addFile(ctx, { place, file, ids, taken })
    else await bringUp(ctx, { place, file, before, kept, ids, taken, prefersFiles, isHistory })
  }
  if (isPart) return taken
  const there = new Set([...matched.values()].map(({ file_id: id }) => id))
  taken.gone.push(
    ...kept
      .filter(
        (file) => !there.has(file.file_id) && file.decisions.some(({ isRemoved }) => !isRemoved),
      )
      .map(({ path }) => below(place.base, path)),
  )
  return taken
}

/** As files name each other within the folder. */
function idsOfKept(kept: readonly KeptFile[], base: string): [string, string][] {
  return kept.flatMap((file) =>
    file.decisions.map(({ place, now }): [string, string] => [
      below(base, file.path) + (place === '' ? '' : `#${place}`),
      now.id,
    ]),
  )
}

interface Adding {
  place: Place
  file: FoundFile
  ids: ReadonlyMap<string, string>
  taken: TakenIn
}

async function addFile(ctx: Ctx, { place, file, ids, taken }: Adding): Promise<void> {
  const placed = []
  for (const each of file.decisions) placed.push(await add(ctx, each, ids))
  taken.added += placed.length
  await keepFile(
    ctx,
    {
      ...{
        file_id: randomUUID(),
        source: place.source,
        name: place.name,
        path: file.path,
        base: place.base,
      },
      ...{ content: file.content, seen: digestOf(file.content), is_ours: false },
    },
    placed,
  )
}

async function add(ctx: Ctx, { place, told }: FoundFile['decisions'][number], ids: Adding['ids']) {
  const id = ids.get(told.file.path)
  const { version } = await addRecord(ctx, decisions, contentsOf(saidBy(told, ids)), id)
  return { record: id ?? '', place, version }
}

/** Several successors are none: which of them holds is not for us to choose. Nor does anything follow a circle. */
function saidBy({ file, supersededBy, warnings }: FolderDecision, ids: Adding['ids']): Said {
  const [one, other] = supersededBy
  const isInCircle = warnings.some(({ code }) => code === 'decisions.relation.circle')
  const successor =
    one === undefined || other !== undefined || isInCircle ? undefined : ids.get(one)
  return { file, successor: successor ?? null }
}

interface BringingUp extends Adding {
  before: KeptFile
  kept: readonly KeptFile[]
  prefersFiles: boolean
  isHistory: boolean
}

async function bringUp(ctx: Ctx, bringing: BringingUp): Promise<void> {
  const { place, file, before, taken, isHistory } = bringing
  const digest = digestOf(file.content)
  // A working tree says nothing of what the history says: where that stays as it was, it is no news.
  const seen = isHistory || place.source === '' ? digest : before.seen
  const isOlder = isHistory && before.seen.equals(digest)
  const base = baseOf(before, file, place)
  const row = { ...before, path: file.path, base, name: place.name, seen }
  if (isOlder || isSameContent(before.content, file.content)) {
    taken.unchanged += before.decisions.length
    const isMoved = before.path !== file.path || before.base !== base
    if (!isOlder || isMoved) await keepFile(ctx, row, placedIn(before, 'was'))
    return
  }
  const edited = before.decisions.filter(
    ({ was, now, isRemoved }) => !isRemoved && isEdited({ was, now, supersedes: [] }),
  )
  const fresh = { ...row, content: file.content, is_ours: false }
  if (edited.length > 0 && isOurs(ctx, bringing)) {
    taken.unchanged += before.decisions.length
    await keepFile(ctx, fresh, placedIn(before, 'now'))
  } else if (edited.length > 0 && !bringing.prefersFiles) {
    taken.unchanged += before.decisions.length - edited.length
    for (const { now } of edited)
      taken.conflicts.push({
        path: file.shown,
        record: now.number,
        message: `"${now.title}" was changed here and in its file; neither was overwritten.`,
      })
  } else await keepFile(ctx, fresh, await followAll(ctx, bringing))
}

/** Read with the whole repository, it lies in the folder that was once read by itself. */
function baseOf(before: KeptFile, { path }: FoundFile, { base }: Place): string {
  return base === '' && path.startsWith(`${before.base}/`) ? before.base : base
}

function placedIn({ decisions: placed }: KeptFile, side: 'was' | 'now') {
  return placed.map(({ place, now, [side]: { version } }) => ({ record: now.id, place, version }))
}

async function followAll(ctx: Ctx, { file, before, ids, taken }: BringingUp) {
  const known = knownIn(file, before)
  const old = new Map(
    readFile(before.path, before.content).decisions.map((each) => [
      pathAndPlace(each.path).place,
      each,
    ]),
  )
  const placed = []
  for (const each of file.decisions) {
    const decision = known.get(each.place)
    if (decision === undefined) {
      placed.push(await add(ctx, each, ids))
      taken.added += 1
      continue
    }
    const said = saidBy(each.told, ids)
    const version = decision.isRemoved
      ? decision.was.version
      : await follow(ctx, decision, { said, old: old.get(decision.place), taken })
    placed.push({ record: decision.now.id, place: each.place, version })
  }
  const stays = new Set(placed.map(({ record }) => record))
  for (const { now, place } of before.decisions)
    if (!stays.has(now.id)) taken.gone.push(`${file.shown}#${place}`)
  return placed
}

/** What was written elsewhere may have come here by hand: then both sides say the same. */
function isOurs({ url }: Pick<Ctx, 'url'>, { before, file, kept }: BringingUp): boolean {
  try {
    const ours = rewritten(before, relationsIn(kept, url))
    return isSameContent(ours.content, file.content)
  } catch (error) {
    if (error instanceof CairnError) return false
    throw error
  }
}

async function follow(
  ctx: Ctx,
  { now }: KeptDecision,
  { said, old, taken }: { said: Said; old: DecisionFile | undefined; taken: TakenIn },
): Promise<number> {
  const changed: Decision = await changeRecord(ctx, decisions, { ref: now.id }, (decision) =>
    changedBy(decision, old, said),
  )
  if (changed.version === now.version) taken.unchanged += 1
  else taken.changed += 1
  return changed.version
}

function below(base: string, path: string): string {
  return base === '' ? path : path.slice(base.length + 1)
}
