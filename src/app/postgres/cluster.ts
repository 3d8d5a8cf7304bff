/**
 * Makes the database cluster once. It is made aside and then given its name, so a cluster that has its name is whole,
 * whatever was killed meanwhile and whoever else was making one.
 */
import { spawn } from 'node:child_process'
import { lchown, mkdtemp, open, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '#std/alive.ts'
import { CairnError } from '#std/errors.ts'
import type { Binaries } from './binaries.ts'
import { codeOf } from './error-code.ts'
import { serverFailure } from './failures.ts'
import type { Place } from './place.ts'
import { serverProcess } from './settings.ts'

export async function ensureCluster(
  place: Place,
  binaries: Binaries,
  note: (text: string) => void,
): Promise<void> {
  const version = await readVersion(place.cluster)
  if (version === binaries.major) return
  if (version !== undefined) throw otherVersion(place, version, binaries.major)
  note('Preparing the database (once, some seconds)')
  await clearDrafts(place)
  const draft = await mkdtemp(join(place.home, `${draftPrefix}${process.pid}-`))
  try {
    if (place.user) await lchown(draft, place.user.uid, place.user.gid)
    await fill(place, binaries, draft)
    await rename(draft, place.cluster)
    await syncFolder(place.home)
  } catch (error) {
    await remove(place, draft)
    // Another Cairn was quicker: its cluster is as good.
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return
    throw error
  }
}

const draftPrefix = 'cluster-draft-'

async function readVersion(cluster: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function otherVersion({ home }: Place, found: number, ours: number): CairnError {
  return new CairnError(
    'unavailable',
    'db.version',
    `The database in ${home} was made by PostgreSQL ${found}; this Cairn brings PostgreSQL ${ours}.`,
    { hint: `Use the Cairn that made it, or move ${home} away and scan again.` },
  )
}

/** A whole cluster, or an error; initdb clears up behind itself unless it is killed, and then it is run again. */
async function fill(place: Place, binaries: Binaries, draft: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { code, said } = await initdb(place, binaries, draft)
    if (code === 0) return
    if (code !== undefined || attempt === 3) throw serverFailure(place, said)
    await run(place, 'find', [draft, '-mindepth', '1', '-delete'])
  }
}

async function initdb(place: Place, { initdb: program }: Binaries, draft: string) {
  const options = ['-U', 'cairn', '-A', 'trust', '-E', 'UTF8', '--locale=C']
  options.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions')
  // Only matters to somebody who starts the cluster by hand: no door to the network then either.
  options.push('-c', 'listen_addresses=', '-D', draft)
  return run(place, program, options)
}

/** Runs a program as the server's user; no code means that it was killed. */
async function run(
  place: Place,
  program: string,
  args: string[],
): Promise<{ code: number | undefined; said: string }> {
  const child = spawn(program, args, { ...serverProcess(place), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const hear = (text: string): void => {
    said = (said + text).slice(-20_000)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: -1, said: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? undefined, said }))
  })
}

/** Removes what killed processes left, except for a draft whose maker still lives. */
async function clearDrafts(place: Place): Promise<void> {
  for (const name of await readdir(place.home)) {
    if (!name.startsWith(draftPrefix)) continue
    if (isAlive(Number.parseInt(name.slice(draftPrefix.length), 10))) continue
    await remove(place, join(place.home, name))
  }
}

// By the user whose folder it is: root does not walk through folders that somebody else can rearrange meanwhile.
async function remove(place: Place, folder: string): Promise<void> {
  await run(place, 'rm', ['-rf', '--', folder])
}

/** A new name survives a power cut only once its folder is on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
