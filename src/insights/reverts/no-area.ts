/** Why a path is no area of the answer, where that can be known; and what to do. */
import { standingOf, type Standing } from '#facts/reading/standing.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { inScope, type Scope } from '../insight.ts'
import { areaOf } from './areas.ts'
import type { RevertsInput } from './shape.ts'

export async function noArea(scope: Scope, path: string, input: RevertsInput): Promise<CairnError> {
  const { why, hint } = reasonOf(scope, path, {
    input,
    standing: await standingOf(scope, inScope(scope), path),
  })
  return new CairnError(
    'not_found',
    'reverts.area',
    `${shownWord(path)} is no area of this answer: ${why}.`,
    { hint },
  )
}

function reasonOf(
  { prefix }: Scope,
  path: string,
  { input: { level, depth }, standing }: { input: RevertsInput; standing: Standing },
): { why: string; hint: string } {
  if (standing.is === 'out') return standing
  const isFolder = standing.is === 'folder'
  if (level === 'file')
    return isFolder
      ? { why: 'it is a folder', hint: 'Leave --level file away, or name a file in it.' }
      : { why: 'many others rank before it', hint: 'Ask for a part of the repository with --path.' }
  const area = areaOf(isFolder ? `${path}/x` : path, prefix, depth)
  if (!isFolder)
    return { why: 'it is a file', hint: `Add --level file, or name its area, ${area}.` }
  if (area === path)
    return {
      why: 'no change in this window touches a file that somebody writes in it',
      hint: 'Ask for a longer window, or for all time.',
    }
  return {
    why: `its changes count with ${area}`,
    hint: `Name that, or add --depth ${partsOf(path) - partsOf(prefix)}.`,
  }
}

function partsOf(path: string): number {
  return path === '' ? 0 : path.split('/').length
}
