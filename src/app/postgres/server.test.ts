import { chmod, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { clusterOf, homeOf, runningServer, test, untilStopped } from '../../../test/data-folders.ts'
import { visit } from '../../../test/visit.ts'
import { openDatabase } from '../database.ts'
import { isRunning, readPostmaster } from './postmaster.ts'

const isRoot = process.getuid?.() === 0

test('the first to come starts the server, the second attaches, the last to leave stops it', async ({
  data,
}) => {
  const first = await openDatabase({ dataFolder: data })
  const server = await runningServer(data)
  const second = await openDatabase({ dataFolder: data })
  expect(await runningServer(data)).toBe(server)
  await first.close()
  expect((await second.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await second.close()
  expect(await isRunning(clusterOf(await homeOf(data)), server)).toBe(false)
  expect(await readPostmaster(clusterOf(await homeOf(data)))).toBeUndefined()
})

test('what was stored is there when the server is started again', async ({ data }) => {
  const before = await openDatabase({ dataFolder: data })
  await before.pool.query(`insert into repository (source, name) values ('/a', 'a')`)
  await before.close()
  const after = await openDatabase({ dataFolder: data })
  expect(await after.facts.db.selectFrom('repository').select('name').execute()).toEqual([
    { name: 'a' },
  ])
  await after.close()
})

test('two that come first at once share one server', async ({ fresh }) => {
  const visitors = [visit(fresh), visit(fresh)]
  await Promise.all(visitors.map((visitor) => visitor.hears('open')))
  expect(await readdir(await homeOf(fresh))).not.toContainEqual(expect.stringContaining('draft'))
  expect(await Promise.all(visitors.map((visitor) => visitor.leave()))).toEqual([0, 0])
  await untilStopped(fresh)
})

test('who comes while the last one leaves gets a server', async ({ data }) => {
  for (let round = 0; round < 6; round += 1) {
    const leaving = await openDatabase({ dataFolder: data })
    const [, coming] = await Promise.all([
      leaving.close(),
      sleep(round * 3).then(() => openDatabase({ dataFolder: data })),
    ])
    expect((await coming.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await coming.close()
  }
})

test('the server of users that were killed stops by itself', async ({ data }) => {
  const visitor = visit(data)
  await visitor.hears('open')
  const server = await runningServer(data)
  await visitor.kill()
  await untilStopped(data)
  expect(await isRunning(clusterOf(await homeOf(data)), server)).toBe(false)
})

test('a user who was killed does not stop the server under another', async ({ data }) => {
  const database = await openDatabase({ dataFolder: data })
  const visitor = visit(data)
  await visitor.hears('open')
  const server = await runningServer(data)
  await visitor.kill()
  await sleep(3_000)
  expect(await runningServer(data)).toBe(server)
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

test('a server that is killed under its users comes back with all that was stored', async ({
  data,
}) => {
  const database = await openDatabase({ dataFolder: data })
  await database.pool.query(`insert into repository (source, name) values ('/a', 'a')`)
  const server = await runningServer(data)
  process.kill(server, 'SIGKILL')
  await expect.poll(() => runningServer(data), { timeout: 15_000 }).not.toBe(server)
  const read = () =>
    database.pool.query('select name from repository').then(
      ({ rows }) => rows,
      () => [],
    )
  await expect.poll(read, { timeout: 15_000 }).toEqual([{ name: 'a' }])
  await database.close()
})

test('after a kill -9 of the server a note with the number of another program is in nobody’s way', async ({
  data,
}) => {
  await (await openDatabase({ dataFolder: data })).close()
  const cluster = clusterOf(await homeOf(data))
  const socket = join(await homeOf(data), 'run')
  // Process 1 always lives. As an ordinary user one may not signal it, which the server itself takes for dead.
  await writeFile(
    join(cluster, 'postmaster.pid'),
    `${process.pid}\n${cluster}\n0\n5432\n${socket}\n\n0 0\nready\n`,
  )
  const database = await openDatabase({ dataFolder: data })
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

test('an empty note of a server, as a full disk or a power cut leaves it, is in nobody’s way', async ({
  data,
}) => {
  await (await openDatabase({ dataFolder: data })).close()
  await writeFile(join(clusterOf(await homeOf(data)), 'postmaster.pid'), '')
  const database = await openDatabase({ dataFolder: data })
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

test('spaces, commas, quotes and letters of any script may be in the path', async ({ fresh }) => {
  const odd = join(fresh, `a b, "c" 'd' \\ ö 漢字`)
  await mkdir(fresh, { mode: 0o711 })
  const database = await openDatabase({ dataFolder: odd })
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

test('a path too long for a socket is no obstacle, and the folder used instead is private', async ({
  fresh,
}) => {
  const long = join(fresh, 'x'.repeat(100), 'y'.repeat(100))
  await mkdir(join(fresh, 'x'.repeat(100)), { recursive: true, mode: 0o711 })
  await chmod(fresh, 0o711)
  const database = await openDatabase({ dataFolder: long })
  const visitor = visit(long)
  await visitor.hears('open')
  const { socketFolder = '' } = (await readPostmaster(clusterOf(join(long, 'postgres')))) ?? {}
  expect(socketFolder).toMatch(/^\/tmp\/cairn-/)
  expect((await stat(socketFolder)).mode & 0o777).toBe(0o700)
  expect(await visitor.leave()).toBe(0)
  await database.close()
  await rm(socketFolder, { recursive: true })
})

test('the server listens on no port, and only its user may enter the folder of its socket', async ({
  data,
}) => {
  const database = await openDatabase({ dataFolder: data })
  const { rows } = await database.pool.query(
    `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`,
  )
  expect(rows).toEqual([{ addresses: '', fsync: 'on', commit: 'on', encoding: 'UTF8' }])
  expect((await stat(await homeOf(data))).mode & 0o777).toBe(0o700)
  expect((await stat(join(await homeOf(data), 'run'))).mode & 0o777).toBe(0o700)
  await database.close()
})

test('a cluster of another PostgreSQL is named and left alone', async ({ fresh }) => {
  const home = join(fresh, 'postgres')
  await mkdir(join(home, 'cluster'), { recursive: true, mode: 0o700 })
  await chmod(fresh, 0o711)
  await writeFile(join(home, 'cluster', 'PG_VERSION'), '17\n')
  await expect(openDatabase({ dataFolder: fresh })).rejects.toMatchObject({
    code: 'db.version',
    message: expect.stringContaining('PostgreSQL 17'),
    hint: expect.stringContaining(home),
  })
})

test('a damaged cluster is said to be damaged', async ({ data }) => {
  await (await openDatabase({ dataFolder: data })).close()
  await rm(join(clusterOf(await homeOf(data)), 'global', 'pg_control'))
  await expect(openDatabase({ dataFolder: data })).rejects.toMatchObject({ code: 'db.damaged' })
})

test('no process of the server sees our environment', async ({ data }) => {
  const visitor = visit(data, {
    env: {
      ...process.env,
      PGOPTIONS: '-c work_mem=1MB',
      PGPORT: '1',
      PGSSLMODE: 'require',
      A_SECRET: 'x',
    },
  })
  await visitor.hears('open')
  const environment = await readFile(`/proc/${await runningServer(data)}/environ`, 'utf8').catch(
    () => '',
  )
  expect(environment).not.toContain('A_SECRET')
  expect(await visitor.leave()).toBe(0)
})

test.runIf(isRoot)(
  'as root the server runs as an ordinary user, also for a folder that user cannot reach',
  async ({ fresh, folder }) => {
    await chmod(folder, 0o700)
    const database = await openDatabase({ dataFolder: fresh })
    const home = await homeOf(fresh)
    expect(home).toMatch(/^\/var\/lib\/cairn\//)
    expect((await stat(home)).uid).not.toBe(0)
    expect((await stat(`/proc/${await runningServer(fresh)}`)).uid).not.toBe(0)
    await database.close()
    const again = await openDatabase({ dataFolder: fresh })
    expect(await homeOf(fresh)).toBe(home)
    await again.close()
  },
)

test.runIf(isRoot)(
  'a database that has come out of reach is not replaced by an empty one',
  async ({ data, folder }) => {
    await chmod(folder, 0o700)
    await expect(openDatabase({ dataFolder: data })).rejects.toMatchObject({
      code: 'db.permission',
    })
    expect(await homeOf(data)).toBe(join(data, 'postgres'))
    await chmod(folder, 0o711)
    await (await openDatabase({ dataFolder: data })).close()
  },
)

test.runIf(isRoot)(
  'two roots that come first at once to such a folder share one server',
  async ({ fresh, folder }) => {
    await chmod(folder, 0o700)
    const visitors = [visit(fresh), visit(fresh)]
    await Promise.all(visitors.map((visitor) => visitor.hears('open')))
    expect(await Promise.all(visitors.map((visitor) => visitor.leave()))).toEqual([0, 0])
    await untilStopped(fresh)
  },
)
