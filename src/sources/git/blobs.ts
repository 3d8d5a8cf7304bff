/** Contents of objects through one `git cat-file --batch`, as a stream: one object in memory at a time. */
import type { Readable } from 'node:stream'
import { exitOf, gitError, startGit, stderrOf } from './git.ts'

export interface ReadObject {
  /** What was asked for. */
  asked: string
  oid: string
  type: string
  size: number
  /** null when there are more than the cap. */
  bytes: Buffer | null
}

/** In the order asked; null for what is missing. `asked` are full object ids, or `OID:PATH` names. */
export async function* readObjects(
  gitDir: string,
  asked: readonly string[],
  options: { bytesMax?: number; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<ReadObject | null> {
  if (asked.length === 0) return
  const args = ['cat-file', '--batch', '--buffer', '-z']
  const child = startGit(args, { gitDir, signal: options.signal, buffered: true })
  const errors = stderrOf(child)
  const exited = exitOf(child)
  child.stdin.end(asked.map((name) => `${name}\0`).join(''))
  const reader = new ByteReader(child.stdout)
  const bytesMax = options.bytesMax ?? 64 * 1024 * 1024
  try {
    for (const name of asked) {
      const header = await reader.line()
      if (header === undefined) throw gitError(args, await errors, await exited)
      const [oid = '', type = '', size = ''] = header.split(' ')
      if (!/^\d+$/.test(size)) {
        yield null
        continue
      }
      const bytes = await reader.take(Number(size) + 1, bytesMax)
      yield { asked: name, oid, type, size: Number(size), bytes: bytes?.subarray(0, -1) ?? null }
    }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Takes lines and counted bytes from a stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(stream: Readable) {
    this.#chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  }

  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#held.indexOf(10)
      if (end >= 0) {
        const text = this.#held.toString('utf8', 0, end)
        this.#held = this.#held.subarray(end + 1)
        return text
      }
      const next = await this.#chunks.next()
      if (next.done) return undefined
      this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value])
    }
  }

  /** null when there are more than `bytesMax`, which are passed over. A copy: the caller may give it away. */
  async take(count: number, bytesMax: number): Promise<Buffer | null> {
    const isWanted = count <= bytesMax
    const taken = isWanted ? Buffer.allocUnsafeSlow(count) : null
    let at = 0
    while (at < count) {
      if (this.#held.length === 0) {
        const next = await this.#chunks.next()
        if (next.done) return null
        this.#held = next.value
      }
      const part = this.#held.subarray(0, count - at)
      if (taken) part.copy(taken, at)
      at += part.length
      this.#held = this.#held.subarray(part.length)
    }
    return taken
  }
}
