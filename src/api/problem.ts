/** Errors as HTTP tells them: problem details (RFC 9457), with the stable code that the command line has, too. */
import { CairnError, type ErrorKind } from '#std/errors.ts'

const statusOf = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
} as const satisfies Record<ErrorKind, number>

/** What could not be read at all is no matter of what it says. */
const unreadable: ReadonlySet<string> = new Set(['input.json'])

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  hint?: string
}

export function problemResponse(error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof CairnError)
    return respond({
      ...error.details,
      ...problem(error.code, error.message, statusFor(error)),
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    })
  report(error)
  // What went wrong inside is for whoever runs Cairn, not for whoever asks.
  return respond(problem('bug', 'Something went wrong in Cairn.', 500))
}

function statusFor({ code, kind }: CairnError): number {
  return unreadable.has(code) ? 400 : statusOf[kind]
}

export function refusal(status: number, code: string, title: string): Response {
  return respond(problem(code, title, status))
}

function problem(code: string, title: string, status: number): Problem {
  return { type: `urn:cairn:problem:${code}`, title, status, code }
}

function respond(body: Problem): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      // What is still to come is not read: the line ends with the answer.
      ...(body.status === 413 ? { connection: 'close' } : {}),
      ...(body.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(body.status === 503 ? { 'retry-after': '5' } : {}),
    },
  })
}
