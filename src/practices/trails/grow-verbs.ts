/** Trails that grow from what the history tells: drafts, for people to edit. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordsNaming } from '#records/governing.ts'
import { addRecord } from '#records/record.ts'
import { RecordRef } from '#records/shape.ts'
import { defineVerb } from '#verbs/verb.ts'
import type { Ctx } from '#verbs/ctx.ts'
import { firstWeek } from './first-week.ts'
import { trailFromCommit } from './from-commit.ts'
import { trailFromQuestions } from './from-question.ts'
import type { TrailPorts } from './ports.ts'
import { stopsOf } from './rules.ts'
import { Trail, trails } from './schema.ts'
import { CodePlace, RepositoryName, type StopGiven } from './schema-stop.ts'

export function fromCommitVerb(ports: Pick<TrailPorts, 'changedBy'>) {
  return defineVerb({
    name: 'trails.from-commit',
    summary: 'Draft a trail along what a commit changed, with questions about it.',
    access: 'write',
    operands: ['repository', 'commit'],
    input: z.strictObject({
      repository: RepositoryName.describe('Its name.'),
      commit: CodePlace.shape.commit.describe('The commit, by seven digits or more.'),
    }),
    output: Trail,
    gather: (_, { repository, commit }) => ports.changedBy(repository, commit),
    run: (ctx, _, changed) => {
      const { stops, ...words } = trailFromCommit(changed)
      return draft(ctx, { ...words, stops })
    },
  })
}

export function fromQuestionVerb(ports: Pick<TrailPorts, 'foundBy' | 'headsOf'>) {
  return defineVerb({
    name: 'trails.from-question',
    summary: 'Draft a trail from what a question found, past the code that it names.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({
      id: RecordRef.describe('The question: its number or id. It has to be closed.'),
      also: z
        .array(RecordRef)
        .max(10)
        .default([])
        .describe('Others that are closed and about the same place.'),
    }),
    output: Trail,
    async gather({ read }, { id, also }) {
      const questions = await read((ctx) => ports.foundBy(ctx, [id, ...also]))
      const names = questions.flatMap(({ places }) => places.map(({ repository }) => repository))
      return trailFromQuestions(questions, await ports.headsOf([...new Set(names)]))
    },
    run: (ctx, _, drafted) => draft(ctx, drafted),
  })
}

export function firstWeekVerb(ports: Pick<TrailPorts, 'firstWeekOf'>) {
  return defineVerb({
    name: 'trails.first-week',
    summary: 'Draft a first week in a repository: what to read, in which order, and why.',
    access: 'write',
    operands: ['repository'],
    input: z.strictObject({ repository: RepositoryName.describe('Its name.') }),
    output: Trail,
    gather: (ctx, { repository }) => ports.firstWeekOf(repository, ctx.now),
    async run(ctx, _, facts) {
      const naming = await recordsNaming(ctx, { repository: facts.repository, paths: [''] })
      // A path without its repository may be of another one that has no such file here.
      const ours = naming.filter((one) => !one.isUnsure || facts.places.has(one.path))
      const wanted = ours.filter(({ kind, status }) => readFirst.get(kind)?.has(status) === true)
      const records = new Map(wanted.map((one) => [one.record, one]))
      const trailsFirst = [...records.values()].toSorted(
        (a, b) => Number(b.kind === 'trail') - Number(a.kind === 'trail') || a.number - b.number,
      )
      return draft(ctx, firstWeek(facts, trailsFirst))
    },
  })
}

/** What holds. Kinds that come later are read as soon as they are there. */
const readFirst: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['trail', new Set(['published'])],
  ['decision', new Set(['accepted'])],
  ['standard', new Set(['adopted'])],
])

function draft(
  ctx: Ctx,
  { title, body, stops }: { title: string; body: string; stops: StopGiven[] },
): Promise<Trail> {
  const contents = {
    title,
    body,
    stops: stopsOf(stops, () => randomUUID().slice(0, 8)),
    editor: null,
  }
  return addRecord(ctx, trails, { ...contents, status: 'draft' })
}
