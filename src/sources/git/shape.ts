/** The first pass: who changed which paths when and why, without reading any file. */
import type { CommitFact } from '#facts/commit-fact.ts'
import { runLog, type LogSink, type SkippedCommit } from './log-run.ts'
import { parseMessage } from './message.ts'

const fields = ['%H', '%an', '%ae', '%ad', '%cn', '%ce', '%cd', '%B']

/**
 * A commit that adds 500,000 files takes 249, one that moves them all 463; a tree bomb takes all there is, in a second or
 * two.
 */
const memoryMiBAtFirst = 512

/** Hands each commit's fact to `take`; gives those whose changes could not be read. */
export async function readShape(
  gitDir: string,
  oids: readonly string[],
  options: {
    take: (facts: CommitFact[]) => Promise<void>
    stallMs?: number
    memoryMiBAtFirst?: number
    signal?: AbortSignal | undefined
  },
): Promise<SkippedCommit[]> {
  const header = ['-z', '--no-notes', '--date=raw', `--format=${fields.join('%x00')}%x00`]
  const run = {
    gitDir,
    args: ['--raw', '-M', '--no-abbrev', ...header],
    oids,
    makeSink: () => new ShapeSink(),
    take: options.take,
    stallMs: options.stallMs ?? 12_000,
    memoryMiBAtFirst: options.memoryMiBAtFirst ?? memoryMiBAtFirst,
    signal: options.signal,
  }
  const skipped = await runLog<CommitFact>(run)
  if (skipped.length > 0) {
    const oidsOf = (some: readonly SkippedCommit[]) => some.map((skip) => skip.oid)
    // Renames are told by contents, which a partial clone may lack; paths and what happened to them are in the trees.
    const args = ['--raw', '--no-renames', '--no-abbrev', ...header]
    const bombs = skipped.filter(({ isBomb }) => isBomb === true)
    const others = skipped.filter(({ isBomb }) => isBomb !== true)
    const again = await runLog<CommitFact>({ ...run, args, oids: oidsOf(others) })
    const unread = [...bombs, ...again]
    // What changed cannot be told; who, when and why still can.
    if (unread.length > 0)
      await runLog<CommitFact>({ ...run, args: ['--no-patch', ...header], oids: oidsOf(unread) })
  }
  return skipped
}

/**
 * Tokens come as eight fields, an empty one, then for each change `:modes oids STATUS` and one path (two for a rename).
 * The next commit's id never starts with a colon.
 */
class ShapeSink implements LogSink<CommitFact> {
  rows: CommitFact[] = []
  #field = 0
  #header: string[] = []
  #status = ''
  #oldPath: string | null = null

  token(bytes: Buffer, start: number, end: number, isCut: boolean): void {
    if (this.#field > 0 && this.#field < fields.length) this.#takeField(bytes, start, end, isCut)
    else if (this.#status !== '') this.#takePath(bytes.toString('latin1', start, end))
    else if (start === end) return
    else if (bytes[start] === colon || bytes[start + 1] === colon) this.#takeStatus(bytes, end)
    else {
      this.#header = [bytes.toString('latin1', start, end)]
      this.#field = 1
    }
  }

  #takeField(bytes: Buffer, start: number, end: number, isCut: boolean): void {
    const isBody = ++this.#field === fields.length
    if (!isBody) {
      this.#header.push(bytes.toString('latin1', start, end))
      return
    }
    const { subject, trailers, references } = parseMessage(bytes.toString('utf8', start, end))
    const [oid = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = ''] = this.#header
    this.rows.push({
      oid,
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
      subject,
      isMessageCut: isCut,
      trailers,
      references,
      changes: [],
    })
  }

  /** The status letter follows the last space; renames carry a similarity after it. */
  #takeStatus(bytes: Buffer, end: number): void {
    const letter = bytes.lastIndexOf(space, end - 1) + 1
    this.#status = String.fromCharCode(bytes[letter] ?? 0)
    this.#oldPath = null
  }

  #takePath(path: string): void {
    if (this.#status === 'R' && this.#oldPath === null) {
      this.#oldPath = path
      return
    }
    this.rows.at(-1)?.changes.push({ status: this.#status, path, oldPath: this.#oldPath })
    this.#status = ''
  }
}

const colon = 58
const space = 32
