/** Answers of a forge as they should be. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'

/** Of another shape, it is refused in words. */
export function readAs<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const { success, data } = shape.safeParse(body)
  if (success) return data
  throw new CairnError('unavailable', 'forge.shape', 'The forge answers in a shape of its own.', {
    hint: 'What was read is kept. See whether its version is one that docs/sync.md names.',
  })
}

export const List = z.array(z.unknown())
