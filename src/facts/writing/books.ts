/** Dictionaries that turn paths, people and trailer names into the integers the facts speak in. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { classOf } from '#facts/words/classes.ts'
import { textOf } from '#facts/commit-fact.ts'
import { CopyRows, type Copied } from './copy.ts'

/** Whoever can be asked: the connection of a transaction, or any of a pool. */
type Asked = pg.ClientBase | pg.Pool

/** Paths of one repository. Ids are dense and given here, under the repository's lock. */
export class PathBook {
  readonly repositoryId: number
  next: number
  readonly #ids = new Map<string, number>()
  /** Whether every stored path is in the map, so that an unknown one must be new. */
  readonly #isComplete: boolean
  readonly #fresh: CopyRows

  constructor(repositoryId: number, pathCount: number) {
    this.repositoryId = repositoryId
    this.next = pathCount
    this.#isComplete = pathCount === 0
    this.#fresh = new CopyRows('path', {
      repository_id: 'int4',
      path_id: 'int4',
      path: 'text',
      raw: 'bytea',
      class: 'text',
    })
  }

  /** Makes ids for these paths (latin1) available; new ones are kept for `take`. */
  async learn(client: Asked, paths: Iterable<string>): Promise<void> {
    const unknown = unknownTo(this.#ids, paths)
    if (!this.#isComplete && unknown.length > 0) await this.#lookUp(client, unknown)
    for (const path of unknown) {
      if (this.#ids.has(path)) continue
      const { text, raw } = textOf(path)
      this.#ids.set(path, this.next)
      this.#fresh.row(this.repositoryId, this.next++, text, raw, classOf(text))
    }
  }

  id(path: string): number {
    return this.#ids.get(path) ?? -1
  }

  /** The rows of paths learned since the last call, for the caller's transaction. */
  take(): Copied[] {
    return this.#fresh.take()
  }

  async #lookUp(client: Asked, paths: string[]): Promise<void> {
    const { rows } = await client.query<{ path_id: number; path: string; raw: Buffer | null }>(
      'select path_id, path, raw from path where repository_id = $1 and path = any($2)',
      [this.repositoryId, paths.map((path) => textOf(path).text.replaceAll('\0', '\ufffd'))],
    )
    for (const row of rows) {
      const bytes = row.raw ?? Buffer.from(row.path, 'utf8')
      this.#ids.set(bytes.toString('latin1'), row.path_id)
    }
  }
}

/**
 * Names with e-mails, over all repositories. Several learn at once, in one scan and in several: all write in one order, so that
 * none of two that share some waits for the other while the other waits for it.
 */
export class IdentityBook {
  readonly #ids = new Map<string, number>()

  /** `people` are `name NUL e-mail`, latin1. */
  async learn(client: Asked, people: Iterable<string>): Promise<void> {
    const unknown = unknownTo(this.#ids, people)
    if (unknown.length === 0) return
    const byKey = new Map(unknown.map((person) => [keyOf(person).toString('hex'), person]))
    const rows = [...byKey].map(([key, person]) => ({ key, ...identityRow(person) }))
    await client.query(
      `insert into identity (key, name, email, raw)
       select decode(key, 'hex'), name, email, decode(raw, 'hex')
       from json_to_recordset($1) as fresh (key text, name text, email text, raw text)
       order by key on conflict (key) do nothing`,
      [JSON.stringify(rows)],
    )
    const { rows: found } = await client.query<{ identity_id: number; key: string }>(
      `select identity_id, encode(key, 'hex') as key from identity where key = any(select decode(k, 'hex') from unnest($1::text[]) k)`,
      [[...byKey.keys()]],
    )
    for (const row of found) this.#ids.set(byKey.get(row.key) ?? '', row.identity_id)
  }

  id(person: string): number {
    return this.#ids.get(person) ?? -1
  }
}

/** Each once. Nearly all are known, so they are asked first and gathered second. */
function unknownTo(ids: ReadonlyMap<string, number>, words: Iterable<string>): string[] {
  const unknown = new Set<string>()
  for (const word of words) if (!ids.has(word)) unknown.add(word)
  return [...unknown]
}

export function personKey(name: string, email: string): string {
  return `${name}\0${email}`
}

function keyOf(person: string): Buffer {
  return createHash('sha256').update(person, 'latin1').digest()
}

const nameMax = 500

function identityRow(person: string): { name: string; email: string; raw: string | null } {
  const [name = '', email = ''] = person.split('\0')
  const shown = textOf(name)
  const mail = textOf(email)
  const isLossy =
    shown.raw !== null || mail.raw !== null || name.length > nameMax || email.length > nameMax
  return {
    name: shown.text.slice(0, nameMax),
    email: mail.text.slice(0, nameMax),
    raw: isLossy ? Buffer.from(person, 'latin1').toString('hex') : null,
  }
}

/** Trailer names, over all repositories. */
export class TokenBook {
  readonly #ids = new Map<string, number>()

  async learn(client: Asked, tokens: Iterable<string>): Promise<void> {
    const unknown = unknownTo(this.#ids, tokens)
    if (unknown.length === 0) return
    await client.query(
      'insert into token (token) select token from unnest($1::text[]) token order by token on conflict (token) do nothing',
      [unknown],
    )
    const { rows } = await client.query<{ token_id: number; token: string }>(
      'select token_id, token from token where token = any($1)',
      [unknown],
    )
    for (const row of rows) this.#ids.set(row.token, row.token_id)
  }

  id(token: string): number {
    return this.#ids.get(token) ?? -1
  }
}
