/** What shows a goal, as its person put it: words, an address, or a record. The record is looked up, and learns nothing of it. */
import { sql } from 'kysely'
import { kindNames } from '#records/kinds.ts'
import { referencesAt } from '#records/references.ts'
import { trialUntil } from '#records/trial.ts'
import { practiceOf } from '#std/practice-of.ts'
import type { OtherRecord } from '#records/other-record.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { Evidence } from './schema.ts'

type Looking = Pick<Ctx, 'db' | 'url'>

/** Of several texts at once, each with what it leads to for whoever reads; one that was taken away leads nowhere. */
export async function readEvidence(
  ctx: Looking,
  texts: readonly string[],
): Promise<(text: string) => Evidence> {
  const told = new Map(texts.map((text) => [text, toldIn(text, ctx.url)]))
  const records = await recordsNamed(
    ctx,
    [...told.values()].flatMap(({ ref }) => ref ?? []),
  )
  return (text) => {
    const { words, url, ref } = told.get(text) ?? toldIn(text, ctx.url)
    return { text, words, url, record: records.get(ref ?? '') ?? null }
  }
}

interface Told {
  /** What it says besides. */
  words: string
  url: string | null
  /** decision#12 */
  ref: string | null
}

/** The first thing it points at counts. An address of this workspace is the record that stands there. */
function toldIn(text: string, workspace: string | null): Told {
  for (const { from, to, reference } of referencesAt(text, kindNames)) {
    const words = `${text.slice(0, from)}${text.slice(to)}`.replace(/[\s:;,.–-]+$/, '').trim()
    if (reference.to === 'record')
      return { words, url: null, ref: `${reference.kind}#${reference.number}` }
    if (reference.to !== 'address') continue
    const ref = recordAt(reference.url, workspace)
    return ref === null ? { words, url: reference.url, ref } : { words, url: null, ref }
  }
  return { words: text, url: null, ref: null }
}

function recordAt(url: string, workspace: string | null): string | null {
  if (workspace === null || !url.startsWith(`${workspace}/`)) return null
  const [, practice, number] =
    /^\/([a-z]+)\/([1-9]\d{0,8})(?:[?#].*)?$/.exec(url.slice(workspace.length)) ?? []
  const kind = [...kindNames].find((one) => practiceOf(one) === practice)
  return kind === undefined || number === undefined ? null : `${kind}#${number}`
}

async function recordsNamed(
  { db }: Pick<Ctx, 'db'>,
  refs: readonly string[],
): Promise<Map<string, OtherRecord>> {
  if (refs.length === 0) return new Map()
  const named = refs.map((ref) => ref.split('#'))
  const { rows } = await sql<OtherRecord>`
    select record_id as record, kind, number, status, ${trialUntil()} as "trialUntil", title
    from records.record where removed_at is null and (kind, number) in (
      select * from unnest(${named.map(([kind]) => kind)}::text[], ${named.map(([, number]) => Number(number))}::integer[]))`.execute(
    db,
  )
  return new Map(rows.map((row) => [`${row.kind}#${row.number}`, row]))
}
