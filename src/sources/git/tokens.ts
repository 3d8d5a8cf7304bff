/** Cuts a stream at its NUL bytes. Bounded: of a token longer than the cap only the start is kept. */
export interface TokenSink {
  /** `bytes` is valid only during the call; `isCut` says that the token was longer. */
  token(bytes: Buffer, start: number, end: number, isCut: boolean): void
}

export class NulTokens {
  readonly #sink: TokenSink
  readonly #bytesMax: number
  /** The beginning of a token whose end has not come yet. */
  #held: Buffer[] = []
  #heldBytes = 0
  #isCut = false

  constructor(sink: TokenSink, bytesMax = 65_536) {
    this.#sink = sink
    this.#bytesMax = bytesMax
  }

  push(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(0, from); end >= 0; end = chunk.indexOf(0, from)) {
      if (this.#heldBytes === 0 && !this.#isCut) this.#emit(chunk, from, end)
      else this.#finish(chunk, from, end)
      from = end + 1
    }
    if (from < chunk.length) this.#hold(chunk, from, chunk.length)
  }

  /** What was left without a NUL at its end; the stream broke off there. */
  get hasRest(): boolean {
    return this.#heldBytes > 0
  }

  #emit(bytes: Buffer, start: number, end: number): void {
    const isCut = end - start > this.#bytesMax
    this.#sink.token(bytes, start, isCut ? start + this.#bytesMax : end, isCut)
  }

  #hold(chunk: Buffer, start: number, end: number): void {
    const room = this.#bytesMax - this.#heldBytes
    if (end - start > room) this.#isCut = true
    const part = chunk.subarray(start, Math.min(end, start + room))
    if (part.length > 0) this.#held.push(Buffer.from(part))
    this.#heldBytes += part.length
  }

  #finish(chunk: Buffer, start: number, end: number): void {
    this.#hold(chunk, start, end)
    const token = Buffer.concat(this.#held)
    const isCut = this.#isCut
    this.#held = []
    this.#heldBytes = 0
    this.#isCut = false
    this.#sink.token(token, 0, token.length, isCut)
  }
}
