/** How far forges were read, for whoever asks: of each project each kind, in numbers and in words. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import type { Evidence } from '../asked-scope.ts'
import { readStates, type KindState } from './store.ts'
import { stateWords } from './words.ts'

const Kind = z
  .object({
    kind: z.string(),
    state: z.enum(['waiting', 'reading', 'paused', 'done', 'failed']),
    /** As one sentence without its full stop. */
    says: z.string(),
    read: z.int(),
    /** null where nobody knows how much there is. */
    total: z.int().nullable(),
    /** Of those read: not known whole. */
    leftOut: z.int(),
    /** To the forge, in this sync. */
    requests: z.int(),
    /** That the forge still grants, as it said last. */
    remaining: z.int().nullable(),
    /** While the forge asks to wait. */
    resumesAt: z.iso.datetime().nullable(),
    /** When it last came to its end. */
    doneAt: z.iso.datetime().nullable(),
    problem: z
      .object({ code: z.string(), message: z.string(), hint: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'SyncedKind' })

const Syncs = z
  .object({
    items: z.array(
      z.object({
        /** What it is called in this workspace. */
        repository: z.string(),
        project: z.string(),
        host: z.string(),
        isWhole: z.boolean(),
        kinds: z.array(Kind),
      }),
    ),
  })
  .meta({ id: 'ForgeSyncs' })

export function syncsVerb({ facts }: Evidence) {
  return defineVerb({
    name: 'forge.syncs',
    summary: 'How far forges were read over their APIs, and what of it failed or waits.',
    access: 'read',
    about: 'evidence',
    input: z.strictObject({}),
    output: Syncs,
    async run() {
      const { rows } = await facts.pool.query<{
        id: number
        repository: string
        project: string
        host: string
      }>(
        `select r.repository_id as id, r.name as repository, p.path as project, p.host
         from forge.project p join repository r using (repository_id)
         where exists (select from forge.sync s where s.repository_id = r.repository_id)
         order by p.host, lower(p.path), r.repository_id`,
      )
      const items: z.input<typeof Syncs>['items'] = []
      for (const { id, ...project } of rows) {
        const states = await readStates(facts.pool, id)
        const isWhole = states.every(({ state, problem }) => state === 'done' && problem === null)
        items.push({ ...project, isWhole, kinds: states.map((state) => kindOf(state)) })
      }
      return { items }
    },
  })
}

function kindOf(given: KindState): z.input<typeof Kind> {
  const { kind, state, read, total, leftOut, requests, remaining, problem } = given
  return {
    ...{ kind, state, says: stateWords(given), read, total, leftOut, requests, remaining, problem },
    resumesAt: given.resumesAt?.toISOString() ?? null,
    doneAt: given.finishedAt?.toISOString() ?? null,
  }
}
