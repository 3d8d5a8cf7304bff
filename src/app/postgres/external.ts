/** A PostgreSQL server of somebody else's, named by DATABASE_URL: 15 or newer, UTF-8, and ours to write. */
import { Socket } from 'node:net'
import type pg from 'pg'
import { CairnError } from '#std/errors.ts'
import { connectionFailure, type Target } from './failures.ts'
import { makePool } from './pool.ts'

export interface ExternalDatabase {
  pool: pg.Pool
  target: Target
  leave: () => Promise<void>
}

/** A server that does not answer is reported within five seconds of the start. */
const connectMsMax = 4_000

export async function connectToUrl(databaseUrl: string): Promise<ExternalDatabase> {
  const target = targetOf(databaseUrl)
  const lines = new Set<Socket>()
  const pool = poolFor(databaseUrl, target, lines)
  try {
    const { rows } = await pool.query<ServerState>(
      `select current_setting('server_version_num')::int as version,
              current_setting('server_encoding') as encoding,
              current_setting('transaction_read_only') as "readOnly"`,
    )
    checkServer(target, rows[0] ?? { version: 0, encoding: '', readOnly: '' })
    return { pool, target, leave: async () => {} }
  } catch (error) {
    await pool.end()
    // pg leaves a line open on which it gave up by itself, as for want of a password: the server would hold it, and us,
    // for another minute.
    for (const line of lines) line.destroy()
    throw connectionFailure(target, error)
  }
}

function poolFor(databaseUrl: string, target: Target, lines: Set<Socket>): pg.Pool {
  const stream = (): Socket => {
    const line = new Socket()
    lines.add(line)
    return line.once('close', () => lines.delete(line))
  }
  try {
    return makePool({
      connectionString: withPlainSslMode(databaseUrl),
      connectionTimeoutMillis: connectMsMax,
      stream,
    })
  } catch (error) {
    // Such as a certificate file that sslrootcert names and that is not there.
    throw connectionFailure(target, error)
  }
}

/**
 * pg takes these modes for `verify-full`, and prints a warning of eight lines that it will not for ever. Said in the word
 * it means by them, they stay as strict as they are, and the warning has no reason to come.
 */
function withPlainSslMode(databaseUrl: string): string {
  if (/[?&]uselibpqcompat=true\b/.test(databaseUrl)) return databaseUrl
  return databaseUrl.replace(
    /([?&]sslmode=)(?:prefer|require|verify-ca)(?=[&#]|$)/g,
    '$1verify-full',
  )
}

function targetOf(databaseUrl: string): Target {
  // postgres://user@/database?host=/folder names a socket; without a host it is no URL to Node.
  const text = databaseUrl.replace('@/', '@localhost/')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new CairnError(
      'invalid',
      'db.bad_url',
      'DATABASE_URL is not the address of a PostgreSQL server.',
      {
        hint: 'It looks like postgres://user:password@host:5432/database; a sign such as @ or / in the password is written %40 or %2F.',
      },
    )
  }
  return { name: `${url.searchParams.get('host') ?? url.host}${url.pathname}` }
}

const oldestVersion = 15

interface ServerState {
  version: number
  encoding: string
  readOnly: string
}

export function checkServer({ name }: Target, { version, encoding, readOnly }: ServerState): void {
  if (version < oldestVersion * 10_000) {
    throw new CairnError(
      'unavailable',
      'db.too_old',
      `The server at ${name} is PostgreSQL ${Math.floor(version / 10_000)}; Cairn needs ${oldestVersion} or newer.`,
      {
        hint: 'Update the server, or leave DATABASE_URL unset to use the PostgreSQL that comes with Cairn.',
      },
    )
  }
  if (encoding !== 'UTF8') {
    throw new CairnError(
      'unavailable',
      'db.encoding',
      `The database at ${name} is encoded in ${encoding}; Cairn needs UTF8.`,
      {
        hint: `Create it with: create database … encoding 'UTF8' template template0`,
      },
    )
  }
  if (readOnly === 'on') {
    throw new CairnError(
      'unavailable',
      'db.read_only',
      `The database at ${name} cannot be written.`,
      {
        hint: 'Name the primary server, not a standby, in DATABASE_URL.',
      },
    )
  }
}
