/**
 * Reads the records of a JSON file one after another, however large it is: an array, objects on lines or simply one after
 * another, arrays one after another as `gh api --paginate` prints them, and answers that wrap a list; plain or gzip.
 */
import { CairnError } from '../errors.ts'
import { Cuts, type Cut } from './cuts.ts'
import { parseJson } from './parse-json.ts'
import { unpacked } from './unpacked.ts'

export interface RecordLimits {
  /** Of one record. */
  recordBytesMax?: number
  /** Of the file, unpacked. */
  bytesMax?: number
  depthMax?: number
  /** Keys of an object whose list holds the records. */
  listKeys?: readonly string[]
  /** Which records are wanted, by their bytes: to look costs a hundredth of understanding one. */
  wants?: (bytes: Buffer) => boolean
}

export interface JsonRecord {
  /** An object; numbers beyond 2^53 are decimal texts. */
  value: unknown
  /** Where it begins, from 1. */
  line: number
}

/** What cannot be read is a CairnError `import.json` that tells file and line. */
export async function* readRecords(
  path: string,
  limits: RecordLimits = {},
): AsyncGenerator<JsonRecord> {
  const { recordBytesMax = 16 * 2 ** 20, bytesMax = 64 * 2 ** 30, depthMax = 64 } = limits
  const { listKeys = ['workflow_runs', 'jobs'], wants = () => true } = limits
  const fail = (line: number, what: string, hint?: string): CairnError =>
    unreadable(line === 0 ? path : `${path}:${line}`, what, hint)
  const cuts = new Cuts({ recordBytesMax, depthMax, listKeys, fail })
  const bytes = unpacked(path, { bytesMax, fail: (what, hint) => fail(0, what, hint) })
  let isFirst = true
  for await (const chunk of bytes) {
    for (const cut of cuts.feed(isFirst ? withoutMark(chunk, fail) : chunk))
      if (wants(cut.bytes)) yield { value: valueOf(cut, fail), line: cut.line }
    isFirst = false
  }
  cuts.end()
}

function withoutMark(chunk: Buffer, fail: (line: number, what: string, hint?: string) => Error) {
  const mark = chunk.subarray(0, 3).toString('hex')
  if (mark === 'efbbbf') return chunk.subarray(3)
  if (mark.startsWith('fffe') || mark.startsWith('feff'))
    throw fail(
      1,
      'This is UTF-16, and not UTF-8.',
      'Windows PowerShell writes it so with >; write it with | Out-File -Encoding utf8.',
    )
  return chunk
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function valueOf(
  { bytes, line }: Cut,
  fail: (line: number, what: string, hint?: string) => Error,
): unknown {
  try {
    return parseJson(utf8.decode(bytes))
  } catch (error) {
    const what = error instanceof SyntaxError ? 'This is no JSON.' : 'This is not UTF-8.'
    throw fail(line, what, 'Take the record out, or fetch the file again.')
  }
}

function unreadable(place: string, what: string, hint?: string): CairnError {
  return new CairnError('invalid', 'import.json', `${place}: ${what}`, hint ? { hint } : {})
}
