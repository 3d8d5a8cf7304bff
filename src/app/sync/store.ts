/** Rows of forge.sync: where each kind of a project stands. */
import type pg from 'pg'
import { z } from 'zod'
import {
  syncKinds,
  type Cursor,
  type Parent,
  type SyncKind,
  type SyncPage,
  type Usage,
} from '#facts/forge/port.ts'

export type SyncStateName = 'waiting' | 'reading' | 'paused' | 'done' | 'failed'

export interface KindState {
  kind: string
  state: SyncStateName
  cursor: Cursor | null
  /** What its list was known by when all of it was read last. */
  etag: string | null
  read: number
  total: number | null
  leftOut: number
  requests: number
  remaining: number | null
  resumesAt: Date | null
  problem: { code: string; message: string; hint: string | null } | null
  startedAt: Date | null
  finishedAt: Date | null
}

const Row = z
  .object({
    kind: z.string(),
    state: z.enum(['waiting', 'reading', 'paused', 'done', 'failed']),
    cursor_at: z.string().nullable(),
    cursor_id: z.string().nullable(),
    etag: z.string().nullable(),
    read_count: z.int(),
    total: z.int().nullable(),
    left_out: z.int(),
    requests: z.int(),
    remaining: z.int().nullable(),
    resumes_at: z.date().nullable(),
    problem_code: z.string().nullable(),
    problem: z.string().nullable(),
    hint: z.string().nullable(),
    started_at: z.date().nullable(),
    finished_at: z.date().nullable(),
  })
  .transform(({ kind, state, requests, remaining, total, ...row }): KindState => ({
    ...{ kind, state, requests, remaining, total, read: row.read_count, leftOut: row.left_out },
    cursor: row.cursor_at === null ? null : { at: Number(row.cursor_at), id: row.cursor_id ?? '0' },
    etag: row.etag,
    ...{ resumesAt: row.resumes_at, startedAt: row.started_at, finishedAt: row.finished_at },
    problem:
      row.problem_code === null
        ? null
        : { code: row.problem_code, message: row.problem ?? '', hint: row.hint },
  }))

type Queries = Pick<pg.ClientBase, 'query'>

/** In the order in which they are read. */
export async function readStates(db: Queries, repositoryId: number): Promise<KindState[]> {
  const { rows } = await db.query(
    `select kind, state, cursor_at::text, cursor_id::text, etag, read_count, total, left_out, requests, remaining, resumes_at,
            problem_code, problem, hint, started_at, finished_at
     from forge.sync where repository_id = $1 order by array_position($2::text[], kind), kind`,
    [repositoryId, syncKinds],
  )
  return z.array(Row).parse(rows)
}

/** All kinds wait, and what became of them before is kept until it is their turn. */
export async function waitInLine(
  db: Queries,
  repositoryId: number,
  kinds: readonly SyncKind[],
): Promise<void> {
  await db.query(
    `insert into forge.sync as known (repository_id, kind, state, read_count, left_out, requests)
     select $1, kind, 'waiting', 0, 0, 0 from unnest($2::text[]) as t (kind) order by kind
     on conflict (repository_id, kind) do nothing`,
    [repositoryId, kinds],
  )
}

/** One that ended begins anew from where it stood; one that was stopped goes on counting, where `goesOn`. */
export async function begin(
  db: Queries,
  { repositoryId, kind }: { repositoryId: number; kind: SyncKind },
  { goesOn, total, now }: { goesOn: boolean; total: number | null; now: Date },
): Promise<void> {
  await db.query(
    `update forge.sync set state = 'reading', problem_code = null, problem = null, hint = null, resumes_at = null,
       read_count = case when $4 then read_count else 0 end, left_out = case when $4 then left_out else 0 end,
       requests = case when $4 then requests else 0 end, total = $5, started_at = $3
     where repository_id = $1 and kind = $2`,
    [repositoryId, kind, now, goesOn, total],
  )
}

/** In the transaction that writes the page. */
export async function advance(
  db: Queries,
  { repositoryId, kind }: { repositoryId: number; kind: SyncKind },
  { page, requests, usage }: { page: SyncPage; requests: number; usage: Usage },
): Promise<void> {
  await db.query(
    `update forge.sync set cursor_at = coalesce($3, cursor_at), cursor_id = coalesce($4, cursor_id),
       read_count = read_count + $5, total = coalesce($6, total), left_out = left_out + $7,
       requests = requests + $8, remaining = $9
     where repository_id = $1 and kind = $2`,
    [
      ...[repositoryId, kind, page.cursor?.at ?? null, page.cursor?.id ?? null],
      ...[page.read, page.total, page.leftOut, requests, usage.remaining],
    ],
  )
  await addParts(db, { repositoryId, kind, parents: page.parents ?? [] })
}

async function addParts(
  db: Queries,
  {
    repositoryId,
    kind,
    parents,
  }: { repositoryId: number; kind: SyncKind; parents: readonly Parent[] },
): Promise<void> {
  if (parents.length === 0) return
  await db.query(
    `insert into forge.sync_part as known (repository_id, kind, id, version)
     select $1, $2, id, max(version) from unnest($3::bigint[], $4::bigint[]) as t (id, version) group by id order by id
     on conflict (repository_id, kind, id) do update set version = greatest(known.version, excluded.version)`,
    [repositoryId, kind, parents.map(({ id }) => id), parents.map(({ version }) => version)],
  )
}

export interface Ending {
  state: 'done' | 'failed' | 'paused'
  problem: { code: string; message: string; hint?: string | null | undefined } | null
  etag?: string | null
  now: Date
}

export async function end(
  db: Queries,
  { repositoryId, kind }: { repositoryId: number; kind: string },
  { state, problem, etag = null, now }: Ending,
): Promise<void> {
  await db.query(
    `update forge.sync set state = $3, problem_code = $4, problem = $5, hint = $6, resumes_at = null, etag = $8,
       finished_at = case when $3 = 'done' then $7 else finished_at end
     where repository_id = $1 and kind = $2`,
    [
      ...[repositoryId, kind, state],
      ...[problem?.code ?? null, problem?.message ?? null, problem?.hint ?? null, now, etag],
    ],
  )
}

/** While the forge asks to wait: seen by whoever looks. */
export async function pause(
  db: Queries,
  { repositoryId, until }: { repositoryId: number; until: Date | null },
): Promise<void> {
  const [from, to] = until === null ? ['paused', 'reading'] : ['reading', 'paused']
  await db.query(
    `update forge.sync set state = $3, resumes_at = $4 where repository_id = $1 and state = $2
       and ($4::timestamptz is not null or resumes_at is not null)`,
    [repositoryId, from, to, until],
  )
}
