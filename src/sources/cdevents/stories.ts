/** Things that several events tell of, in any order: incidents, runs of pipelines, and of tasks, which are jobs. */
import { madeNumber } from '#facts/forge/made-number.ts'
import type { ForgeBatch, IncidentSeen, JobSeen, RunSeen } from '#facts/forge/seen.ts'
import { commitOf, thingIn, wordIn, type CdEvent } from './event.ts'

const begins = new Set(['queued', 'started', 'detected', 'reported'])
const ends = new Set(['finished', 'resolved'])
const subjects = new Set(['incident', 'pipelinerun', 'taskrun'])

export class Stories {
  readonly #events = new Map<string, CdEvent[]>()

  /** Whether it is an event of one. */
  learn(event: CdEvent): boolean {
    const [what = '', act = ''] = event.kind.split('.')
    if (!subjects.has(what) || !(begins.has(act) || ends.has(act))) return false
    const key = JSON.stringify([what, event.subject.source, event.subject.id])
    const known = this.#events.get(key)
    const isSame = (one: CdEvent): boolean => JSON.stringify(one.id) === JSON.stringify(event.id)
    // What is delivered twice is told once.
    if (known === undefined) this.#events.set(key, [event])
    else if (!known.some(isSame)) known.push(event)
    return true
  }

  /** All that they tell. */
  get batch(): ForgeBatch {
    const of = (what: string): Story[] =>
      [...this.#events.values()].flatMap((events) => {
        const inOrder = events.toSorted(
          (a, b) => a.at - b.at || (a.id.join() < b.id.join() ? -1 : 1),
        )
        const [first] = inOrder
        return first?.kind.startsWith(`${what}.`) ? [new Story(first, inOrder)] : []
      })
    return {
      incidents: of('incident').map(incidentOf),
      runs: of('pipelinerun').map(runOf),
      jobs: of('taskrun').map(jobOf),
    }
  }
}

class Story {
  readonly first: CdEvent
  readonly #events: readonly CdEvent[]

  constructor(first: CdEvent, inOrder: readonly CdEvent[]) {
    this.first = first
    this.#events = inOrder
  }

  earliest(...acts: readonly string[]): number | null {
    return this.#of(acts)[0]?.at ?? null
  }

  latest(...acts: readonly string[]): number | null {
    return this.#of(acts).at(-1)?.at ?? null
  }

  /** What the last event that tells it tells. */
  told<Told>(read: (event: CdEvent) => Told | null): Told | null {
    for (const event of this.#events.toReversed()) {
      const told = read(event)
      if (told !== null) return told
    }
    return null
  }

  /** Who heard more of it knows better. */
  get version(): number {
    return (this.#events.at(-1)?.at ?? 0) + this.#events.length
  }

  #of(acts: readonly string[]): CdEvent[] {
    return this.#events.filter(({ kind }) => acts.includes(kind.split('.')[1] ?? ''))
  }
}

/** One that was detected again after it was resolved is open. */
function incidentOf(story: Story): IncidentSeen {
  const { subject } = story.first
  const name = (key: string) =>
    story.told(({ content }) => {
      const thing = thingIn(content, key)
      return (thing?.name ?? thing?.id)?.slice(0, 500) ?? null
    })
  const [lastOpened, resolvedAt] = [story.latest('detected', 'reported'), story.latest('resolved')]
  const isOver = resolvedAt !== null && (lastOpened === null || resolvedAt >= lastOpened)
  return {
    key: `${subject.source} ${subject.id}`.slice(0, 500),
    ...{ service: name('service'), environment: name('environment') },
    openedAt: story.earliest('detected', 'reported'),
    resolvedAt: isOver ? resolvedAt : null,
    version: story.version,
  }
}

const conclusions: Partial<Record<string, string>> = {
  ...{ error: 'failure', failed: 'failure', cancel: 'cancelled', canceled: 'cancelled' },
}

/** That it was started does not tell when it began to wait: without `queued` nobody knows. */
function courseOf(story: Story) {
  const [createdAt, startedAt] = [story.earliest('queued'), story.earliest('started')]
  const endedAt = story.latest('finished')
  const outcome = story.told(({ content }) => wordIn(content, 'outcome'))?.toLowerCase() ?? null
  const conclusion = outcome === null ? null : (conclusions[outcome] ?? outcome.slice(0, 60))
  return {
    status: endedAt !== null ? 'completed' : startedAt !== null ? 'in_progress' : 'queued',
    conclusion: endedAt === null ? null : conclusion,
    ...{ createdAt, startedAt, endedAt, version: story.version, oid: story.told(commitOf) },
  }
}

function runOf(story: Story): RunSeen {
  const { source, id } = story.first.subject
  return {
    ...{ id: madeNumber('run', source, id), attempt: 1, trigger: null, branch: null },
    workflow: story.told(({ content }) => wordIn(content, 'pipelineName')),
    ...{ requestNumber: null, ...courseOf(story) },
  }
}

/** A task that names no pipeline is a run of its own. */
function jobOf(story: Story): JobSeen {
  const { source, id } = story.first.subject
  const run = story.told(({ content }) => thingIn(content, 'pipelineRun'))
  return {
    ...{ id: madeNumber('job', source, id), attempt: 1, workflow: null, queue: null },
    runId: madeNumber('run', run?.source ?? source, run?.id ?? id),
    name: story.told(({ content }) => wordIn(content, 'taskName')),
    ...courseOf(story),
  }
}
