/**
 * Around a test run: names the server that its tests share, and clears up behind them. The server itself is started by
 * the first test that asks for it, so a run of pure tests starts none.
 */
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestProject } from 'vitest/node'
import { readPostmaster } from '#app/postgres/postmaster.ts'
import { useServer } from '#app/postgres/server.ts'
import { connectionOf, ownPool, type TestServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

let server: TestServer | undefined

export async function setup(project: TestProject): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cairn-test-'))
  // The server's user must be able to pass when the tests run as root.
  await chmod(dataFolder, 0o711)
  server = {
    dataFolder,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    prefix: `cairn_test_${Date.now().toString(36)}_${process.pid}`,
  }
  project.provide('server', server)
}

export async function teardown(): Promise<void> {
  if (!server) return
  if (server.databaseUrl) await dropDatabases(server.databaseUrl, server.prefix)
  else await stopServer(server.dataFolder)
  await rm(server.dataFolder, { recursive: true, force: true })
}

async function dropDatabases(databaseUrl: string, prefix: string): Promise<void> {
  const pool = ownPool(connectionOf(databaseUrl))
  const { rows } = await pool.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) await pool.query(`drop database ${name} with (force)`)
  await pool.end()
}

/** Tests end without a word; the server stops by itself soon after the last of them, or at once when asked here. */
async function stopServer(dataFolder: string): Promise<void> {
  const cluster = join(dataFolder, 'postgres', 'cluster')
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  await (await useServer(dataFolder, () => {})).leave()
  for (let i = 0; i < 100 && (await readPostmaster(cluster)); i += 1) await sleep(100)
}
