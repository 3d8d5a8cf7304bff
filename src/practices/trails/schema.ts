/** The words of trails: the states a trail can be in, and what each of them knows. That one is stale is told, never set. */
import { z } from 'zod'
import { about, aboutLine, type Kind } from '#records/shape.ts'
import { Stop } from './schema-stop.ts'

const trail = {
  stops: z.array(Stop),
  /** What the file of an editor says besides, as text; null where the trail came from none. */
  editor: z
    .object({
      /** An expression that says in which editors it is shown, such as isWeb. Nobody evaluates it. */
      when: z.string().nullable(),
      /** The title of the trail that goes on from here. */
      next: z.string().nullable(),
    })
    .nullable(),
}

export const Trail = z
  .discriminatedUnion('status', [
    z.object({ ...about, ...trail, status: z.literal('draft') }),
    z.object({ ...about, ...trail, status: z.literal('published') }),
    z.object({ ...about, ...trail, status: z.literal('retired'), because: z.string() }),
  ])
  .meta({ id: 'Trail' })
export type Trail = z.output<typeof Trail>
export type Status = Trail['status']

const statuses = ['draft', 'published', 'retired'] as const satisfies readonly Status[]

/** How many stops of a trail are no longer as they were written about. */
export const Standing = z.object({
  moved: z.int().min(0),
  changed: z.int().min(0),
  gone: z.int().min(0),
})
export type Standing = z.output<typeof Standing>

/** One of a list. */
export const TrailLine = z
  .object({
    ...{ ...aboutLine, status: z.enum(statuses) },
    stopCount: z.int().min(0),
    /** As the last scans of its repositories found it; null where none of its stops could be followed yet. */
    standing: Standing.nullable(),
  })
  .meta({ id: 'TrailLine' })

/** Where the lines of a stop are now. */
export const Followed = z.object({
  state: z.enum(['same', 'moved', 'changed', 'gone', 'cannot_tell']),
  to: z.object({ path: z.string(), from: z.int(), to: z.int() }).nullable(),
  /** How likely it is that this is right, from 0 to 1; 0 where nobody can tell. */
  confidence: z.number().min(0).max(1),
  says: z.string(),
})
export type Followed = z.output<typeof Followed>

export const FollowedStop = z.object({
  /** The id of the stop, and its place in the trail, from 1. */
  stop: z.string(),
  step: z.int().min(1),
  ...Followed.shape,
  /** The commit that `to` is of. Null where nobody can tell. */
  head: z.string().nullable(),
})
export type FollowedStop = z.output<typeof FollowedStop>

export const FollowedTrail = z
  .object({
    /** Whether some stop is no longer what it was written about. Null where nobody can tell of any. */
    isStale: z.boolean().nullable(),
    says: z.string(),
    /** Of those that are about lines. */
    stops: z.array(FollowedStop),
  })
  .meta({ id: 'FollowedTrail' })
export type FollowedTrail = z.output<typeof FollowedTrail>

export const trails: Kind<Trail> = { name: 'trail', shape: Trail }
