/**
 * The one error that Cairn shows to people. Its kind decides the exit code and the HTTP status; its code is
 * stable and may be matched by programs; its message says what happened and its hint says what to do.
 */
export class CairnError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly hint: string | undefined
  /** For programs: what they need to go on, such as the current version after a conflict. */
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    options: { hint?: string; cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'CairnError'
    this.kind = kind
    this.code = code
    this.hint = options.hint
    this.details = options.details
  }
}

/**
 * What the reader can do about it: mend the input (`invalid`, `not_found`, `conflict`), wait for or start something
 * (`unavailable`), or ask whoever set the rule (`forbidden`).
 */
export type ErrorKind = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'unavailable'

/** Exit codes of the command line (docs/json.md): 0 done, 2 bad input, 3 partly done, 4 a dependency is down, 5 refused, 70 a bug. */
export const exitCodeOf = {
  invalid: 2,
  not_found: 2,
  conflict: 2,
  unavailable: 4,
  forbidden: 5,
} as const satisfies Record<ErrorKind, number>

export const exitCodePartlyDone = 3
export const exitCodeBug = 70

/** States what must be true here; a failure is our bug, never the reader's input. */
export function invariant(claim: unknown, otherwise: string): asserts claim {
  if (!claim) throw new Error(`Invariant broken: ${otherwise}`)
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
