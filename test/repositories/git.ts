/**
 * Stock git as the tests run it: no user, system or environment configuration, no prompts, UTC. This is the tests' own
 * wrapper, kept apart from the product's so that one can be held against the other.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface GitRun {
  /** Where git stands. The root folder unless said otherwise: with --git-dir it would take attributes from here. */
  cwd?: string
  input?: Uint8Array | string
  env?: Record<string, string>
}

export interface GitAnswer {
  status: number | null
  stdout: Buffer
  stderr: string
}

/** Runs git and gives its output; throws with what git said when it fails. */
export async function git(args: readonly string[], run: GitRun = {}): Promise<Buffer> {
  const answer = await tryGit(args, run)
  if (answer.status !== 0) {
    throw new Error(
      `git ${args.join(' ').slice(0, 200)} ended with ${answer.status}: ${answer.stderr}`,
    )
  }
  return answer.stdout
}

/** Runs git and gives its output and its exit status, whatever it is. */
export async function tryGit(args: readonly string[], run: GitRun = {}): Promise<GitAnswer> {
  const child = spawn('git', args, {
    cwd: run.cwd ?? '/',
    env: { ...bareEnvironment(), ...run.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // A git that refuses its input closes the pipe early; its exit status tells the story.
  child.stdin.on('error', () => undefined)
  child.stdin.end(run.input ?? '')
  const closed = await once(child, 'close')
  const status = typeof closed[0] === 'number' ? closed[0] : null
  return { status, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }
}

/** Everything git is told by its surroundings, in full. */
export function bareEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    HOME: '/nonexistent',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_AUTHOR_NAME: 'Ana',
    GIT_AUTHOR_EMAIL: 'ana@example.org',
    GIT_AUTHOR_DATE: '1577836800 +0000',
    GIT_COMMITTER_NAME: 'Ana',
    GIT_COMMITTER_EMAIL: 'ana@example.org',
    GIT_COMMITTER_DATE: '1577836800 +0000',
  }
}
