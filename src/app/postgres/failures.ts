/** What PostgreSQL's own words mean for the person at the command line: one sentence, and what to do. */
import { statfsSync } from 'node:fs'
import { CairnError, messageOf } from '#std/errors.ts'
import { codeOf } from './error-code.ts'
import type { Place } from './place.ts'

/** From what initdb or the server wrote before it gave up. */
export function serverFailure({ home }: Pick<Place, 'home'>, said: string): CairnError {
  const known =
    startFailures.find(({ words }) => words.test(said)) ?? (isFull(home) ? startedFull : undefined)
  const lastWords =
    said.match(/(?:FATAL|PANIC|error): *(.+)/g)?.at(-1) ?? said.trim().split('\n').at(-1) ?? ''
  const cause = new Error(said.trim().slice(-4000) || 'It said nothing.')
  if (known)
    return new CairnError('unavailable', known.code, known.says(home), {
      hint: known.hint(home),
      cause,
    })
  return new CairnError(
    'unavailable',
    'db.start_failed',
    `PostgreSQL did not start: ${lastWords.replace(/^\w+: */, '') || 'it said nothing'}.`,
    {
      hint: `Its log is in ${home}/log. Setting DATABASE_URL uses a server of your own instead.`,
      cause,
    },
  )
}

interface StartFailure {
  words: RegExp
  code: string
  says: (home: string) => string
  hint: (home: string) => string
}

const startedFull: StartFailure = {
  words: /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/,
  code: 'db.no_space',
  says: (home) => `No space is left for the database in ${home}.`,
  hint: () =>
    'Free some space (a new database takes 100 MB) and run the command again, or choose another folder with --data.',
}

const startFailures: StartFailure[] = [
  startedFull,
  {
    words: /incompatible with (?:this version|server)|not compatible with this version/,
    code: 'db.version',
    says: (home) => `The database in ${home} was made by another version of PostgreSQL.`,
    hint: (home) => `Use the Cairn that made it, or move ${home} away and scan again.`,
  },
  {
    words: /user does not exist|could not look up (?:effective|local) user/,
    code: 'db.no_user',
    says: () => 'PostgreSQL does not run as a user without a name on this machine.',
    hint: () =>
      'Add the user to /etc/passwd, or set DATABASE_URL to a PostgreSQL server of your own.',
  },
  {
    words:
      /Cannot allocate memory|could not (?:map|create) .*shared memory|could not resize shared memory/,
    code: 'db.no_memory',
    says: () => 'There is not enough memory to start PostgreSQL.',
    hint: () =>
      'Cairn needs about 300 MB for it; free some, or set DATABASE_URL to a PostgreSQL server of your own.',
  },
  {
    words: /insufficient file descriptors|Too many open files|EMFILE|ENFILE/,
    code: 'db.no_files',
    says: () => 'PostgreSQL may not open enough files to start.',
    hint: () => 'Raise the limit (ulimit -n 1024) and run the command again.',
  },
  {
    words:
      /error while loading shared libraries|GLIBC|Exec format error|ENOEXEC|Library not loaded|No such file or directory.*\bspawn|spawn .*ENOENT/,
    code: 'db.no_binaries',
    says: () => 'The PostgreSQL that came with Cairn does not run on this machine.',
    hint: () =>
      'Run npm ci again on this machine, or set DATABASE_URL to a PostgreSQL server of your own.',
  },
  {
    words:
      /wrong ownership|Permission denied|Operation not permitted|Read-only file system|invalid permissions|EACCES|EPERM|EROFS/,
    code: 'db.permission',
    says: (home) => `The server may not use its own folder ${home}.`,
    hint: () =>
      'Give that folder back to the user who made it, or choose another data folder with --data.',
  },
  {
    words:
      /could not (?:locate a valid checkpoint|find the database system)|invalid .*checkpoint record|could not open file "global\/|is not a database cluster|control file/,
    code: 'db.damaged',
    says: (home) => `The database in ${home} is damaged.`,
    hint: (home) => `Move ${home} away and scan again, or put back a copy of it.`,
  },
]

/** PostgreSQL writes its log in files of 16 MB; one that it has no space for ends it, and it removes what it began. */
const spaceBytesMin = 32 * 1024 ** 2

/** A full disk often takes the words with it: the log cannot be written, and the line breaks without a reason. */
function isFull(home: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(home)
    return bavail * bsize < spaceBytesMin
  } catch {
    return false
  }
}

/** A server as its failures name it: without user or password. */
export interface Target {
  name: string
  /** The folder it lives in where it is our own; DATABASE_URL has no part in it then. */
  home?: string
}

