/** What one can do with trails. The code that they lead through is looked at through ports, outside of the act. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordsNaming } from '#records/governing.ts'
import { listVerb, oneRecord } from '#records/kind-verbs.ts'
import { kindNames } from '#records/kinds.ts'
import { addRecord, changeRecord, getRecord } from '#records/record.ts'
import { referencesIn } from '#records/references.ts'
import { Body, RecordRef, Title, Version } from '#records/shape.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { defineVerb } from '#verbs/verb.ts'
import { firstWeek } from './first-week.ts'
import { trailFromCommit } from './from-commit.ts'
import type { TrailPorts } from './ports.ts'
import { edit, moveStop, publish, reopen, retire, staleness, stopsOf } from './rules.ts'
import { FollowedTrail, Trail, TrailLine, trails } from './schema.ts'
import { CodePlace, placeOf, RepositoryName, StopGiven, StopId, stopsMax } from './schema-stop.ts'
import { sayFollowed, sayTrail } from './trail-words.ts'

const Stops = z
  .array(StopGiven)
  .max(stopsMax)
  .describe(
    'The stops in their order; each is about code, a folder, an address, a record or nothing.',
  )

/** Those that need no look at the code, by name; the others are made with the ports. */
export const list = listVerb(trails, TrailLine, {
  name: 'trails.list',
  summary: 'List trails through the code, the newest first.',
})

export const get = defineVerb({
  name: 'trails.get',
  summary: 'Read one trail, stop by stop.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id: RecordRef }),
  output: Trail,
  says: sayTrail,
  run: (ctx, { id }) => getRecord(ctx, trails, id),
})

export const publishTrail = defineVerb({
  name: 'trails.publish',
  summary: 'Publish a trail: others may walk it.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Trail,
  run: (ctx, { id, version }) => changeRecord(ctx, trails, { ref: id, version }, publish),
})

export const retireTrail = defineVerb({
  name: 'trails.retire',
  summary: 'Offer a trail no longer, and say why.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({
    ...oneRecord,
    because: z
      .string()
      .trim()
      .min(1, 'a reason is owed')
      .max(10_000)
      .describe('What is no longer so, or what is better.'),
  }),
  output: Trail,
  run: (ctx, { id, version, because }) =>
    changeRecord(ctx, trails, { ref: id, version }, (trail) => retire(trail, because)),
})

export const reopenTrail = defineVerb({
  name: 'trails.reopen',
  summary: 'Take a retired trail up again, as a draft.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject(oneRecord),
  output: Trail,
  run: (ctx, { id, version }) => changeRecord(ctx, trails, { ref: id, version }, reopen),
})

export const acceptStop = defineVerb({
  name: 'trails.accept',
  summary: 'Let a stop be about the lines where its code is now.',
  access: 'write',
  operands: ['id', 'stop'],
  input: z.strictObject({
    ...oneRecord,
    stop: StopId.describe('The stop: its id, as trails.get tells it.'),
    ...CodePlace.omit({ repository: true }).shape,
  }),
  output: Trail,
  run: (ctx, { id, version, stop, ...place }) =>
    changeRecord(ctx, trails, { ref: id, version }, (trail) => moveStop(trail, stop, place)),
})

/** Those that look at the code first. */
export function trailVerbs(ports: TrailPorts) {
  return [
    postVerb(ports),
    editVerb(ports),
    addStopVerb(ports),
    followVerb(ports),
    fromCommitVerb(ports),
    firstWeekVerb(ports),
  ]
}

type Heads = Pick<TrailPorts, 'headsOf'>

function postVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.post',
    summary: 'Begin a trail through the code, as a draft.',
    access: 'write',
    operands: ['title'],
    input: z.strictObject({ title: Title, body: Body.default(''), stops: Stops.default([]) }),
    output: Trail,
    gather: (_, { stops }) => headsFor(ports, stops),
    run: (ctx, { title, body, stops }, heads) =>
      addRecord(ctx, trails, {
        ...{ title, body, stops: stopsOf(pinned(stops, heads), newId) },
        ...{ editor: null, status: 'draft' },
      }),
  })
}

function editVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.edit',
    summary: 'Change the words of a trail, and its stops and their order.',
    access: 'write',
    operands: ['id'],
    input: z.strictObject({
      ...{ id: RecordRef, version: Version },
      ...{ title: Title.optional(), body: Body.optional(), stops: Stops.optional() },
    }),
    output: Trail,
    gather: (_, { stops = [] }) => headsFor(ports, stops),
    run: (ctx, { id, version, stops, ...words }, heads) =>
      changeRecord(ctx, trails, { ref: id, version }, (trail) =>
        edit(trail, {
          ...words,
          stops: stops === undefined ? undefined : stopsOf(pinned(stops, heads), newId),
        }),
      ),
  })
}

