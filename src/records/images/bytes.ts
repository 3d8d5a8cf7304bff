/** The picture itself. No door makes anything of this verb but the address of the picture: bytes are no JSON. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { imageTypes } from './image-type.ts'
import { imageBytes } from './images.ts'

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const readImage = defineVerb({
  name: 'attachments.read',
  summary: 'Read a picture.',
  access: 'read',
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    type: z.enum(imageTypes),
    sha256: Bytes,
    bytes: Bytes,
  }),
  run: imageBytes,
})
