/** Of which branch a repository's evidence is, when it was read, and how far its history reaches. */
import { sql } from 'kysely'
import { z } from 'zod'
import { shownWindow, type Scope } from '#insights/insight.ts'
import { defineVerb } from '#verbs/verb.ts'
import { inAskedScope, where, type Evidence } from './asked-scope.ts'
import { Lack, lacksOf } from './partial-history.ts'
import { historyOf, ShownHistory, shownHistory } from './history.ts'

const { repository, window, branch } = where

const History = z
  .object({
    repository: z.string(),
    branch: z.string(),
    /** When a whole scan last ended; null while the first is under way. */
    scannedAt: z.iso.datetime().nullable(),
    /** All of the branch, merges as well. */
    commits: z.int(),
    history: ShownHistory,
    /** What makes numbers mislead, since the copy that was read is not whole; and what to do. */
    lacks: z.array(Lack),
    /** What the window that was asked for comes to. */
    window: z.object({ label: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  })
  .meta({ id: 'History' })

export const historyVerb = (evidence: Evidence) =>
  defineVerb({
    name: 'evidence.history',
    summary: 'Which branch of a repository was read, when, and how far its history reaches.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({ repository, window, branch }),
    output: History,
    run: ({ now }, given) =>
      inAskedScope(evidence, { given, now }, async (scope) => {
        const [span, { commits, scannedAt }, lacks] = await Promise.all([
          historyOf(scope),
          readOf(scope),
          lacksOf(scope.facts, scope.repository.id),
        ])
        return {
          ...{ repository: scope.repository.name, branch: scope.branch.name, commits },
          scannedAt: scannedAt?.toISOString() ?? null,
          history: shownHistory(span),
          lacks,
          window: shownWindow(scope.window),
        }
      }),
  })

/** Ids of commits have no gaps: how many there are is told by where their ranges begin and end. */
async function readOf({
  facts,
  repository: { id },
  branch: { commits },
}: Scope): Promise<{ commits: number; scannedAt: Date | null }> {
  const { rows } = await sql<{ commits: number; scannedAt: Date | null }>`
    select scanned_at as "scannedAt",
      (select coalesce(sum(upper(one) - lower(one)), 0) from unnest(${commits}::int4multirange) one)::integer as commits
    from repository where repository_id = ${id}`.execute(facts.db)
  return rows[0] ?? { commits: 0, scannedAt: null }
}
