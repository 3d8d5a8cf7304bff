/** Whether all that Cairn needs is there, one sentence each; nothing is made that was not there before. */
import { statfs } from 'node:fs/promises'
import { requireGit } from '#sources/git/git.ts'
import { pathWord, shownAddress, shownPath } from '#std/address.ts'
import { CairnError, messageOf } from '#std/errors.ts'
import { dataFolderPath, isDataFolderThere } from './data-folder.ts'
import { openDatabase, type Database } from './database.ts'

export interface Check {
  name: string
  state: 'ok' | 'warn' | 'fail'
  says: string
  /** What to do about it; null where nothing is to be done. */
  todo: string | null
}

export interface CheckUpWish {
  data?: string | undefined
  env: Readonly<Record<string, string | undefined>>
}

export async function checkUp(wish: CheckUpWish): Promise<Check[]> {
  const folder = await asCheck('data folder', () => dataFolder(wish))
  return [await asCheck('node', node), await asCheck('git', git), folder, ...(await database(wish))]
}

const newestTried = 24

async function node(): Promise<Check> {
  const major = Number(process.versions.node.split('.', 1)[0])
  return major >= newestTried
    ? ok('node', `Node ${process.versions.node}`)
    : warn(
        'node',
        `Node ${process.versions.node} is older than the ${newestTried} Cairn is made for.`,
        'Start Cairn with bin/cairn.js, which finds its own.',
      )
}

async function git(): Promise<Check> {
  return ok('git', `git ${await requireGit()}`)
}

const spaceLeftMin = 1024 ** 3

async function dataFolder({ data, env }: CheckUpWish): Promise<Check> {
  const folder = dataFolderPath({ data, env })
  if (!(await isDataFolderThere(folder)))
    return ok('data folder', `${folder} will be made by the first scan.`)
  const { bavail, bsize } = await statfs(folder)
  const left = bavail * bsize
  const says = `${folder}, with ${bytes(left)} left on its disk`
  return left < spaceLeftMin
    ? warn('data folder', `${says}.`, 'Free some space, or choose another folder with --data.')
    : ok('data folder', says)
}

async function database(wish: CheckUpWish): Promise<Check[]> {
  const databaseUrl = wish.env['DATABASE_URL']
  let opened: Database | undefined
  try {
    const folder = dataFolderPath(wish)
    if (!databaseUrl && !(await isDataFolderThere(folder)))
      return [ok('database', 'will be made by the first scan.')]
    opened = await openDatabase({ dataFolder: folder, databaseUrl })
    return [...(await server(opened, Boolean(databaseUrl))), ...(await repositories(opened))]
  } catch (error) {
    return [failed('database', opened ? opened.inWords(error) : error)]
  } finally {
    await opened?.close()
  }
}

async function server({ pool }: Database, isTheirs: boolean): Promise<Check[]> {
  const { rows } = await pool.query<{
    version: string
    fsync: string
    size: number
    others: string[]
  }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       pg_database_size(current_database())::float8 as size,
       (select coalesce(array_agg(distinct application_name order by application_name), '{}') from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and application_name like 'cairn %'
          and application_name <> current_setting('application_name')) as others`,
  )
  const { version = '', fsync = '', size = 0, others = [] } = rows[0] ?? {}
  const whose = isTheirs ? 'from DATABASE_URL' : "Cairn's own"
  const used =
    others.length === 0
      ? 'nobody else is using it'
      : `also used by ${others.map((name) => name.replace(/^cairn /, 'process ')).join(', ')}`
  return [
    ok('database', `PostgreSQL ${version}, ${whose}, ${bytes(size)}; ${used}`),
    fsync === 'on'
      ? ok('durability', 'fsync is on: what is stored survives a power cut')
      : warn(
          'durability',
          'fsync is off: a power cut may lose or damage what is stored.',
          'Set fsync = on in the server.',
        ),
  ]
}

interface RepositoryState {
  name: string
  source: string
  partial: string[]
  scanned: Date | null
  skipped: number
}

async function repositories({ pool }: Database): Promise<Check[]> {
  const { rows } = await pool.query<RepositoryState>(
    `select r.name, r.source, r.partial, r.scanned_at as scanned, count(s.subject)::int as skipped
     from repository r left join skipped s using (repository_id) group by r.repository_id order by r.source`,
  )
  if (rows.length === 0) return [ok('repositories', 'none yet; read one with: cairn scan PATH')]
  const named = distinctlyNamed(rows)
  return [ok('repositories', `${rows.length} in the workspace`), ...named.map(repository)]
}

/** A name that several have is told with as many of the folders above it as tell them apart. */
function distinctlyNamed(rows: readonly RepositoryState[]): RepositoryState[] {
  return rows.map((row) => {
    const namesakes = rows.filter((other) => other.name === row.name && other !== row)
    if (namesakes.length === 0) return row
    const parts = placeOf(row).split('/')
    const names = parts
      .map((_, index) => parts.slice(index).join('/'))
      .toReversed()
      .slice(1)
    const isAlone = (name: string): boolean =>
      !namesakes.some((other) => `/${placeOf(other)}`.endsWith(`/${name}`))
    return { ...row, name: names.find((name) => isAlone(name)) ?? row.name }
  })
}

function placeOf(state: RepositoryState): string {
  return shownPath(addressOf(state))
}

function addressOf({ source }: RepositoryState): string {
  return shownAddress(source.replace(/\/\.git$/, ''))
}

function repository(state: RepositoryState): Check {
  const { name, partial, scanned, skipped } = state
  const path = placeOf(state)
  const about = `repository ${name}`
  if (scanned === null)
    return warn(
      about,
      `${path}: its scan has not been finished.`,
      `Go on with: cairn scan ${pathWord(addressOf(state))}`,
    )
  const day = scanned.toISOString().slice(0, 10)
  const left =
    skipped === 0 ? '' : `; ${skipped} things could not be read, and are named in the scan's --json`
  const words = partial.map((reason) => reason.replaceAll('_', ' ')).join(', ')
  return partial.length > 0
    ? warn(
        about,
        `${path}, scanned on ${day}, but its history is not whole: ${words}${left}.`,
        'Scan a full clone for whole numbers.',
      )
    : ok(about, `${path}, scanned on ${day}${left}`)
}

async function asCheck(name: string, check: () => Promise<Check>): Promise<Check> {
  return check().catch((error: unknown) => failed(name, error))
}

function ok(name: string, says: string): Check {
  return { name, state: 'ok', says, todo: null }
}

function warn(name: string, says: string, todo: string): Check {
  return { name, state: 'warn', says, todo }
}

function failed(name: string, error: unknown): Check {
  const todo = error instanceof CairnError ? (error.hint ?? null) : null
  return { name, state: 'fail', says: messageOf(error), todo }
}

function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step =
    value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(1000)))
  return `${Number((value / 1000 ** step).toPrecision(3))} ${units[step]}`
}
