/**
 * Starts the server that tests share, and has it keep nothing on disk: what a power cut would take is thrown away anyway,
 * and waiting for the disk is most of what small tests would do. Tests of the server itself start their own, as in use.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from '#app/postgres/binaries.ts'
import { ensureCluster } from '#app/postgres/cluster.ts'
import { findPlace, ownFolder, socketFolder } from '#app/postgres/place.ts'
import { readPostmaster } from '#app/postgres/postmaster.ts'
import { serverOptions, serverProcess } from '#app/postgres/settings.ts'

/** After this one somebody arrives at a server that runs, whoever started it; two may try at once. */
export async function startHastily(dataFolder: string): Promise<void> {
  const place = await findPlace(dataFolder, () => {})
  const isReady = async () => (await readPostmaster(place.cluster))?.isReady === true
  if (await isReady()) return
  await ownFolder(place.home, place.user)
  const binaries = await findBinaries(place.user)
  await ensureCluster(place, binaries, () => {})
  const options = [...serverOptions(await socketFolder(place, false)), ...haste]
  let starting: ChildProcess | undefined
  for (let left = 1_500; left > 0 && !(await isReady()); left -= 1) {
    // The one that comes second finds the place taken, and ends.
    if (!starting || starting.exitCode !== null) {
      const server = ['-D', place.cluster, ...options]
      starting = spawn(binaries.postgres, server, { ...serverProcess(place), stdio: 'ignore' })
      starting.unref()
    }
    await sleep(20)
  }
}

const haste = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => [
  '-c',
  setting,
])