/** From an error met while connecting to a server or asking it something. What is no failure of a database is left as it is. */
export function connectionFailure({ name, home }: Target, error: unknown): unknown {
  if (error instanceof CairnError) return error
  const code = codeOf(error) ?? ''
  const message = messageOf(error)
  const met = connectionFailures.find(
    ({ codes, words }) => codes.test(code) || words?.test(message),
  )
  const known = met === unreachable && home !== undefined && isFull(home) ? noSpace : met
  if (known) {
    const hint =
      home === undefined
        ? known.hint
        : (known.ownHint ?? 'Run the command again; if this comes again, run cairn doctor.')
    return new CairnError('unavailable', known.code, known.says(name, message || code), {
      hint,
      cause: error,
    })
  }
  if (!/^[0-9A-Z]{5}$/.test(code)) return error
  return new CairnError(
    'unavailable',
    'db.failed',
    `The database at ${name} refused: ${message}.`,
    {
      hint: 'If this comes again, please report it.',
      cause: error,
    },
  )
}

/**
 * The same from an error met while working with an open database, where files, git and we ourselves may fail as well:
 * what the database did not say, and what it says of a statement that is wrong, is left as it is.
 */
export function workFailure(target: Target, error: unknown): unknown {
  return isOfDatabase(error) ? connectionFailure(target, error) : error
}

function isOfDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (code === undefined) return error.name === 'Error' && brokenLine.test(error.message)
  const isConnecting = 'syscall' in error && error.syscall === 'connect'
  return isConnecting || brokenSocket.test(code) || outsideStates.test(code)
}

const brokenSocket = /^(ECONN\w+|EPIPE|EHOST\w+|ENET\w+|ETIMEDOUT)$/

/** Of SQL's states those that a right statement meets: rights, resources, somebody's intervention, the system beneath. */
const outsideStates = /^(08\w{3}|28\w{3}|3D000|25006|42501|53\w{3}|55P03|57\w{3}|58\w{3}|XX\w{3})$/

interface ConnectionFailure {
  codes: RegExp
  words?: RegExp
  code: string
  says: (target: string, message: string) => string
  hint: string
  /** Where the server is our own. */
  ownHint?: string
}

/** pg's own words for a line that broke before, during or after a query; it puts no code on them. */
export const brokenLine = /time(?:d )?out|terminated|connection ended|not queryable/i

const noSpace: ConnectionFailure = {
  codes: /^(53100|ENOSPC|EDQUOT)$/,
  words: /No space left on device/,
  code: 'db.no_space',
  says: (target) => `No space is left for the database at ${target}.`,
  hint: 'Free some space there and run the command again.',
  ownHint: 'Free some space and run the command again: what was stored is still there.',
}

const unreachable: ConnectionFailure = {
  codes: /^(ECONN|ENOTFOUND|EAI_|ENOENT|EHOST|ENET|ETIMEDOUT|EPIPE|08|57P)/,
  words: brokenLine,
  code: 'db.unreachable',
  says: (target, message) => `The database at ${target} cannot be reached: ${message}.`,
  hint: 'Check that it runs, and the host and port in DATABASE_URL.',
}

const connectionFailures: ConnectionFailure[] = [
  {
    codes: /^28/,
    words: /password|SASL|no pg_hba.conf entry/,
    code: 'db.auth',
    says: (target) => `The database at ${target} did not accept the user or the password.`,
    hint: 'Check the user and the password in DATABASE_URL.',
  },
  {
    codes: /^3D000$/,
    code: 'db.no_database',
    says: (target) => `There is no such database at ${target}.`,
    hint: 'Create it there first, or correct the name in DATABASE_URL.',
  },
  {
    codes: /^42501$/,
    code: 'db.permission',
    says: (target, message) =>
      `The database at ${target} does not allow this user to do that: ${message}.`,
    hint: 'Let the user own the database, or grant it CREATE on the schema public.',
  },
  {
    codes: /^25006$/,
    code: 'db.read_only',
    says: (target) => `The database at ${target} cannot be written.`,
    hint: 'Name the primary server, not a standby, in DATABASE_URL.',
  },
  noSpace,
  {
    codes: /^53200$/,
    code: 'db.no_memory',
    says: (target) => `The database at ${target} has no memory left.`,
    hint: 'Free some memory there and run the command again.',
    ownHint: 'Free some memory and run the command again.',
  },
  {
    codes: /^53300$/,
    code: 'db.busy',
    says: (target) => `The database at ${target} has no connection free.`,
    hint: 'End other programs that use it, or raise its max_connections.',
    ownHint: 'End other Cairns on this data folder.',
  },
  {
    codes: /^55P03$/,
    code: 'db.locked',
    says: (target) => `Another program holds a lock on the database at ${target}.`,
    hint: 'Wait until it is done and run the command again.',
    ownHint: 'Wait until it is done and run the command again.',
  },
  {
    codes: /CERT|SSL|TLS/,
    words: /\b(SSL|TLS)\b|certificate/i,
    code: 'db.tls',
    says: (target, message) => `No secure connection to the database at ${target}: ${message}.`,
    hint: 'Check sslmode and sslrootcert in DATABASE_URL; the certificate is checked unless sslmode is no-verify.',
  },
  unreachable,
]
