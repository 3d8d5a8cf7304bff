/**
 * The one place that runs git. Never through a shell, never in a repository's own directory, always with a git directory
 * named, always with limits.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { CairnError } from '#std/errors.ts'
import { gitEnvironment, gitSettings, type Trust } from './profile.ts'

export interface GitRun {
  /** The git directory; absent only for `clone`, `ls-remote` and `--version`. */
  gitDir?: string
  trust?: Trust
  /** Further `-c` settings. */
  settings?: Record<string, string>
  input?: string | Buffer
  signal?: AbortSignal | undefined
  /** At most this many bytes of output; more is an error. Default 256 MiB. */
  outputBytesMax?: number
  /** At most this long, in milliseconds. Default ten minutes. */
  timeoutMs?: number
  /** At most this many MiB of memory, where that is less than any git may have. */
  memoryMiBMax?: number
  /** Let git hold finished commits back until its buffer is full: faster, but a stall cannot be placed. */
  buffered?: boolean
  /** Let it give way to whatever else wants a core. */
  background?: boolean
}

export interface GitResult {
  stdout: Buffer
  stderr: string
  exitCode: number | null
}

/**
 * What one git may hold in memory, in MiB: enough for any honest history. What may meet a tree bomb begins with less: shape.ts.
 * CAIRN_GIT_MEMORY says less where the machine is small: a container that runs out may lose its database instead.
 */
function memoryMax(): number {
  const wanted = process.env['CAIRN_GIT_MEMORY'] || '2048'
  const mebibytes = Number(wanted)
  if (Number.isSafeInteger(mebibytes) && mebibytes >= 128) return mebibytes
  throw new CairnError('invalid', 'git.memory.invalid', 'CAIRN_GIT_MEMORY is no size.', {
    hint: 'Give whole MiB, 128 or more; 2048 is usual.',
  })
}

const prlimit = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path))

/** Starts git and leaves its streams to the caller. */
export function startGit(
  args: readonly string[],
  run: GitRun = {},
): ChildProcessWithoutNullStreams {
  const trust = run.trust ?? 'read'
  const settings = Object.entries(run.settings ?? {}).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  const gitDir = run.gitDir === undefined ? [] : [`--git-dir=${run.gitDir}`]
  const argv = [...gitSettings(trust), ...settings, ...gitDir, ...args]
  const env = gitEnvironment(trust, tmpdir())
  const [file, argvLimited] =
    prlimit === undefined
      ? ['git', argv]
      : [prlimit, [...limitsFor(trust, run.memoryMiBMax), 'git', ...argv]]
  const child = spawn(file, argvLimited, {
    cwd: tmpdir(),
    env: run.buffered ? { ...env, GIT_FLUSH: '0' } : env,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(run.signal ? { signal: run.signal, killSignal: 'SIGKILL' as const } : {}),
  })
  if (run.background === true && child.pid !== undefined) giveWay(child.pid)
  // A child that ends early closes its input under us; its exit status tells the story.
  child.stdin.on('error', () => {})
  return child
}

/**
 * A git that only reads may write no file at all. Not the number of processes: that counts all of the user's, not git's.
 * Nor its address space, which holds the packs it maps: the data limit is what it allocates.
 */
function limitsFor(trust: Trust, wanted = Infinity): string[] {
  const mebibytes = Math.min(wanted, memoryMax())
  const limits = [`--data=${mebibytes * 1024 ** 2}`, '--core=0', `--cpu=${cpuSecondsMax}`]
  return trust === 'read' ? [...limits, '--fsize=0'] : limits
}

const cpuSecondsMax = 3600

function giveWay(pid: number): void {
  try {
    setPriority(pid, 5)
  } catch {
    // It may have ended already, and it works as well without.
  }
}

/** Runs git to its end and gives what it printed, whatever its exit status. */
export async function tryGit(args: readonly string[], run: GitRun = {}): Promise<GitResult> {
  const child = startGit(args, run)
  child.stdin.end(run.input ?? '')
  const bytesMax = run.outputBytesMax ?? 256 * 1024 ** 2
  const timer = setTimeout(() => child.kill('SIGKILL'), run.timeoutMs ?? 600_000)
  const exited = exitOf(child)
  const chunks: Buffer[] = []
  let bytes = 0
  const errors = stderrOf(child)
  // A helper that talks to the host outlives a git that was killed, and holds its streams open.
  const letGo = (): void => {
    child.stdout.destroy()
    child.stderr.destroy()
  }
  run.signal?.addEventListener('abort', letGo)
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > bytesMax) {
        child.kill('SIGKILL')
        throw new CairnError(
          'invalid',
          'git.output.too_large',
          `git ${args[0]} printed more than ${bytesMax} bytes.`,
        )
      }
      chunks.push(chunk)
    }
  } finally {
    clearTimeout(timer)
    run.signal?.removeEventListener('abort', letGo)
  }
  const exitCode = await exited
  return { stdout: Buffer.concat(chunks), stderr: await errors, exitCode }
}

