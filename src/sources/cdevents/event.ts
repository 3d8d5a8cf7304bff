/** One event of CDEvents, whatever version of it, bare or in an envelope of CloudEvents. */
import { z } from 'zod'
import { toldTime } from '#std/told-time.ts'

const text = z.string().min(1).max(2000)
const maybe = text.nullish().catch(null)

const Subject = z.object({
  id: text,
  source: maybe,
  content: z.record(z.string(), z.unknown()).catch({}),
})

const Event = z.object({
  context: z.object({
    id: text,
    source: text,
    type: text,
    timestamp: z
      .string()
      .transform(toldTime)
      .refine((at) => at !== null),
  }),
  subject: Subject,
  customData: z.record(z.string(), z.unknown()).catch({}),
})

export interface CdEvent {
  /** As `service.deployed`, lower case; its version is left out, for each kind has one of its own. */
  kind: string
  at: number
  /** The same for an event that is delivered twice. */
  id: readonly string[]
  subject: { id: string; source: string }
  content: Readonly<Record<string, unknown>>
  custom: Readonly<Record<string, unknown>>
}

/** Throws a ZodError where it does not say what it is. */
export function cdEvent(raw: unknown): CdEvent {
  const { context, subject, customData: custom } = Event.parse(unwrapped(raw))
  const [, kind = ''] = /^dev\.cdevents\.([a-z]+\.[a-z]+)/i.exec(context.type) ?? []
  return {
    ...{ kind: kind.toLowerCase(), at: context.timestamp ?? 0 },
    id: [context.source, context.id, context.type],
    subject: { id: subject.id, source: subject.source ?? context.source },
    ...{ content: subject.content, custom },
  }
}

function unwrapped(raw: unknown): unknown {
  const { data } = Envelope.safeParse(raw)
  return data?.data ?? raw
}

const Envelope = z.object({ specversion: z.string(), data: z.looseObject({}) })

const Thing = z.object({ id: text, name: maybe, source: maybe })

/** Something that an event names: `{ "id": … }`, or simply its id. */
export function thingIn(content: CdEvent['content'], key: string): z.output<typeof Thing> | null {
  const given = content[key]
  const { data } = Thing.safeParse(typeof given === 'string' ? { id: given } : given)
  return data ?? null
}

/** A word that an event has, lower case. */
export function wordIn(content: CdEvent['content'], key: string): string | null {
  const given = content[key]
  return typeof given === 'string' && given !== '' ? given.slice(0, 500) : null
}

/** The commit, where the event says it: the digest of an image is none. */
export function commitOf({ content, custom }: CdEvent): string | null {
  const told = ['commit', 'sha', 'revision', 'commitSha', 'gitCommit'].map((key) =>
    wordIn(custom, key),
  )
  const ofArtifact =
    /^pkg:(?:git|github|gitlab|bitbucket)\/[^@]+@([0-9a-f]{40}|[0-9a-f]{64})\b/i.exec(
      wordIn(content, 'artifactId') ?? '',
    )?.[1]
  const found = [...told, ofArtifact].find((one) =>
    /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(one ?? ''),
  )
  return found?.toLowerCase() ?? null
}
