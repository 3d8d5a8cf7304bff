/** What kind of picture some bytes are, by how they begin. Pure. Names of files and what a browser says are not asked. */
import { CairnError } from '#std/errors.ts'

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const
export type ImageType = (typeof imageTypes)[number]

const begins: Record<ImageType, (head: string) => boolean> = {
  'image/png': (head) => head.startsWith('\x89PNG\r\n\x1a\n'),
  'image/jpeg': (head) => head.startsWith('\xff\xd8\xff'),
  'image/webp': (head) => /^RIFF[^]{4}WEBPVP8[ LX]/.test(head),
  'image/gif': (head) => /^GIF8[79]a/.test(head),
}

export function typeOf(bytes: Uint8Array): ImageType {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  const type = imageTypes.find((each) => begins[each](head))
  if (type !== undefined) return type
  const isDrawing = /<svg\b|<!doctype svg/i.test(head)
  throw new CairnError(
    'invalid',
    'image.type',
    isDrawing ? 'An SVG is a program, not a picture.' : 'This is no PNG, JPEG, WebP or GIF.',
    {
      hint: isDrawing
        ? 'Save it as PNG.'
        : 'Save it as one of them: PNG for drawings and screens, JPEG for photographs.',
    },
  )
}
