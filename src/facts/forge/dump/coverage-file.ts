/**
 * `coverage.json`: which pages were fetched. By kind `"all"` or `true`, or `{ "complete": [12, 14] }`, or for each parent whether it
 * is whole: `true`, `{ "complete": true }`, `{ "pages": 2, "of": 3 }`, `{ "pages": [1, 2], "last": 2 }`. Or a list of
 * `{ "kind", "parent", … }` in the same words.
 */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { readRecords } from '#std/json/read-records.ts'

/** All of it or nothing, or of each parent that is named whether it was read whole; of others nothing is said. */
export type Says = boolean | ReadonlyMap<number, boolean>

/** A kind that nothing is said of is absent. */
export type Told<Kind extends string> = ReadonlyMap<Kind, Says>

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
  z
    .strictObject({ complete: z.array(parent) })
    .transform(({ complete }) => new Map(complete.map((of) => [of, true]))),
  // Before pages, of which no word is needed: `{}` names no parent.
  z
    .record(z.string().regex(/^\d+$/), z.union([z.boolean(), Pages]))
    .transform((all) => new Map(Object.entries(all).map(([of, says]) => [Number(of), says]))),
  Pages,
])
const ByKind = z.record(z.string(), OfKind)
const Entry = z.object({ kind: z.string(), parent: parent.nullable().optional(), ...pages })

/** What it says of other kinds than these is left alone. */
export async function readCoverageFile<Kind extends string>(
  path: string,
  kinds: readonly Kind[],
): Promise<Told<Kind>> {
  const told = new Map<Kind, Says>()
  const tell = (name: string, says: Says): void => {
    const kind = kinds.find((one) => one === name)
    if (kind !== undefined) told.set(kind, both(told.get(kind), says))
  }
  for await (const { value, line } of readRecords(path, { listKeys: [] })) {
    const entry = Entry.safeParse(value)
    if (entry.success) {
      const { kind, parent: of, ...rest } = entry.data
      tell(kind, of ? new Map([[of, isWhole(rest)]]) : isWhole(rest))
      continue
    }
    const { data, error } = ByKind.safeParse(value)
    if (data === undefined) throw notUnderstood(`${path}:${line}`, error)
    for (const [kind, says] of Object.entries(data)) tell(kind, says)
  }
  return told
}

/** What is said twice of a kind adds up. */
function both(before: Says | undefined, says: Says): Says {
  if (before === undefined || before === true || says === true) return before === true || says
  const all = new Map(before || [])
  for (const [of, isAll] of says || []) all.set(of, isAll || all.get(of) === true)
  return before === false && says === false ? false : all
}

/** Undefined where nothing is said of this parent, though it is of others. */
export function saysWhole(says: Says, of: number): boolean | undefined {
  return typeof says === 'boolean' ? says : says.get(of)
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
