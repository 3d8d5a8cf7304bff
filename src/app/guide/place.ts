/** What a path or a name that was asked for means in the repository. */
import { sql } from 'kysely'
import { laterName } from '#facts/reading/standing.ts'
import { isKnownPath, placesAtHead, unknownPath } from '#facts/reading/unknown-path.ts'
import type { Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { nearNames, nearPaths } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import { prefixOf } from '../scope.ts'
import { functionNames, functionsCalled, type FunctionAt } from './functions.ts'

export type PlaceMeant =
  | { is: 'file'; path: string; formerly: string | null; line: number | null }
  /** The first is the likeliest. */
  | { is: 'symbol'; symbol: string; functions: FunctionAt[] }

export async function placeMeant(scope: Scope, at: string): Promise<PlaceMeant> {
  const isName = /^[\w.$:#<>~*&()\\?!=-]{1,300}$/.test(at)
  const path = isName && /[\\:]/.test(at) ? undefined : prefixOf(at)
  const found = path === undefined ? undefined : await fileAt(scope, path)
  if (found !== undefined) return found
  const [, file, line, marked] = withLine.exec(at) ?? []
  const named = file === undefined ? undefined : await fileAt(scope, prefixOf(file))
  if (named?.is === 'file') return { ...named, line: Number(line ?? marked) }
  const functions = isName ? await functionsCalled(scope, at) : []
  if (functions.length > 0) return { is: 'symbol', symbol: at, functions }
  throw await nothingCalled(scope, at, isName)
}

/** As compilers and forges write it: `src/a.ts:3:14`, `src/a.ts#L3-L9`. */
const withLine = /^([^:#]{1,4096})(?::([1-9]\d{0,7})(?::\d{1,8})?|#L([1-9]\d{0,7})(?:-L?\d{1,8})?)$/

async function fileAt(scope: Scope, path: string): Promise<PlaceMeant | undefined> {
  const { facts, repository, branch } = scope
  const { rows } = await sql<{ id: number; isAtHead: boolean }>`
    select p.path_id as id, h.path_id is not null as "isAtHead" from path p
    left join head_file h on h.repository_id = p.repository_id and h.branch_id = ${branch.id} and h.path_id = p.path_id
    where p.repository_id = ${repository.id} and p.path = ${path} order by 2 desc limit 1`.execute(
    facts.db,
  )
  const [row] = rows
  if (row?.isAtHead === true) return { is: 'file', path, formerly: null, line: null }
  if (row !== undefined) {
    const now = await laterName(scope, row.id)
    if (now !== undefined) return { is: 'file', path: now, formerly: path, line: null }
    const says = `${shownWord(path)} is not at the head of ${branch.name} any more.`
    throw await unknownPath(scope, path, says)
  }
  if (!(await isKnownPath(facts, repository.id, path))) return undefined
  throw new CairnError(
    'invalid',
    'path.folder',
    `${shownWord(path === '' ? '.' : path)} is a folder, and this is asked of one file.`,
    { hint: 'Name a file in it, or a function.' },
  )
}

/** What is nearest: a file whose name is nearly the same, or a function. */
async function nothingCalled(scope: Scope, at: string, isName: boolean): Promise<CairnError> {
  const near = nearPaths(at, await placesAtHead(scope))
  const names = isName ? await functionNames(scope) : []
  const last = (name: string): string => name.split(/[.:#]/).at(-1) ?? name
  const alike = nearNames(last(at), new Set(names.map(last)))
  const all = [...near, ...alike].slice(0, 4)
  return new CairnError(
    'not_found',
    'guide.place.none',
    `${shownWord(at)} is neither a file at the head of ${scope.branch.name} nor a function in one.`,
    {
      hint:
        all.length > 0
          ? `Did you mean ${all.join(' or ')}?`
          : 'Name a file as `git ls-files` does, or a function as its code does; or paste a trace.',
    },
  )
}
