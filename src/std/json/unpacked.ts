/** The bytes of a file, unpacked where it is gzip: its contents decide, not its name. */
import { constants, open, type FileHandle } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface UnpackLimits {
  bytesMax: number
  /** An error that tells the file. */
  fail: (what: string, hint?: string) => Error
}

export async function* unpacked(path: string, limits: UnpackLimits): AsyncGenerator<Buffer> {
  const file = await opened(path, limits)
  try {
    const { size } = await file.stat()
    const packed = file.createReadStream({ start: 0, highWaterMark: 2 ** 18, autoClose: false })
    const isGzip = await startsWith(file, [0x1f, 0x8b])
    yield* within(isGzip ? gunzipped(packed) : packed, { ...limits, size, isGzip })
  } finally {
    await file.close()
  }
}

/** Without waiting for whoever may write into a pipe. */
async function opened(path: string, { fail }: UnpackLimits): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      throw fail(`It cannot be read: ${codeOf(error)}.`)
    },
  )
  const stat = await file.stat()
  if (stat.isFile()) return file
  await file.close()
  throw fail('It is no file.')
}

function gunzipped(packed: Readable): Readable {
  // What goes wrong shows where the bytes are read.
  return pipeline(packed, createGunzip({ chunkSize: 2 ** 18 }), () => {})
}

async function* within(
  stream: Readable,
  { bytesMax, size, isGzip, fail }: UnpackLimits & { size: number; isGzip: boolean },
): AsyncGenerator<Buffer> {
  let read = 0
  const unpackedMax = Math.min(bytesMax, Math.max(freeBytes, size * ratioMax))
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue
      read += chunk.length
      if (read > (isGzip ? unpackedMax : bytesMax)) break
      yield chunk
    }
  } catch (error) {
    throw fail(
      isGzip
        ? `It cannot be unpacked: ${wrongWith(error)}.`
        : `It cannot be read: ${codeOf(error)}.`,
      isGzip ? 'It was not written whole; fetch it again.' : undefined,
    )
  }
  if (read > (isGzip ? unpackedMax : bytesMax))
    throw fail(
      isGzip && read <= bytesMax
        ? 'It holds far more than its size may hold.'
        : `It has more than ${bytesMax / 2 ** 30} GiB.`,
      'Cut it into several files, if it is what it should be.',
    )
}

/** Answers of a forge shrink to a tenth or a fortieth; what is made to fill memory, to a thousandth. */
const ratioMax = 200
const freeBytes = 2 ** 26

async function startsWith(file: FileHandle, magic: readonly number[]): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0)
  return bytesRead === magic.length && magic.every((byte, index) => buffer[index] === byte)
}

function wrongWith(error: unknown): string {
  const code = codeOf(error)
  return code === 'Z_BUF_ERROR' ? 'it ends in the middle' : code
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
