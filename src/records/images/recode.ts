/**
 * A picture made anew from what was sent. Whatever the file carried besides (where it was taken, with what, a preview of what was cut
 * away, a program behind it) does not come along, and what is no picture fails here.
 */
import { CairnError, messageOf } from '#std/errors.ts'
import { typeOf, type ImageType } from './image-type.ts'

export interface Recoded {
  type: ImageType
  width: number
  /** Of one frame. */
  height: number
  bytes: Uint8Array
}

/** What a camera or a large screen gives; measured before a pixel is unpacked, so that a small file cannot become a large one. */
export const imageBytesMax = 8 * 2 ** 20
const sideMax = 16_384
/** Of all frames together; each takes four bytes while it is worked on. */
const pixelsMax = 50_000_000
const framesMax = 500
/** Larger ones are made smaller: no screen shows more. */
const keptSideMax = 4_096
/** A picture without rest may grow when it is made anew. */
const keptBytesMax = 12 * 2 ** 20
const secondsMax = 20

/** One after the other: two large ones at once would take the memory of both. */
let last: Promise<unknown> = Promise.resolve()

export function recode(bytes: Uint8Array): Promise<Recoded> {
  const next = last.then(
    () => recoded(bytes),
    () => recoded(bytes),
  )
  last = next
  return next
}

async function recoded(bytes: Uint8Array): Promise<Recoded> {
  const type = typeOf(bytes)
  if (bytes.length > imageBytesMax) throw tooLarge('bytes', `${imageBytesMax / 2 ** 20} MiB`)
  const sharp = await library()
  try {
    const open = () =>
      sharp(bytes, {
        ...{ animated: true, limitInputPixels: pixelsMax, limitInputChannels: 5 },
        failOn: 'error',
      })
    const { width, height, pages = 1, pageHeight = height, isPalette } = await open().metadata()
    if (pages > framesMax) throw tooLarge('frames', `${framesMax} frames`)
    if (width > sideMax || pageHeight > sideMax)
      throw tooLarge('pixels', `${sideMax} pixels a side`)
    if (width * pageHeight * pages > pixelsMax) throw tooManyPixels()
    const upright = open()
      .timeout({ seconds: secondsMax })
      .autoOrient()
      .resize(keptSideMax, keptSideMax, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    const written = {
      'image/png': () => upright.png({ compressionLevel: 9, palette: isPalette }),
      'image/jpeg': () => upright.jpeg({ quality: 85 }),
      'image/webp': () => upright.webp({ quality: 85 }),
      'image/gif': () => upright.gif(),
    }[type]()
    const { data, info } = await written.toBuffer({ resolveWithObject: true })
    if (data.length > keptBytesMax)
      throw tooLarge('bytes', `${keptBytesMax / 2 ** 20} MiB made anew`)
    return { type, width: info.width, height: info.pageHeight ?? info.height, bytes: data }
  } catch (error) {
    if (error instanceof CairnError) throw error
    if (/exceeds pixel limit/i.test(messageOf(error))) throw tooManyPixels()
    if (/timeout/i.test(messageOf(error))) throw tooLarge('time', `${secondsMax} seconds of work`)
    throw new CairnError('invalid', 'image.unreadable', 'This picture is damaged.', {
      hint: 'Open it in a program for pictures, and save it anew.',
      cause: error,
    })
  }
}

function tooManyPixels(): CairnError {
  return tooLarge('pixels', `${pixelsMax / 1_000_000} million pixels`)
}

function tooLarge(of: string, most: string): CairnError {
  return new CairnError('invalid', 'image.too_large', `This picture has more than ${most}.`, {
    hint: 'Make it smaller, or cut out what matters.',
    details: { of },
  })
}

/** Loaded when a picture comes; most commands never need it. Of all that it could read, only these four may be read. */
async function library() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: readers })
  sharp.cache(false)
  return sharp
}

const readers = [
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
]
