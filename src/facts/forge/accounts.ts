/** Accounts of a forge: each is one row, known by the forge's number for it. */
import { hash } from 'node:crypto'
import type pg from 'pg'
import type { AccountSeen } from './seen.ts'

/** What tells an account from others. Where the forge gave no number, its name does. */
function accountKey(host: string, { id, login }: NonNullable<AccountSeen>): string {
  return id === null ? `${host}@${login.toLowerCase()}` : `${host}#${id}`
}

export class AccountBook {
  readonly #host: string
  /** By key; the version is the time at which it was seen so. */
  readonly #seen = new Map<string, { account: NonNullable<AccountSeen>; version: number }>()
  readonly #emails = new Map<string, Set<string>>()
  readonly #ids = new Map<string, number>()

  constructor(host: string) {
    this.#host = host
  }

  see(account: AccountSeen | undefined, at: number): void {
    if (account === null || account === undefined) return
    // Of seconds, not of milliseconds, and so less than any: who does not tell what it is, takes no word from who does.
    const version = account.type === 'unknown' ? Math.floor(at / 1000) : at
    const key = accountKey(this.#host, account)
    const known = this.#seen.get(key)
    if (known === undefined || isLater({ account, version }, known))
      this.#seen.set(key, { account, version })
  }

  seeEmail(account: AccountSeen, email: string | null): void {
    if (account === null || !email) return
    const key = accountKey(this.#host, account)
    const emails = this.#emails.get(key) ?? new Set()
    this.#emails.set(key, emails.add(email.toLowerCase()))
  }

  /** All that were seen, in the caller's transaction. In one order, so that two who write at once wait and never deadlock. */
  async write(client: pg.ClientBase): Promise<void> {
    const keys = [...this.#seen.keys()].sort()
    const rows = keys.map((key) => {
      const seen = this.#seen.get(key)
      const [login, type] = [seen?.account.login ?? '', seen?.account.type ?? 'unknown']
      return { key, login, type, version: seen?.version ?? 0, digest: digestOf(login, type) }
    })
    const column = <Key extends keyof (typeof rows)[number]>(name: Key) =>
      rows.map((row) => row[name])
    await client.query(
      `insert into forge.account as known (key, host, login, type, version, digest)
       select key, $2, login, type, version, digest
       from unnest($1::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[]) as t (key, login, type, version, digest)
       order by key
       on conflict (key) do update set login = excluded.login, type = excluded.type, version = excluded.version, digest = excluded.digest
       where (excluded.version, excluded.digest) > (known.version, known.digest)`,
      [
        ...[column('key'), this.#host, column('login'), column('type')],
        ...[column('version'), column('digest')],
      ],
    )
    const { rows: known } = await client.query<{ key: string; id: number }>(
      'select key, account_id as id from forge.account where key = any ($1)',
      [keys],
    )
    for (const { key, id } of known) this.#ids.set(key, id)
    await this.#writeEmails(client)
  }

  idOf(account: AccountSeen | undefined): number | null {
    if (account === null || account === undefined) return null
    return this.#ids.get(accountKey(this.#host, account)) ?? null
  }

  async #writeEmails(client: pg.ClientBase): Promise<void> {
    const pairs = [...this.#emails].flatMap(([key, emails]) =>
      [...emails].map((email) => ({ id: this.#ids.get(key), email })),
    )
    const found = pairs.filter(({ id }) => id !== undefined)
    await client.query(
      `insert into forge.account_email (account_id, email)
       select * from unnest($1::int[], $2::text[]) as t (id, email) order by 1, 2 on conflict do nothing`,
      [found.map(({ id }) => id), found.map(({ email }) => email)],
    )
  }
}

function isLater(
  one: { account: NonNullable<AccountSeen>; version: number },
  other: { account: NonNullable<AccountSeen>; version: number },
): boolean {
  if (one.version !== other.version) return one.version > other.version
  const digest = ({ account: { login, type } }: typeof one) => BigInt(digestOf(login, type))
  return digest(one) > digest(other)
}

function digestOf(login: string, type: string): string {
  return hash('sha256', `${login}\0${type}`, 'buffer').readBigInt64BE().toString()
}
