/** Cuts a stream of JSON into its records by their bytes, so that of a list of any length only one record is held at a time. */

/** The bytes of one object, and the line on which it begins. */
export interface Cut {
  bytes: Buffer
  line: number
}

export interface CutLimits {
  recordBytesMax: number
  depthMax: number
  /** Keys of an object whose list holds the records, as answers with a count beside them have it. */
  listKeys: readonly string[]
  /** An error that tells the line. */
  fail: (line: number, what: string, hint?: string) => Error
}

/** A list, or the object around one. */
type Around = 'list' | 'wrapper'

/** Objects one after another, in lists, in lists of lists, and in wrapped lists; what is between them is told apart and no more. */
export class Cuts {
  readonly #limits: CutLimits
  readonly #isWrapped: RegExp
  readonly #around: Around[] = []
  #line = 1
  #startLine = 1
  /** Of the object under way; 0 between objects. */
  #depth = 0
  #isWrapper = false
  #isInString = false
  #isEscaped = false
  #pieces: Buffer[] = []
  #size = 0

  constructor(limits: CutLimits) {
    this.#limits = limits
    this.#isWrapped = new RegExp(`[{,\\s]"(?:${limits.listKeys.join('|')})"\\s*:\\s*$`)
  }

  *feed(chunk: Buffer): Generator<Cut> {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === newline) this.#line++
      if (this.#depth === 0) {
        if (this.#begins(byte)) start = at
      } else if (this.#isInString) at = this.#string(chunk, at)
      else if (byte === quote) this.#isInString = true
      else if (byte === openObject || byte === openList) {
        if (byte === openList && this.#depth === 1 && this.#opensRecords(chunk, start, at))
          this.#enterWrapped()
        else if (++this.#depth > this.#limits.depthMax)
          throw this.#limits.fail(
            this.#startLine,
            `This is nested deeper than ${this.#limits.depthMax} levels.`,
          )
      } else if ((byte === closeObject || byte === closeList) && --this.#depth === 0) {
        const cut = this.#take(chunk.subarray(start, at + 1))
        if (cut !== undefined) yield cut
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(start))
  }

  /** Nothing more comes: whatever is open was cut off. */
  end(): void {
    if (this.#depth > 0 || this.#around.length > 0)
      throw this.#limits.fail(
        this.#depth > 0 ? this.#startLine : this.#line,
        'The file ends in the middle of this.',
        'It was not written whole; fetch it again.',
      )
  }

  /** Whether an object begins here, or goes on after the list that it wraps. */
  #begins(byte: number | undefined): boolean {
    if (byte === openObject) {
      this.#depth = 1
      this.#startLine = this.#line
      return true
    }
    if (byte === openList) this.#enter('list')
    else if (byte === closeList && this.#around.pop() === 'list') {
      if (this.#around.at(-1) !== 'wrapper') return false
      this.#around.pop()
      this.#depth = 1
      this.#isWrapper = true
      return true
    } else if (!isSpace(byte) && !(byte === comma && this.#around.length > 0))
      throw this.#limits.fail(this.#line, ...strange(byte))
    return false
  }

  #enter(...around: Around[]): void {
    if (this.#around.push(...around) > aroundMax)
      throw this.#limits.fail(this.#line, 'Lists lie in lists here, where objects are due.')
  }

  /** Goes to the end of the string, or of the chunk. */
  #string(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]
      if (this.#isEscaped) this.#isEscaped = false
      else if (byte === backslash) this.#isEscaped = true
      else if (byte === quote) {
        this.#isInString = false
        return at
      }
      // The caller has counted the one it stands on.
      if (byte === newline && at > from) this.#line++
    }
    return chunk.length
  }

  #opensRecords(chunk: Buffer, start: number, at: number): boolean {
    let tail = chunk.subarray(Math.max(start, at - keyBytesMax), at)
    for (let last = this.#pieces.length - 1; last >= 0 && tail.length < keyBytesMax; last--)
      tail = Buffer.concat([this.#pieces[last]?.subarray(-keyBytesMax) ?? Buffer.alloc(0), tail])
    return this.#isWrapped.test(tail.toString('latin1'))
  }

  #enterWrapped(): void {
    this.#enter('wrapper', 'list')
    this.#depth = 0
    this.#isWrapper = false
    this.#forget()
  }

  #take(last: Buffer): Cut | undefined {
    const wasWrapper = this.#isWrapper
    this.#keep(last)
    const [only] = this.#pieces
    const bytes = this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces)
    this.#isWrapper = false
    this.#forget()
    return wasWrapper ? undefined : { bytes, line: this.#startLine }
  }

  #keep(piece: Buffer): void {
    this.#size += piece.length
    if (this.#size > this.#limits.recordBytesMax)
      throw this.#limits.fail(
        this.#startLine,
        `This object is larger than ${this.#limits.recordBytesMax / 2 ** 20} MiB.`,
        'No object of a forge is; was something else put into the file?',
      )
    this.#pieces.push(piece)
  }

  #forget(): void {
    this.#pieces = []
    this.#size = 0
  }
}

const [newline, quote, comma, backslash] = [10, 34, 44, 92]
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125]
/** The longest key of a list, and what may stand around it. */
const keyBytesMax = 200
/** A list of pages that each wrap a list is three. */
const aroundMax = 4

/** A record separator begins each record of a JSON text sequence (RFC 7464). */
function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === newline || byte === 13 || byte === 9 || byte === 0x1e
}

function strange(byte: number | undefined): [what: string, hint?: string] {
  if (byte === 60)
    return ['This is a web page, not JSON.', 'It may tell why the answer was refused; look at it.']
  return [
    'Something else stands where an object is due.',
    'Give the answers of the API as they came: a JSON array, or an object on each line.',
  ]
}