/** Runs git to its end; anything but success is an error in our words. */
export async function git(args: readonly string[], run: GitRun = {}): Promise<Buffer> {
  const result = await tryGit(args, run)
  if (result.exitCode !== 0) throw gitError(args, result.stderr, result.exitCode)
  return result.stdout
}

/** Resolves with the exit status, null when killed; rejects when git cannot be started at all. */
export function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('close', (code) => resolve(code))
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.name === 'AbortError') resolve(null)
      else if (error.code === 'ENOENT') reject(gitMissing())
      else
        reject(
          new CairnError(
            'unavailable',
            'git.start_failed',
            `git could not be started: ${error.message}.`,
          ),
        )
    })
  })
  exited.catch(() => {}) // Whoever awaits it hears of it; until then it is not an unhandled one.
  return exited
}

/** The last 8 KiB that git says on its error stream. */
export async function stderrOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  let text = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (part: string) => {
    text = (text + part).slice(-8192)
  })
  await new Promise((resolve) => child.stderr.once('close', resolve))
  return text
}

/** Turns git's own words into one of our errors; the first fatal line is kept, paths of ours are not. */
export function gitError(
  args: readonly string[],
  stderr: string,
  exitCode: number | null,
): CairnError {
  const said =
    stderr.split('\n').find((line) => /^(fatal|error):/.test(line)) ??
    stderr.trim().split('\n')[0] ??
    ''
  const what = said.replace(/^(fatal|error): /, '').trim()
  // What a shell says, and prlimit as well, when there is no such program.
  if (exitCode === 127) return gitMissing()
  // Before all else: what may not be read looks broken or missing to git.
  if (/permission denied/i.test(stderr))
    return new CairnError(
      'forbidden',
      'git.repo.permission',
      `git may not read the repository: ${what}.`,
      { hint: 'Ask its owner for read access.' },
    )
  for (const [pattern, code, hint] of known)
    if (pattern.test(stderr))
      return new CairnError('invalid', code, `git could not read the repository: ${what}.`, {
        hint,
      })
  const ended = exitCode === null ? 'was stopped' : `ended with status ${exitCode}`
  return new CairnError(
    'invalid',
    'git.failed',
    `git ${args[0]} ${ended}${what ? `: ${what}` : ''}.`,
  )
}

const known: [RegExp, string, string][] = [
  [
    /missing blob|promisor|could not fetch|unable to read sha1 file|lazy fetch/i,
    'git.objects.missing',
    'A partial clone lacks contents: fetch them with `git fetch --refetch --no-filter`, or scan a full clone.',
  ],
  [
    /corrupt|bad object|inflate|is truncated|unable to (read|unpack)|loose object|packfile|does not match index|missing (tree|commit)|failed to (read|traverse)|could not (read|parse)|not a valid object|garbage at end/i,
    'git.repo.corrupt',
    'Check it with `git fsck`; a fresh clone usually mends it. What was stored before is kept.',
  ],
  [
    /unknown (repository )?extension|unsupported repository|repository version|repo version/i,
    'git.format.unsupported',
    'A newer git may read it: see `git --version`.',
  ],
]

function gitMissing(): CairnError {
  return new CairnError('unavailable', 'git.missing', 'git was not found.', {
    hint: 'Install git 2.39.4 or newer and make sure it is on the PATH.',
  })
}

/** Refuses a git that cannot be kept from fetching what a partial clone lacks. */
export async function requireGit(): Promise<string> {
  const text = (await git(['--version'])).toString('utf8').trim()
  const version = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text)
  const [major = 0, minor = 0, patch = 0] = (version ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0))
  const number = major * 1_000_000 + minor * 1_000 + patch
  if (number < 2_039_004)
    throw new CairnError(
      'unavailable',
      'git.too_old',
      `This is ${text}; Cairn needs git 2.39.4 or newer.`,
      {
        hint: 'Install a newer git.',
      },
    )
  return version?.[0] ?? text
}
