/** Pictures as they come: whole, with more in them than a picture, and made to harm. */
import { deflateSync, crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { CairnError, messageOf } from '#std/errors.ts'
import { imageBytesMax, recode } from './recode.ts'

const plain = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
const codeOf = async (bytes: Uint8Array) =>
  recode(bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof CairnError ? error.code : messageOf(error)),
  )

test('each kind stays what it is', async () => {
  const files = {
    'image/png': plain().png(),
    'image/jpeg': plain().jpeg(),
    'image/webp': plain().webp(),
    'image/gif': plain().gif(),
  }
  for (const [type, file] of Object.entries(files))
    expect(await recode(await file.toBuffer())).toMatchObject({ type, width: 40, height: 20 })
})

test('where, with what and by whom it was taken does not come along, and it stands upright', async () => {
  const sent = await plain()
    .withExif({
      IFD0: { Artist: 'Ana', Software: 'Secret Camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 29/1 33/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Ana</x:xmpmeta>')
    .jpeg()
    .toBuffer()
  expect((await sharp(sent).metadata()).exif?.includes('Ana')).toBe(true)
  const { bytes, width, height } = await recode(sent)
  const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
  expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
  expect([width, height]).toEqual([20, 40])
  expect(Buffer.from(bytes).includes('Ana')).toBe(false)
})

test('what is written behind or between is gone', async () => {
  const png = await plain().png().toBuffer()
  const text = chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'))
  const sent = Buffer.concat([png.subarray(0, 33), text, png.subarray(33), Buffer.from('PK<html>')])
  const bytes = Buffer.from((await recode(sent)).bytes)
  expect(bytes.includes('script') || bytes.includes('PK<html>')).toBe(false)
})

test('what moves goes on moving', async () => {
  const frames = [plain().png(), plain().negate().png()].map((frame) => frame.toBuffer())
  const joined = sharp(await Promise.all(frames), { join: { animated: true } })
  for (const sent of [
    await joined.clone().gif().toBuffer(),
    await joined.clone().webp().toBuffer(),
  ]) {
    const { bytes, width, height } = await recode(sent)
    expect([width, height]).toEqual([40, 20])
    expect((await sharp(bytes).metadata()).pages).toBe(2)
  }
})

test('a large one is made smaller, and colours of print become those of screens', async () => {
  const large = await recode(await plain(6_000, 3_000).jpeg().toBuffer())
  expect([large.width, large.height]).toEqual([4_096, 2_048])
  const print = await recode(await plain().toColourspace('cmyk').jpeg().toBuffer())
  expect((await sharp(print.bytes).metadata()).space).toBe('srgb')
})

test('a small file that would become a huge picture is refused before it does', async () => {
  const bombs = [
    pngOf(16_000, 16_000),
    pngOf(60_000, 60_000),
    pngOf(2 ** 31 - 1, 2 ** 31 - 1),
    pngOf(1_000_000, 1),
    gifOf(60_000, 60_000),
  ]
  for (const bomb of bombs) {
    expect(bomb.length).toBeLessThan(600_000)
    // Some are so large that they are no picture any more.
    expect(await codeOf(bomb)).toMatch(/^image\.(too_large|unreadable)$/)
  }
  expect(await codeOf(gifOf(500, 500, 600))).toBe('image.too_large')
  expect(await codeOf(gifOf(2_000, 2_000, 20))).toBe('image.too_large')
})

test('what is no picture of these kinds is refused, whatever it says it is', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>'
  const others = [
    ...[
      '',
      'x',
      svg,
      `<?xml version="1.0"?>\n${svg}`,
      '<!DOCTYPE html><img src=x>',
      '%PDF-1.7',
      'GIF90a',
    ],
    ...['RIFF....WAVEfmt ', 'BM......', 'push graphic-context\nimage over 0,0 0,0 "|id"'],
  ].map((text) => Buffer.from(text))
  others.push(await plain().tiff().toBuffer(), await plain().avif().toBuffer())
  for (const bytes of others)
    expect(await codeOf(bytes), bytes.toString('latin1', 0, 20)).toBe('image.type')
  await expect(recode(Buffer.from(svg))).rejects.toThrow('An SVG is a program, not a picture.')
  const disguised = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(svg)])
  expect(await codeOf(disguised)).toBe('image.unreadable')
  expect(
    await codeOf(Buffer.alloc(imageBytesMax + 1, (await plain().png().toBuffer()).subarray(0, 8))),
  ).toBe('image.too_large')
})

test('a damaged one is refused, and breaks nothing', async () => {
  const noise = sharp(Buffer.from(Array.from({ length: 30_000 }, (_, n) => (n * n * 31) % 251)), {
    raw: { width: 100, height: 100, channels: 3 },
  })
  for (const file of [
    noise.clone().png(),
    noise.clone().jpeg(),
    noise.clone().webp(),
    noise.clone().gif(),
  ]) {
    const bytes = await file.toBuffer()
    expect(await codeOf(bytes.subarray(0, bytes.length / 2))).toBe('image.unreadable')
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 13 }),
        fc.nat({ max: 255 }),
        async (at, value) => {
          const bent = Buffer.from(bytes)
          bent[12 + at] = value
          expect(await codeOf(bent)).toMatch(/^(taken|image\.\w+)$/)
        },
      ),
      { numRuns: 40 },
    )
  }
  expect(await codeOf(await plain().png().toBuffer())).toBe('taken')
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** One bit a pixel, all of them 0, as far as 400 KB of them go. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const pixels = Buffer.alloc(Math.min(40_000_000, (Math.ceil(width / 8) + 1) * height))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))],
  ])
}

/** Frames that say they fill the canvas, and hold one pixel. */
function gifOf(width: number, height: number, frames = 1): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  const frame = Buffer.from(
    '\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0wwhh\0\x02\x02\x44\x01\0',
    'latin1',
  )
  frame.writeUInt16LE(width, 13)
  frame.writeUInt16LE(height, 15)
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from(';')])
}
