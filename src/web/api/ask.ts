/** Asks the server, by the name of a verb. What went wrong comes back as a `Problem`, in the server's words. */
import { wrongInputSaid, type Issue } from './wrong-input.ts'
import type { AnswerOf, InputOf, VerbName } from './verbs.ts'

export class Problem extends Error {
  readonly code: string
  readonly hint: string | undefined
  readonly status: number
  /** What the problem carries beside its words, such as `current` where somebody changed a record since. */
  readonly details: Readonly<Record<string, unknown>>

  constructor({ status, body }: { status: number; body: Readonly<Record<string, unknown>> }) {
    super(saidIn(body))
    this.name = 'Problem'
    this.status = status
    this.code = typeof body['code'] === 'string' ? body['code'] : 'unknown'
    this.hint = typeof body['hint'] === 'string' ? body['hint'] : undefined
    this.details = body
  }
}

/** The words of the server; of what a form sent wrongly, words for whoever filled it in. */
function saidIn(body: Readonly<Record<string, unknown>>): string {
  const said =
    body['code'] === 'input.invalid' ? wrongInputSaid(issuesIn(body['issues'])) : undefined
  return said ?? (typeof body['title'] === 'string' ? body['title'] : 'The server gave no answer.')
}

function issuesIn(given: unknown): Issue[] {
  return Array.isArray(given)
    ? given.flatMap((one: unknown) =>
        isRecord(one) && typeof one['message'] === 'string' && Array.isArray(one['path'])
          ? [{ path: one['path'].filter(isPart), message: one['message'] }]
          : [],
      )
    : []
}

function isPart(part: unknown): part is string | number {
  return typeof part === 'string' || typeof part === 'number'
}

export async function ask<Name extends VerbName>(
  name: Name,
  input: InputOf<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> {
  return send(`/api/v1/${name}${queryOf(input)}`, signal === undefined ? {} : { signal })
}

/** A read whose input is too long for an address. */
export async function askLong<Name extends VerbName>(
  name: Name,
  input: InputOf<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> {
  return send(`/api/v1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  })
}

/** `key` makes it safe to send again: it is done once. */
export async function act<Name extends VerbName>(
  name: Name,
  input: InputOf<Name>,
  key: string,
): Promise<AnswerOf<Name>> {
  return send(`/api/v1/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(input),
  })
}

async function send(url: string, init: RequestInit) {
  const response = await fetch(url, init).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new Problem({ status: 0, body: unreachable })
  })
  const body: unknown = await response.json().catch(() => ({}))
  // What the verb's shape says was checked by the server before it was sent.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (response.ok) return body as never
  throw new Problem({ status: response.status, body: isRecord(body) ? body : {} })
}

const unreachable = {
  code: 'network',
  title: 'Cairn does not answer.',
  hint: 'It may have been stopped. Start it again; nothing you wrote here is lost.',
}

function queryOf(input: object): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
