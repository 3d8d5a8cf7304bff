/** The oldest server Cairn supports: a scan and its questions on a real PostgreSQL 15, where one is installed. */
import { randomUUID } from 'node:crypto'
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openCodeReader } from '#app/code-reader.ts'
import { openDatabase, type Database } from '#app/database.ts'
import { insights, type InsightName, listedInsight } from '#app/insights.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import { raiseWalls } from '#app/accounts/walls.ts'
import { recordsOn } from '#app/session.ts'
import { tokensList, tokensMake } from '#members/verbs.ts'
import { post } from '#practices/ideas/verbs.ts'
import { makeHolder } from '#records/unnamed.ts'
import { silent } from '#std/progress.ts'
import { call } from '#verbs/call.ts'
import type { Session } from '#verbs/ctx.ts'
import { aTeamsRepository } from './a-teams-repository.ts'

const bin = '/usr/lib/postgresql/15/bin'
/** PostgreSQL refuses to run as root; nobody's rights are enough. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

test.skipIf(!existsSync(bin))(
  'a scan and its questions work on PostgreSQL 15',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cairn-15-'))
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
    const data = path.join(folder, 'data')
    execFileSync(
      path.join(bin, 'initdb'),
      ['-D', data, '-U', 'cairn', '--auth=trust', '-E', 'UTF8', '--no-locale', '-N'],
      { ...user, cwd: folder, stdio: 'ignore' },
    )
    const server = spawn(
      path.join(bin, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-F'],
      { ...user, cwd: folder, stdio: 'ignore' },
    )
    const ended = new Promise((resolve) => server.once('exit', resolve))
    try {
      await using repository = await aTeamsRepository()
      const dataFolder = path.join(repository.path, '.cairn data')
      mkdirSync(dataFolder)
      const database = await opened(
        dataFolder,
        `postgres://cairn@/postgres?host=${encodeURIComponent(folder)}`,
      )
      const { rows } = await database.pool.query<{ version: string }>(
        "select current_setting('server_version') as version",
      )
      expect(rows[0]?.version).toMatch(/^15\./)
      const summary = await scan(database.facts, dataFolder, repository.path, { progress: silent })
      expect(summary.commits).toBeGreaterThan(0)
      await askAll(database, dataFolder)
      await shareIt(database, folder)
      await database.close()
    } finally {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

async function askAll({ facts }: Database, dataFolder: string): Promise<void> {
  const code = openCodeReader(facts, { dataFolder, repositoryId: 1 })
  const scope = await makeScope(facts, { repositoryId: 1, now: new Date(), code })
  const names = Object.keys(insights).filter((name): name is InsightName => name in insights)
  for (const name of names) {
    const listed = listedInsight(name)
    if (listed.operand !== undefined) continue
    const insight = await listed.load()
    const input = insight.input['~standard'].validate({})
    if (input instanceof Promise || input.issues) throw new Error(`${name} wants more than nothing`)
    const answer = await insight.answer(scope, input.value)
    expect(answer.n, name).toBeGreaterThan(0)
  }
  await code.close()
}

/** With walls, as a user who owns the database and is no superuser. */
async function shareIt({ pool }: Database, host: string): Promise<void> {
  await pool.query('create role plain login createrole')
  await pool.query('create database team owner plain')
  const team = await openDatabase({
    dataFolder: '',
    databaseUrl: `postgres://plain@/team?host=${encodeURIComponent(host)}`,
  })
  const db = recordsOn(team.pool)
  await raiseWalls(db)
  await raiseWalls(db)
  const id = randomUUID()
  await team.pool.query(
    `insert into records.member (member_id, name, role, created_at) values ($1, 'Ana', 'owner', now())`,
    [id],
  )
  const actor = { id, name: 'Ana', role: 'owner' as const }
  const url = 'https://cairn.test'
  const ana: Session = { db, actor, now: () => new Date(), url, isBehindWalls: true }
  await call(tokensMake, ana, { name: 'ci' })
  expect((await call(tokensList, ana, {})).items).toHaveLength(1)
  await call(post, ana, { title: 'x' })
  const holder = makeHolder(db)
  const down = holder.hold({ what: {}, dueAt: new Date() })
  await holder.stop()
  await down
  await team.close()
}

async function opened(dataFolder: string, databaseUrl: string): Promise<Database> {
  for (let left = 50; ; left--) {
    try {
      return await openDatabase({ dataFolder, databaseUrl })
    } catch (error) {
      if (left === 0) throw error
      await sleep(100)
    }
  }
}
