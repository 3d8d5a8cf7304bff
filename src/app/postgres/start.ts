/** Starts the server of a place and says how that went. Two may try at once: the cluster lets only one in. */
import { spawn } from 'node:child_process'
import { readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf } from '#std/errors.ts'
import type { Binaries } from './binaries.ts'
import { serverFailure } from './failures.ts'
import { ownFolder, type Place } from './place.ts'
import { serverOptions, serverProcess } from './settings.ts'

/** A server process we started. */
export interface Starting {
  isRunning(): boolean
  /** Why it ended. Throws where another attempt would end the same way. */
  readEnd(): Promise<StartEnd>
}

/**
 * `taken`: another server is there, or a note of one; `orphans`: what is left of a killed one still runs;
 * `no_socket`: the folder cannot hold a socket; `stopped`: somebody stopped or killed it.
 */
export type StartEnd = 'taken' | 'orphans' | 'no_socket' | 'stopped'

export async function startServer(
  place: Place,
  binaries: Binaries,
  socketFolder: string,
): Promise<Starting> {
  const log = await newLog(place)
  // The shell opens the log, so that it is the server's user who does: the folder is theirs to rearrange.
  const program = ['-c', 'log=$1; shift; exec "$@" >>"$log" 2>&1', 'sh', log, binaries.postgres]
  const child = spawn(
    '/bin/sh',
    [...program, '-D', place.cluster, ...serverOptions(socketFolder)],
    {
      ...serverProcess(place),
      // Heard until the shell has become the server.
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let failure = ''
  let shellSaid = ''
  child.on('error', (error) => (failure = messageOf(error)))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (shellSaid += text))
  child.unref()
  return {
    isRunning: () => failure === '' && child.exitCode === null && child.signalCode === null,
    readEnd: async () => {
      if (child.signalCode) return 'stopped'
      return understand(
        place,
        failure || shellSaid || (await readFile(log, 'utf8').catch(messageOf)),
      )
    },
  }
}

function understand(place: Place, said: string): StartEnd {
  if (/lock file ".*" (?:already exists|is empty)|bogus data in lock file/.test(said))
    return 'taken'
  if (/pre-existing shared memory block/.test(said)) return 'orphans'
  if (/could not create any Unix-domain sockets/.test(said)) return 'no_socket'
  if (/terminated by signal 9|received \w+ shutdown request/.test(said)) return 'stopped'
  throw serverFailure(place, said)
}

const logsKept = 5

/** A log for each start, the last few kept: the server says little, so none grows large. */
async function newLog(place: Place): Promise<string> {
  const folder = join(place.home, 'log')
  await ownFolder(folder, place.user)
  const names = (await readdir(folder)).filter((name) => name.startsWith('server-')).sort()
  const old = names.slice(0, Math.max(0, names.length - logsKept + 1))
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
  return join(
    folder,
    `server-${new Date().toISOString().replaceAll(/[-:.]/g, '')}-${process.pid}.log`,
  )
}
