/** What a failed command leaves behind: one line on standard error, and an exit code. */
import { CairnError, exitCodeBug, exitCodeOf } from '#std/errors.ts'
import { inert } from '#std/inert.ts'
import { ClosedPipe, type Io } from './io.ts'
import { asCalled, calledAs, verbsAsCommands } from './paste.ts'

export function tellFailure(io: Io, error: unknown): number {
  if (error instanceof ClosedPipe) return 0
  if (error instanceof CairnError) {
    io.err(`${failureLine(error, { program: calledAs(io.env) })}\n`)
    return exitCodeOf[error.kind]
  }
  io.err(`cairn: bug: ${inert(nameOf(error))}; please report it, with what CAIRN_DEBUG=1 adds\n`)
  io.err(debugLines(io, error))
  return exitCodeBug
}

/** What CAIRN_DEBUG=1 adds to a bug: where it happened. */
export function debugLines({ env }: Io, error: unknown): string {
  return env['CAIRN_DEBUG'] && error instanceof Error ? `${error.stack}\n` : ''
}

/** `cairn: <code>: what; what to do`; after a question, `what? What to do`. Among many, `about` says which one. */
export function failureLine(
  { code, message, hint }: CairnError,
  { about, program = 'cairn' }: { about?: string | undefined; program?: string } = {},
): string {
  const what = `${about === undefined || message.includes(about) ? '' : `${about}: `}${withoutStop(message)}`
  return `cairn: ${code}: ${inert(what + toDo(what, hint && asCalled(verbsAsCommands(hint), program)))}`
}

function toDo(what: string, hint: string | undefined): string {
  if (hint === undefined) return ''
  const says = withoutStop(hint)
  if (what.endsWith('?')) return ` ${says}`
  // After a semicolon the sentence goes on; a word that is more than a word stays as it is written.
  return `; ${says.replace(/^[A-Z](?=[a-z]*[ ,;:])/, (letter) => letter.toLowerCase())}`
}

/** Without the host's paths and secrets that a message of Node or of a driver may hold. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something was thrown that is no error'
  const isOurs = error.message.startsWith('Invariant broken')
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  return isOurs ? error.message : `${error.name}${code}`
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '')
}
