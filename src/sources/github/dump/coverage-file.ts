/**
 * `coverage.json`: which pages were fetched. By kind `"all"` or `true`, or `{ "complete": [12, 14] }`, or for each parent whether it
 * is whole: `true`, `{ "complete": true }`, `{ "pages": 2, "of": 3 }`, `{ "pages": [1, 2], "last": 2 }`. Or a list of
 * `{ "kind", "parent", … }` in the same words.
 */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { readRecords } from '#std/json/read-records.ts'
import { dumpKinds, type DumpKind } from './files.ts'

/** All of it or nothing, or the parents that it was read whole for. */
export type Says = boolean | ReadonlySet<number>

/** A kind that nothing is said of is absent. */
export type Told = ReadonlyMap<DumpKind, Says>

const pages = {
  complete: z.boolean().optional(),
  pages: z.union([z.int().min(0), z.array(z.int().min(1))]).optional(),
  of: z.int().min(0).nullable().optional(),
  last: z.int().min(0).nullable().optional(),
}
const Pages = z.strictObject(pages).transform(isWhole)
const parent = z.coerce.number().int().min(0)

const OfKind = z.union([
  z.boolean(),
  z.enum(['all', 'none']).transform((says) => says === 'all'),
  z.strictObject({ complete: z.array(parent) }).transform(({ complete }) => new Set(complete)),
  Pages,
  z
    .record(z.string().regex(/^\d+$/), z.union([z.boolean(), Pages]))
    .transform(
      (all) => new Set(Object.keys(all).flatMap((key) => (all[key] ? [Number(key)] : []))),
    ),
])
const ByKind = z.record(z.string(), OfKind)
const Entry = z.object({ kind: z.string(), parent: parent.nullable().optional(), ...pages })

export async function readCoverageFile(path: string): Promise<Told> {
  const told = new Map<DumpKind, Says>()
  for await (const { value, line } of readRecords(path, { listKeys: [] })) {
    const entry = Entry.safeParse(value)
    if (entry.success) {
      const { kind, parent: of, ...rest } = entry.data
      tell(told, kind, of ? new Set(isWhole(rest) ? [of] : []) : isWhole(rest))
      continue
    }
    const { data, error } = ByKind.safeParse(value)
    if (data === undefined) throw notUnderstood(`${path}:${line}`, error)
    for (const [kind, says] of Object.entries(data)) tell(told, kind, says)
  }
  return told
}

/** What is said twice of a kind adds up. */
function tell(told: Map<DumpKind, Says>, name: string, says: Says): void {
  const kind = dumpKinds.find((one) => one === name)
  if (kind === undefined) return
  const before = told.get(kind) ?? false
  if (before === true || says === true) told.set(kind, true)
  else told.set(kind, new Set([...(before || []), ...(says || [])]))
}

interface PagesTold {
  complete?: boolean | undefined
  pages?: number | number[] | undefined
  of?: number | null | undefined
  last?: number | null | undefined
}

function isWhole({ complete, pages: read, of, last }: PagesTold): boolean {
  if (complete !== undefined) return complete
  const due = of ?? last
  if (due === null || due === undefined || read === undefined) return false
  if (typeof read === 'number') return read >= due
  const pagesRead = new Set(read)
  return Array.from({ length: Math.min(due, 100_000) }, (_, index) => index + 1).every((page) =>
    pagesRead.has(page),
  )
}

function notUnderstood(place: string, error: z.ZodError): CairnError {
  const [issue] = error.issues
  return new CairnError(
    'invalid',
    'import.coverage',
    `${place}: What was fetched is not understood at ${issue?.path.join('.') || 'its beginning'}.`,
    { hint: 'docs/import.md shows how it may be written; without the file, the answers tell.' },
  )
}
