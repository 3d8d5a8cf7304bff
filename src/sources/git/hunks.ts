/**
 * Which lines of some files each commit changed, as `git log -p -U0` says. Only the headers are read: what stands inside a
 * hunk is counted past, so that nothing in a file can be taken for a header.
 */
import { CairnError } from '#std/errors.ts'
import { exitOf, git, gitError, startGit, stderrOf } from './git.ts'

export interface Hunk {
  /** 1-based first lines and counts, as in `@@ -oldStart,oldCount +newStart,newCount @@`; of no lines, the line before. */
  oldStart: number
  oldCount: number
  newStart: number
  newCount: number
}

export interface FileHunks {
  commit: string
  /** Its name after the commit; before it, where the commit deleted it. */
  path: string
  hunks: Hunk[]
}

export interface HunksWish {
  gitDir: string
  /** Full object ids of commits with at most one parent, in the order wanted. */
  oids: readonly string[]
  /** All names of the files asked for: a rename is seen where both of its names are among them. */
  paths: readonly string[]
  timeoutMs?: number
  signal?: AbortSignal | undefined
}

/** In the order asked; files of a commit that lost or gained no line are left out. */
export async function* readHunks(wish: HunksWish): AsyncGenerator<FileHunks> {
  if (wish.oids.length === 0 || wish.paths.length === 0) return
  // Without the indent heuristic, as `git log -L` reads its diffs: the same lines are followed.
  const form = [
    '-p',
    '-U0',
    '-M',
    '--no-indent-heuristic',
    '--no-prefix',
    '--no-color',
    '--no-ext-diff',
    '--no-textconv',
  ]
  const args = [
    'log',
    '--stdin',
    '--no-walk=unsorted',
    ...form,
    '--no-notes',
    '--format=commit %H',
    '--',
    ...wish.paths,
  ]
  const child = startGit(args, { gitDir: wish.gitDir, signal: wish.signal, buffered: true })
  const errors = stderrOf(child)
  const exited = exitOf(child)
  child.stdin.end(`${wish.oids.join('\n')}\n`)
  const timeoutMs = wish.timeoutMs ?? 120_000
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, timeoutMs)
  const reader = new PatchReader()
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      reader.push(chunk)
      yield* reader.taken()
    }
    const exitCode = await exited
    if (isLate)
      throw new CairnError(
        'invalid',
        'git.diff.too_large',
        `git log had no end after ${timeoutMs} ms.`,
      )
    if (exitCode !== 0) throw gitError(args, await errors, exitCode)
    yield* reader.rest()
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** Between two contents, by their full object ids, however many changes lie between them. */
export async function hunksBetween(
  gitDir: string,
  [before, after]: readonly [string, string],
): Promise<Hunk[]> {
  // Lines that occur once on both sides hold the others in place, as people would align them.
  const form = ['--text', '-U0', '--histogram', '--no-color', '--no-ext-diff', '--no-textconv']
  const args = ['diff', ...form, '--end-of-options', before, after]
  const patch = await git(args, { gitDir, timeoutMs: betweenMsMax, buffered: true })
  const reader = new PatchReader()
  reader.push(patch)
  return [...reader.rest()].flatMap(({ hunks }) => hunks)
}

/** Somebody waits for it. */
const betweenMsMax = 5_000

/** More than any header; of a longer line only the start is kept. */
const headerBytesMax = 65_536

class PatchReader {
  #commit = ''
  #file: FileHunks | null = null
  #done: FileHunks[] = []
  /** Lines of the hunk still to come. */
  #bodyLines = 0
  /** The start of a line whose end has not come yet. */
  #held: Buffer = Buffer.alloc(0)

  push(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      this.#line(
        this.#held.length === 0
          ? chunk.subarray(from, end)
          : Buffer.concat([this.#held, chunk.subarray(from, end)]),
      )
      this.#held = Buffer.alloc(0)
      from = end + 1
    }
    const room = (this.#bodyLines > 0 ? 1 : headerBytesMax) - this.#held.length
    if (from < chunk.length && room > 0)
      this.#held = Buffer.concat([this.#held, chunk.subarray(from, from + room)])
  }

  *taken(): Iterable<FileHunks> {
    yield* this.#done.splice(0)
  }

  *rest(): Iterable<FileHunks> {
    this.#finish()
    yield* this.taken()
  }

  #line(line: Buffer): void {
    if (this.#bodyLines > 0) {
      // "\ No newline at end of file" stands between a hunk's lines and is none of them.
      if (line[0] !== backslash) this.#bodyLines--
      return
    }
    const text = line.toString('latin1')
    if (text.startsWith('@@ -')) this.#hunk(text)
    else if (text.startsWith('commit ')) {
      this.#finish()
      this.#commit = text.slice('commit '.length)
    } else if (text.startsWith('diff --git ')) this.#finish()
    else if (text.startsWith('--- ') || text.startsWith('+++ ')) this.#name(text.slice(4))
  }

  /** The old name comes first and stands where there is no new one. */
  #name(written: string): void {
    if (written === '/dev/null') return
    this.#file = {
      commit: this.#commit,
      path: Buffer.from(unquoted(written), 'latin1').toString('utf8'),
      hunks: [],
    }
  }

  #hunk(text: string): void {
    const [, oldStart, oldCount, newStart, newCount] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text) ?? []
    const hunk = {
      oldStart: Number(oldStart ?? 0),
      oldCount: Number(oldCount ?? 1),
      newStart: Number(newStart ?? 0),
      newCount: Number(newCount ?? 1),
    }
    this.#bodyLines = hunk.oldCount + hunk.newCount
    this.#file?.hunks.push(hunk)
  }

  #finish(): void {
    if (this.#file !== null && this.#file.hunks.length > 0) this.#done.push(this.#file)
    this.#file = null
  }
}

/** A name as git writes it in a patch: quoted as in C where it has to be, else as it is, with a tab after it where it holds a space. */
export function unquoted(written: string): string {
  if (!written.startsWith('"')) return written.endsWith('\t') ? written.slice(0, -1) : written
  return written
    .slice(1, written.lastIndexOf('"'))
    .replaceAll(/\\([0-7]{3}|.)/g, (_, code: string) =>
      code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
    )
}

const escapes: Record<string, string> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
}
const newline = 10
const backslash = 92
