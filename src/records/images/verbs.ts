/** What one can do with pictures. */
import { z } from 'zod'
import { defineVerb } from '#verbs/verb.ts'
import { addImage, Attachment, getImage, removeImage } from './images.ts'
import { imageBytesMax } from './recode.ts'

/** Four letters for three bytes. */
const lettersMax = 4 * Math.ceil(imageBytesMax / 3)
const id = z.uuid().describe('The id of the picture.')

export const add = defineVerb({
  name: 'attachments.add',
  summary: 'Send a picture that a text is to show: PNG, JPEG, WebP or GIF, up to 8 MiB.',
  access: 'write',
  // When somebody sends a picture would say who posted what it is in.
  isPrivate: true,
  bytesMax: lettersMax + 1_024,
  operands: ['file'],
  input: z.strictObject({
    file: z
      .base64('a picture is sent as base64')
      .max(lettersMax, 'a picture has 8 MiB at most')
      .describe('The picture, as base64.'),
  }),
  output: Attachment,
  run: addImage,
})

export const get = defineVerb({
  name: 'attachments.get',
  summary: 'Read what is known of a picture, and where it is.',
  access: 'read',
  operands: ['id'],
  input: z.strictObject({ id }),
  output: Attachment,
  run: getImage,
})

export const remove = defineVerb({
  name: 'attachments.remove',
  summary: 'Remove a picture for good: your own before a text shows it; an owner, any.',
  access: 'write',
  operands: ['id'],
  input: z.strictObject({ id }),
  output: z.object({ id: z.uuid() }),
  run: removeImage,
})