function addStopVerb(ports: Heads) {
  return defineVerb({
    name: 'trails.add-stop',
    summary: 'Write a further stop at the end of a trail.',
    access: 'write',
    operands: ['id', 'at'],
    input: z.strictObject({
      ...oneRecord,
      at: z
        .string()
        .min(1)
        .max(2_000)
        .describe('Lines such as app:src/a.ts#L10-L20, a file, an address, or decision#12.'),
      title: z.string().trim().min(1).max(300).optional().describe('A line of plain text.'),
      body: StopGiven.shape.body
        .unwrap()
        .default('')
        .describe('What there is to see, in Markdown.'),
    }),
    output: Trail,
    gather: (_, { at }) => headsFor(ports, [stopAt(at)]),
    run: (ctx, { id, version, at, title = null, body }, heads) =>
      changeRecord(ctx, trails, { ref: id, version }, (trail) => {
        const added = pinned([{ ...stopAt(at), title, body }], heads)
        return edit(trail, { stops: stopsOf([...trail.stops, ...added], newId) })
      }),
  })
}

function followVerb(ports: Pick<TrailPorts, 'follow'>) {
  return defineVerb({
    name: 'trails.follow',
    summary: 'Find where the code of a trail is now, and which stops no longer show it.',
    access: 'read',
    operands: ['id'],
    input: z.strictObject({ id: RecordRef }),
    output: FollowedTrail,
    says: sayFollowed,
    async gather({ read }, { id }) {
      const { stops } = await read((ctx) => getRecord(ctx, trails, id))
      const asked = stops.flatMap((stop, at) => {
        const place = placeOf(stop)
        return place === null ? [] : [{ stop: stop.id, step: at + 1, place }]
      })
      const found = await ports.follow(asked.map(({ place }) => place))
      return asked.flatMap(({ stop, step }, at) => {
        const followed = found[at]
        return followed === undefined ? [] : [{ stop, step, ...followed }]
      })
    },
    run: async (_, __, stops) => ({ ...staleness(stops), stops }),
  })
}

function fromCommitVerb(ports: Pick<TrailPorts, 'changedBy'>) {
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

function firstWeekVerb(ports: Pick<TrailPorts, 'firstWeekOf'>) {
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
      const wanted = naming.filter(({ kind, status }) => readFirst.get(kind)?.has(status) === true)
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

type Acting = Parameters<typeof addRecord>[0]

function draft(
  ctx: Acting,
  { title, body, stops }: { title: string; body: string; stops: StopGiven[] },
): Promise<Trail> {
  const contents = { title, body, stops: stopsOf(stops, newId), editor: null }
  return addRecord(ctx, trails, { ...contents, status: 'draft' })
}

async function headsFor({ headsOf }: Heads, stops: readonly StopGiven[]) {
  const asked = stops.flatMap(({ target }) =>
    target.is === 'code' && target.commit === null ? [target.repository] : [],
  )
  return asked.length === 0 ? new Map<string, string>() : headsOf([...new Set(asked)])
}

/** Lines of which no commit is said are those of today. */
function pinned(stops: readonly StopGiven[], heads: ReadonlyMap<string, string>): StopGiven[] {
  return stops.map((stop) => {
    const { target } = stop
    if (target.is !== 'code' || target.commit !== null) return stop
    return { ...stop, target: { ...target, commit: heads.get(target.repository) ?? null } }
  })
}

function stopAt(at: string): StopGiven {
  const [found] = referencesIn(at, kindNames)
  return StopGiven.parse({ target: targetOf(found, at) })
}

function targetOf(found: ReturnType<typeof referencesIn>[number] | undefined, at: string) {
  switch (found?.to) {
    case 'code': {
      const { repository, path, fromLine: from, toLine: to, commit } = found
      return { is: 'code', repository, path, from, to, commit }
    }
    case 'file': {
      const { repository, path, commit } = found
      return { is: 'code', repository, path, from: null, to: null, commit }
    }
    case 'record':
      return { is: 'record', record: `${found.kind}#${found.number}` }
    case 'address':
      return { is: 'uri', uri: found.url }
    default:
      throw new CairnError('invalid', 'trails.at', `${shownWord(at)} names no place for a stop.`, {
        hint: 'Name lines such as app:src/a.ts#L10-L20, a file, an address, or a record such as decision#12.',
      })
  }
}

function newId(): string {
  return randomUUID().slice(0, 8)
}
