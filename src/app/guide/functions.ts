/** The functions at the head, as the scan measured them: which one a frame is in, and where one of a name is. */
import { sql } from 'kysely'
import type { Scope } from '#insights/insight.ts'

export interface FunctionAt {
  path: string
  /** With what it stands in: `Cart.add`. */
  name: string
  startLine: number
  endLine: number
}

export async function functionsOf(
  { facts, repository, branch }: Scope,
  paths: readonly string[],
): Promise<FunctionAt[]> {
  if (paths.length === 0) return []
  const { rows } = await sql<FunctionAt>`
    select p.path, f.name, f.start_line as "startLine", f.end_line as "endLine"
    from head_file h
    join path p on p.repository_id = h.repository_id and p.path_id = h.path_id
    join code_function f on f.repository_id = h.repository_id and f.blob_id = h.blob_id
    where h.repository_id = ${repository.id} and h.branch_id = ${branch.id} and p.path = any(${[...paths]}::text[])
    order by p.path collate "C", f.start_line, f.end_line desc`.execute(facts.db)
  return rows
}

/** Those called so, with or without what they stand in; the ones in code that is no test first. */
export async function functionsCalled(scope: Scope, symbol: string): Promise<FunctionAt[]> {
  const { facts, repository, branch } = scope
  const name = plain(symbol)
  const { rows } = await sql<FunctionAt>`
    select p.path, f.name, f.start_line as "startLine", f.end_line as "endLine"
    from code_function f
    join head_file h on h.repository_id = f.repository_id and h.branch_id = ${branch.id} and h.blob_id = f.blob_id
    join path p on p.repository_id = f.repository_id and p.path_id = h.path_id
    cross join lateral (select lower(translate(f.name, ':#', '..')) as name) n
    where f.repository_id = ${repository.id} and (n.name = lower(${name}) or right(n.name, length(${name}) + 1) = '.' || lower(${name}))
    order by p.class = 'test', f.name = ${symbol} desc, p.path collate "C", f.start_line limit 200`.execute(
    facts.db,
  )
  return rows
}

/** Every name once, for those who mistyped one. */
export async function functionNames({ facts, repository, branch }: Scope): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct f.name from code_function f
    join head_file h on h.repository_id = f.repository_id and h.branch_id = ${branch.id} and h.blob_id = f.blob_id
    where f.repository_id = ${repository.id}`.execute(facts.db)
  return rows.map(({ name }) => name)
}

/** By its name; by the line where that says nothing, or where several are called so. Lines may have moved since the trace was made. */
export function functionFor(
  { name, line }: { name: string | null; line: number | null },
  functions: readonly FunctionAt[],
): FunctionAt | undefined {
  const around = functions
    .filter(({ startLine, endLine }) => line !== null && startLine <= line && line <= endLine)
    .toSorted((a, b) => a.endLine - a.startLine - (b.endLine - b.startLine))
  if (name === null) return around[0]
  const told = wordsOf(name)
  const alike = functions
    .map((one) => ({ one, shared: sharedEnd(told, wordsOf(one.name)) }))
    .filter(({ shared }) => shared > 0)
  const most = Math.max(...alike.map(({ shared }) => shared))
  const best = alike.filter(({ shared }) => shared === most).map(({ one }) => one)
  // Several of one name, and none of them where the line says: nobody can tell which.
  if (best.length > 1) return around.find((one) => best.includes(one))
  return best[0] ?? around[0]
}

/** `pkg.(*Cart).Add`, `Shop::Cart#add`, `Acme\Cart->add`, `com.acme.Cart$Line.<init>`: names within names. */
function wordsOf(name: string): string[] {
  return plain(name)
    .replace(/^new (.+)$/, '$1.constructor')
    .split(/[.$/]/)
    .map((word) => word.replace(/^<init>$/, 'constructor').toLowerCase())
    .filter((word) => word !== '' && !/^(?:func)?\d+$|^<.*>$|^\{.*\}$/.test(word))
}

function plain(name: string): string {
  return name
    .replace(/\(.{0,200}\)$/, '')
    .replaceAll(/\(\*?([\w.]{1,100})\)/g, '$1')
    .replaceAll(/`\d{1,2}|\[[^\]]{0,100}\]/g, '')
    .replaceAll(/->|::|[#\\]/g, '.')
}

function sharedEnd(one: readonly string[], other: readonly string[]): number {
  let shared = 0
  while (
    shared < one.length &&
    shared < other.length &&
    one.at(-1 - shared) === other.at(-1 - shared)
  )
    shared += 1
  return shared
}
