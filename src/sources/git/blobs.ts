/** Contents of objects through one `git cat-file --batch`, as a stream: one object in memory at a time. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
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
  const objects = new OpenObjects(gitDir, { ...options, args: ['--buffer'] })
  objects.ask(asked)
  objects.endAsking()
  try {
    for (const name of asked) yield await objects.answer(name)
  } finally {
    objects.close()
  }
}

/** A `git cat-file --batch` that waits for the next question, for those that follow from the answers. */
export class OpenObjects {
  readonly #args: readonly string[]
  readonly #bytesMax: number
  readonly #child: ChildProcessWithoutNullStreams
  readonly #errors: Promise<string>
  readonly #exited: Promise<number | null>
  readonly #reader: ByteReader

  constructor(
    gitDir: string,
    options: { bytesMax?: number; signal?: AbortSignal | undefined; args?: readonly string[] } = {},
  ) {
    this.#args = ['cat-file', '--batch', '-z', ...(options.args ?? [])]
    this.#bytesMax = options.bytesMax ?? 64 * 1024 * 1024
    this.#child = startGit(this.#args, { gitDir, signal: options.signal, buffered: true })
    this.#errors = stderrOf(this.#child)
    this.#exited = exitOf(this.#child)
    this.#reader = new ByteReader(this.#child.stdout)
  }

  ask(names: readonly string[]): void {
    this.#child.stdin.write(names.map((name) => `${name}\0`).join(''))
  }

  endAsking(): void {
    this.#child.stdin.end()
  }

  /** To be called once for each name asked, in the same order. */
  async answer(name: string): Promise<ReadObject | null> {
    const header = await this.#reader.line()
    if (header === undefined) throw gitError(this.#args, await this.#errors, await this.#exited)
    const [oid = '', type = '', size = ''] = header.split(' ')
    if (!/^\d+$/.test(size)) return null
    const bytes = await this.#reader.take(Number(size) + 1, this.#bytesMax)
    return { asked: name, oid, type, size: Number(size), bytes: bytes?.subarray(0, -1) ?? null }
  }

  close(): void {
    this.#child.kill('SIGKILL')
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
