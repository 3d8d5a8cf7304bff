/** Why a file, a folder or a function is not among those that are ranked, where that can be known; and what to do. */
import { whyNotCode } from '#facts/reading/complexity.ts'
import { headFiles } from '#facts/reading/head-files.ts'
import { standingOf } from '#facts/reading/standing.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { inScope, type Scope } from '../insight.ts'
import { findCandidates } from './candidates.ts'
import type { HotspotsAnswer } from './shape.ts'

interface Reason {
  why: string
  hint: string
}

type Ranking = Pick<HotspotsAnswer, 'level' | 'items'>

export async function unranked(
  scope: Scope,
  [path, name]: readonly [string, string | undefined],
  ranking: Ranking,
): Promise<CairnError> {
  const what = ranking.level === 'directory' ? 'directories' : `${ranking.level}s`
  const { why, hint } =
    (await whyNoCandidate(scope, path)) ?? (await whyNotIn(scope, path, ranking))
  return new CairnError(
    'not_found',
    'hotspots.none',
    `${shownWord(name === undefined ? path : `${path} ${name}`)} is not among the ${what} ranked in this window: ${why}.`,
    { hint },
  )
}

/** For a question about a file, or about those in a folder. */
export async function noCandidate(scope: Scope, path: string): Promise<CairnError> {
  const { why, hint } = (await whyNoCandidate(scope, path)) ?? emptyFolder
  return new CairnError(
    'not_found',
    'path.none',
    `${shownWord(path)} is no hotspot candidate in this window: ${why}.`,
    { hint },
  )
}

async function whyNoCandidate(scope: Scope, path: string): Promise<Reason | undefined> {
  const standing = await standingOf(scope, inScope(scope), path)
  if (standing.is === 'out') return standing
  if (standing.is === 'folder') return undefined
  return standing.is === 'gone'
    ? {
        why: `it is gone from the head of ${scope.branch.name}`,
        hint: 'What was done to it: cairn files has its changes.',
      }
    : notCode(scope, path)
}

/** It is there, or it would have been said. */
async function whyNotIn(scope: Scope, path: string, { level, items }: Ranking): Promise<Reason> {
  const [file] = await headFiles(scope, path)
  if (level === 'directory')
    return file === undefined ? folderIn(scope, path, items) : fileForFolder
  if (file === undefined) return folderForFile
  return level === 'function' ? functionsOf(path, items) : further
}

const fileForFolder: Reason = {
  why: 'it is a file',
  hint: 'Leave --level directory away, or name its folder.',
}

const folderForFile: Reason = {
  why: 'it is a folder',
  hint: 'Add --level directory, or name a file in it.',
}

const emptyFolder: Reason = {
  why: 'no file of code in it changed',
  hint: 'Ask for a longer window, or name a folder as cairn hotspots --level directory prints it.',
}

/** What a small folder holds is told with the folder above. */
async function folderIn(
  scope: Scope,
  path: string,
  items: HotspotsAnswer['items'],
): Promise<Reason> {
  const { files } = await findCandidates(scope)
  const above = items
    .map((item) => item.path)
    .filter((other) => other === '.' || path.startsWith(`${other}/`))
    .toSorted((a, b) => b.length - a.length)[0]
  if (above === undefined || !files.some((file) => file.path.startsWith(`${path}/`)))
    return emptyFolder
  return {
    why: `its files count with ${above} or with folders below it`,
    hint: `Name ${above}, or a file of it without --level directory.`,
  }
}

async function notCode(scope: Scope, path: string): Promise<Reason | undefined> {
  const { files } = await findCandidates(scope)
  if (files.some((file) => file.path === path)) return undefined
  const [file] = await headFiles(scope, path)
  const why = (file && whyNotCode(file)) ?? 'flat'
  return { why: whyWords[why] ?? `it is ${why}`, hint: 'Name one as cairn hotspots prints it.' }
}

const whyWords: Record<string, string> = {
  prose: 'it is text, which has no control flow',
  data: 'it holds values or settings, which have no control flow',
  flat: 'nothing in it nests or branches',
}

function functionsOf(path: string, items: HotspotsAnswer['items']): Reason {
  const names = [...new Set(items.flatMap((item) => (item.path === path ? (item.name ?? []) : [])))]
  const more = names.length - namesMax
  return names.length === 0
    ? {
        why: 'no function in it has branches and changes',
        hint: 'Name the file alone.',
      }
    : {
        why: 'no function of this name or line in it has branches and changes',
        hint: `Ranked in this file: ${names.slice(0, namesMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      }
}

const namesMax = 5

const further: Reason = {
  why: 'many others rank before it',
  hint: 'Ask for a part of the repository with --path.',
}
