/** What speaks of the same as a goal does: words that both have, rare ones counting more, as records that are alike are found. */
import { sql } from 'kysely'
import type { Fitting, Recommender, Wanted } from '#practices/growth/recommend.ts'
import { allAlike, type Worded } from '#records/alike.ts'
import { stemmed } from '#records/similar.ts'
import { practiceOf } from '#std/practice-of.ts'
import { listed } from '#std/words.ts'
import type { Ctx } from '#verbs/ctx.ts'
import type { KindWish, Shipped } from './recommenders.ts'

type Db = Pick<Ctx, 'db'>

export function byWords(kinds: readonly KindWish[], shipped: readonly Shipped[]): Recommender {
  return async (ctx, { title, text }: Wanted) => {
    const own = await stemmed(ctx.db, title)
    const all = new Map([...(await stemmed(ctx.db, text)), ...own])
    for (const stem of wishing) all.delete(stem)
    const asked = {
      title: new Set([...own.keys()].filter((stem) => !wishing.has(stem))),
      all: new Set(all.keys()),
      area: null,
    }
    if (asked.title.size === 0) return []
    const [records, texts] = [
      await recordsSaying(ctx, asked.title, kinds),
      await textsSaying(ctx, asked.title, shipped),
    ]
    const count = records.count + texts.count
    const known = [...records.rows, ...texts.rows].map(worded)
    const saidBy = (stem: string) => known.filter(({ all: said }) => said.has(stem)).length
    const tells = (one: Worded): boolean => {
      const both = [...asked.title].filter((each) => one.all.has(each))
      const [inTitle, anywhere] = both.length > 1 ? tellingShares : rareShares
      return both.some((stem) => saidBy(stem) <= count * (one.title.has(stem) ? inTitle : anywhere))
    }
    return allAlike(asked, known, count)
      .filter(({ one, like }) => like.score >= scoreMin && tells(one))
      .map(({ one: { fitting }, like }) => ({
        ...{ ...fitting, weight: like.score },
        why: [because(like.shared, asked.title, all)],
      }))
  }
}

/** Stems of what one says of any goal: they tell nothing of what it is about. */
const wishing = new Set(
  `abl also becom better confid could demonstr everi find first get good help improv know learn like make mani one
  practic read say see show start step thing time tri understand use want way wish work would write`.split(
    /\s+/,
  ),
)

/** Of a title of three words that tell something, nearly all: a goal is short, and what fits badly is in the way. */
const scoreMin = 0.45

/** By how many a word may be said, at most, where a title has it and where not. One word alone: Rust tells something, deployment does not. */
const rareShares = [1, 0.03] as const

/** Of several words one at least: a long goal shares “tests” and “change” with most that is written. */
const tellingShares = [0.25, 0.1] as const

const saidMax = 3

/** What the words of its title are, in their order, first. */
function because(
  shared: readonly string[],
  title: ReadonlySet<string>,
  words: ReadonlyMap<string, string>,
): string {
  const said = [...title, ...shared.filter((stem) => !title.has(stem))]
    .filter((stem) => shared.includes(stem))
    .slice(0, saidMax)
    .map((stem) => `“${words.get(stem) ?? stem}”`)
  return `Speaks of ${listed(said)}, as your goal does.`
}

interface Row {
  kind: string
  /** Of a record. */
  number: number | null
  /** Of a text that came along. */
  id: string | null
  title: string
  titleStems: string[]
  stems: string[]
}

function worded({ kind, number, id, title, titleStems, stems }: Row): Worded & {
  fitting: Omit<Fitting, 'weight' | 'why'>
} {
  const place = `/${practiceOf(kind)}/${number ?? id ?? ''}`
  const ref = number === null ? `${kind} ${id}` : `${kind}#${number}`
  return {
    ...{ title: new Set(titleStems), all: new Set(stems), area: null },
    fitting: { kind, ref, title, to: place },
  }
}

/** The newest of those that say any of the words. */
const candidatesMax = 300

async function recordsSaying(
  { db }: Db,
  stems: ReadonlySet<string>,
  kinds: readonly KindWish[],
): Promise<{ rows: Row[]; count: number }> {
  const wanted = kinds.flatMap(({ kind, statuses }) => statuses.map((status) => [kind, status]))
  const those = sql`r.removed_at is null and (r.kind, r.status) in (
    select * from unnest(${wanted.map(([kind]) => kind)}::text[], ${wanted.map(([, status]) => status)}::text[]))`
  const { rows } = await sql<Row>`
    select r.kind, r.number, null as id, r.title,
      tsvector_to_array(to_tsvector('english', r.title)) as "titleStems", tsvector_to_array(w.search) as stems
    from records.words w join records.record r on r.record_id = w.record_id and w.comment_id = r.record_id
    where w.search @@ ${anyOf(stems)}::tsquery and ${those}
    order by r.updated_at desc, r.record_id limit ${candidatesMax}`.execute(db)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from records.record r where ${those}`.execute(db)
  return { rows, count: counted[0]?.count ?? 0 }
}

async function textsSaying(
  { db }: Db,
  stems: ReadonlySet<string>,
  shipped: readonly Shipped[],
): Promise<{ rows: Row[]; count: number }> {
  const texts = (
    await Promise.all(
      shipped.map(async ({ kind, texts: read }) =>
        (await read()).map((text) => ({ ...text, kind })),
      ),
    )
  ).flat()
  const column = (key: 'kind' | 'id' | 'title' | 'body') => texts.map((text) => text[key])
  const { rows } = await sql<Row>`
    select kind, null::integer as number, id, title,
      tsvector_to_array(to_tsvector('english', title)) as "titleStems", tsvector_to_array(search) as stems
    from unnest(${column('kind')}::text[], ${column('id')}::text[], ${column('title')}::text[], ${column('body')}::text[])
      t (kind, id, title, body), to_tsvector('english', title || ' ' || body) search
    where search @@ ${anyOf(stems)}::tsquery`.execute(db)
  return { rows, count: texts.length }
}

function anyOf(stems: ReadonlySet<string>): string {
  return [...stems]
    .map((stem) => `'${stem.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
    .join(' | ')
}
