/**
 * The PostgreSQL of a data folder: attached to when it runs, started when it does not, stopped when its last user
 * leaves. While it is held it is also brought back, should somebody kill it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { CairnError } from '#std/errors.ts'
import { arrive } from './arrive.ts'
import { findPlace, type Place } from './place.ts'
import { isRunning } from './postmaster.ts'
import { givePlaceUp, type Arrival } from './presence.ts'

export interface Server {
  /** How to reach Cairn's database on it. */
  connection: pg.ClientConfig
  /** The folder it lives in. */
  home: string
  /** Gives the server up; whoever is the last to do so stops it, and waits for that. */
  leave: () => Promise<void>
}

export async function useServer(dataFolder: string, note: (text: string) => void): Promise<Server> {
  if (process.platform === 'win32') throw notOnWindows()
  const place = await findPlace(dataFolder, note)
  let arrival = await arrive(place, note)
  let hasLeft = false
  let coming = Promise.resolve()
  const watch = (): void => {
    arrival.client.on('end', () => {
      if (!hasLeft) coming = comeBack()
    })
  }
  const comeBack = async (): Promise<void> => {
    const back = await arriveAgain(place, () => hasLeft)
    if (!back) return
    arrival = back
    watch()
  }
  watch()
  return {
    connection: { ...arrival.connection, database: 'cairn' },
    home: place.home,
    leave: async () => {
      hasLeft = true
      await coming
      await leave(place, arrival)
    },
  }
}

/** How long to let a server be that cannot be brought back, as on a full disk, before the next attempt. */
const retryMs = 5_000

async function arriveAgain(place: Place, isDone: () => boolean): Promise<Arrival | undefined> {
  while (!isDone()) {
    try {
      return await arrive(place, () => {})
    } catch {
      // Whoever asks the database meanwhile is told; nobody is listening here.
      await sleep(retryMs, undefined, { ref: false })
    }
  }
  return undefined
}

/** The server's checkpoint at the end may take longer on a slow disk; it ends without us then. */
const stopMsMax = 10_000

async function leave({ cluster }: Place, arrival: Arrival): Promise<void> {
  const { client, socket, pid } = arrival
  // Leaving, unlike being there, is worth waiting for.
  socket.ref()
  try {
    if (!(await givePlaceUp(arrival))) return
    for (
      const until = Date.now() + stopMsMax;
      (await isRunning(cluster, pid)) && Date.now() < until;
    )
      await sleep(5)
  } catch {
    // The server is gone already, or was killed while we left: there is nothing left to give up.
  } finally {
    await client.end().catch(() => {})
  }
}

function notOnWindows(): CairnError {
  return new CairnError(
    'unavailable',
    'db.no_binaries',
    'The PostgreSQL that comes with Cairn runs on Linux and macOS.',
    {
      hint: 'Run Cairn in WSL, or set DATABASE_URL to a PostgreSQL server.',
    },
  )
}
