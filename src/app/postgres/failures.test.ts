import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { test as base } from '../../../test/cairn.ts'
import { visit } from '../../../test/visit.ts'
import { openDatabase } from '../database.ts'
import { checkServer } from './external.ts'
import { connectionFailure, serverFailure, workFailure } from './failures.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }

/** A small disk of its own, in megabytes. */
const test = base.extend<{ smallDisk: (size: number) => Promise<string> }>({
  smallDisk: async ({ folder }, use) => {
    const mounted: string[] = []
    await chmod(folder, 0o711)
    await use(async (size) => {
      const disk = join(folder, `disk-${size}`)
      await mkdir(disk)
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=755`, 'tmpfs', disk], {
        stdio: 'ignore',
      })
      mounted.push(disk)
      return disk
    })
    for (const disk of mounted) execFileSync('/bin/umount', ['-l', disk])
  },
})

const canMount = isRoot && tryMount()

test.runIf(canMount)(
  'a first start without space says so, leaves nothing behind, and works once there is some',
  async ({ smallDisk }) => {
    const disk = await smallDisk(20)
    const dataFolder = join(disk, 'data')
    await expect(openDatabase({ dataFolder })).rejects.toMatchObject({
      code: 'db.no_space',
      hint: expect.stringContaining('--data'),
    })
    execFileSync('/bin/mount', ['-o', 'remount,size=200m', disk])
    const database = await openDatabase({ dataFolder })
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await database.close()
  },
)

test.runIf(canMount)(
  'a disk that fills up loses nothing that was stored',
  { timeout: 60_000 },
  async ({ smallDisk }) => {
    const disk = await smallDisk(100)
    const dataFolder = join(disk, 'data')
    const database = await openDatabase({ dataFolder })
    await database.pool.query('create table filler (n int primary key, text text)')
    let stored = 0
    const failure = await (async () => {
      for (;;) {
        await database.pool.query(
          `insert into filler select $1 + n, repeat('x', 1000) from generate_series(0, 999) as n`,
          [stored],
        )
        stored += 1000
      }
    })().catch((error: unknown) => connectionFailure({ name: 'here', home: dataFolder }, error))
    expect(failure).toMatchObject({ code: 'db.no_space' })
    await database.close()
    execFileSync('/bin/mount', ['-o', 'remount,size=300m', disk])
    const again = await openDatabase({ dataFolder })
    expect((await again.pool.query('select count(*) as count from filler')).rows).toEqual([
      { count: stored },
    ])
    await again.close()
  },
)

test.runIf(isRoot)('an ordinary user has a server of their own', async ({ folder }) => {
  await chmod(folder, 0o711)
  const data = join(folder, 'data')
  await mkdir(data)
  await chown(data, nobody.uid, nobody.gid)
  const visitor = visit(data, { ...nobody, env: { PATH: process.env['PATH'] } })
  await visitor.hears('open')
  expect(await visitor.leave()).toBe(0)
})

test.runIf(isRoot)(
  'root uses the server of an ordinary user’s folder as that user, and gives it back whole',
  async ({ folder }) => {
    await chmod(folder, 0o711)
    const data = join(folder, 'data')
    await mkdir(data, { mode: 0o700 })
    await chown(data, nobody.uid, nobody.gid)
    const first = visit(data, nobody)
    await first.hears('open')
    const database = await openDatabase({ dataFolder: data })
    await first.leave()
    await database.close()
    await (await openDatabase({ dataFolder: data })).close()
    const last = visit(data, nobody)
    await last.hears('open')
    expect(await last.leave()).toBe(0)
  },
)

test.runIf(isRoot)('a folder of somebody else’s is refused in one line', async ({ folder }) => {
  await chmod(folder, 0o755)
  await chown(folder, 1, 1)
  const visitor = visit(join(folder, 'data'), nobody)
  expect(await visitor.hears('error')).toMatch(
    /^error data\.permission The data folder .* may not be read and written by this user\. .*--data/,
  )
  expect(await visitor.leave()).toBe(2)
})

test.runIf(isRoot)(
  'a database folder of somebody else’s in one’s own data folder is refused too',
  async ({ folder }) => {
    await chmod(folder, 0o755)
    await chown(folder, nobody.uid, nobody.gid)
    await mkdir(join(folder, 'postgres'))
    await chown(join(folder, 'postgres'), 1, 1)
    const visitor = visit(folder, nobody)
    expect(await visitor.hears('error')).toMatch(
      /^error db\.permission .* belongs to another user \(number 1\)/,
    )
    await visitor.leave()
  },
)

test('a server that a stopped machine left silent is named with its process', async ({
  folder,
}) => {
  await chmod(folder, 0o711)
  const data = join(folder, 'data')
  await (await openDatabase({ dataFolder: data })).close()
  const visitor = visit(data)
  await visitor.hears('open')
  const pid = Number(
    (await readFile(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
  await rm(join(data, 'postgres', 'run', '.s.PGSQL.5432'))
  await expect(openDatabase({ dataFolder: data })).rejects.toMatchObject({
    code: 'db.unreachable',
    hint: expect.stringContaining(`kill -INT ${pid}`),
  })
  await visitor.leave()
})

test('DATABASE_URL: what is wrong with it is said without its password', async () => {
  const silent = createServer()
  const port = await portOf(silent)
  const wrong = {
    'mysql://u:s3cret@h/d': 'db.bad_url',
    s3cret: 'db.bad_url',
    'postgres://u:s3cret@127.0.0.1:1/d': 'db.unreachable',
    'postgres://u:s3cret@name.invalid/d': 'db.unreachable',
    'postgres://u:s3cret@/d?host=/nowhere': 'db.unreachable',
    [`postgres://u:s3cret@127.0.0.1:${port}/d`]: 'db.unreachable',
    'postgres://u:s3cret@127.0.0.1:1/d?sslmode=verify-full&sslrootcert=/nowhere':
      expect.stringMatching(/^db\./),
  }
  for (const [databaseUrl, code] of Object.entries(wrong)) {
    const failure: unknown = await openDatabase({ dataFolder: '/nowhere', databaseUrl }).catch(
      (error: unknown) => error,
    )
    expect(failure, databaseUrl).toMatchObject({
      name: 'CairnError',
      code,
      hint: expect.any(String),
    })
    expect(String(failure)).not.toContain('s3cret')
  }
  silent.close()
})

test('DATABASE_URL: a server that asks for a password that is not there is not held on to', async () => {
  // Which way to say it, and then for the password: messages 10 and 11 of PostgreSQL's protocol.
  const asks = ['R\0\0\0\x17\0\0\0\x0aSCRAM-SHA-256\0\0', 'R\0\0\0\x08\0\0\0\x0b']
  const asking = createServer((socket) => {
    socket.on('error', () => {})
    const questions = asks.values()
    socket.on('data', () => socket.write(questions.next().value ?? ''))
  })
  const left = new Promise((resolve) =>
    asking.once('connection', (socket) => socket.once('close', resolve)),
  )
  const databaseUrl = `postgres://u@127.0.0.1:${await portOf(asking)}/d`
  await expect(openDatabase({ dataFolder: '/nowhere', databaseUrl })).rejects.toMatchObject({
    code: 'db.auth',
  })
  await left
  asking.close()
})

test('DATABASE_URL: whatever its sslmode, nothing is told beside the one line', async () => {
  const warned = vi.spyOn(process, 'emitWarning')
  for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full', 'no-verify']) {
    const databaseUrl = `postgres://u@127.0.0.1:1/d?application_name=x&sslmode=${mode}`
    await expect(openDatabase({ dataFolder: '/nowhere', databaseUrl })).rejects.toMatchObject({
      code: 'db.unreachable',
    })
  }
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('DATABASE_URL: a wrong password, a missing database and a server without TLS each have their word', async ({
  databaseUrl,
}) => {
  const url = new URL(databaseUrl.replace('@/', '@localhost/'))
  const change = (edit: (url: URL) => void): string => {
    const changed = new URL(url)
    edit(changed)
    return changed.href
  }
  const missing = change((edited) => (edited.pathname = '/nothing_here'))
  await expect(
    openDatabase({ dataFolder: '/nowhere', databaseUrl: missing }),
  ).rejects.toMatchObject({ code: 'db.no_database' })
  const stranger = change((edited) => (edited.username = 'stranger'))
  await expect(
    openDatabase({ dataFolder: '/nowhere', databaseUrl: stranger }),
  ).rejects.toMatchObject({ code: 'db.auth' })
  if (url.password) {
    const guess = change((edited) => (edited.password = 's3cret'))
    await expect(
      openDatabase({ dataFolder: '/nowhere', databaseUrl: guess }),
    ).rejects.toMatchObject({ code: 'db.auth' })
  }
  const safe = change((edited) => edited.searchParams.set('sslmode', 'verify-full'))
  await expect(openDatabase({ dataFolder: '/nowhere', databaseUrl: safe })).rejects.toMatchObject({
    code: 'db.tls',
  })
})

test('DATABASE_URL works, and its server is left running', async ({ databaseUrl }) => {
  for (let time = 0; time < 2; time += 1) {
    const database = await openDatabase({ dataFolder: '/nowhere', databaseUrl })
    expect(await database.facts.db.selectFrom('repository').select('name').execute()).toEqual([])
    await database.close()
  }
})

test('DATABASE_URL: a server that is too old, in another encoding or not ours to write is refused', () => {
  const here = { name: 'here' }
  const fine = { version: 150_000, encoding: 'UTF8', readOnly: 'off' }
  expect(() => checkServer(here, fine)).not.toThrow()
  expect(() => checkServer(here, { ...fine, version: 149_999 })).toThrow(
    'The server at here is PostgreSQL 14',
  )
  expect(() => checkServer(here, { ...fine, encoding: 'SQL_ASCII' })).toThrow(
    'encoded in SQL_ASCII',
  )
  expect(() => checkServer(here, { ...fine, readOnly: 'on' })).toThrow('cannot be written')
})

test('what PostgreSQL says at its end is put in words', () => {
  const words = {
    'initdb: error: could not create directory "/x": No space left on device': 'db.no_space',
    'FATAL:  database files are incompatible with server': 'db.version',
    'initdb: error: could not look up effective user ID 12345: user does not exist': 'db.no_user',
    'FATAL:  could not map anonymous shared memory: Cannot allocate memory': 'db.no_memory',
    'postgres: error while loading shared libraries: libz.so.1: cannot open shared object file':
      'db.no_binaries',
    'FATAL:  data directory "/x" has wrong ownership': 'db.permission',
    'PANIC:  could not locate a valid checkpoint record': 'db.damaged',
    'FATAL:  insufficient file descriptors available to start server process': 'db.no_files',
    'FATAL:  something new': 'db.start_failed',
    '': 'db.start_failed',
  }
  for (const [said, code] of Object.entries(words))
    expect(serverFailure({ home: '/x' }, said), said).toMatchObject({ code })
  expect(serverFailure({ home: '/x' }, 'FATAL:  something new').message).toBe(
    'PostgreSQL did not start: something new.',
  )
})

test('a line that broke is a database out of reach, whichever way pg says it', () => {
  for (const words of [
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'timeout expired',
  ]) {
    expect(connectionFailure({ name: 'here' }, new Error(words))).toMatchObject({
      code: 'db.unreachable',
    })
  }
})

test('what is no failure of a database keeps its own words', () => {
  const bug = new TypeError('undefined is not a function')
  expect(connectionFailure({ name: 'here' }, bug)).toBe(bug)
})

test('at work, only what the database met is a failure of it: a wrong statement and a missing file are bugs', () => {
  const told = {
    '53100': 'db.no_space',
    '53300': 'db.busy',
    '57P02': 'db.unreachable',
    '58030': 'db.failed',
  }
  for (const [code, word] of Object.entries(told)) {
    const error = Object.assign(new Error('said'), { code })
    expect(workFailure({ name: 'here' }, error), code).toMatchObject({ code: word })
  }
  const broken = new Error('Connection terminated unexpectedly')
  expect(workFailure({ name: 'here' }, broken)).toMatchObject({ code: 'db.unreachable' })
  for (const bug of [
    Object.assign(new Error('duplicate key'), { code: '23505' }),
    Object.assign(new Error('syntax error'), { code: '42601' }),
    Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }),
    new SyntaxError('Unterminated string in JSON'),
  ])
    expect(workFailure({ name: 'here' }, bug)).toBe(bug)
})

test.runIf(canMount)(
  'on a full disk, where the server cannot write why it ends, space is said to be the reason',
  async ({ smallDisk }) => {
    const home = await smallDisk(8)
    const said = 'FATAL:  something new'
    expect(serverFailure({ home }, said)).toMatchObject({ code: 'db.no_space' })
    const broken = new Error('Connection terminated unexpectedly')
    expect(connectionFailure({ name: 'here', home }, broken)).toMatchObject({ code: 'db.no_space' })
    execFileSync('/bin/mount', ['-o', 'remount,size=200m', home])
    expect(serverFailure({ home }, said)).toMatchObject({ code: 'db.start_failed' })
    expect(connectionFailure({ name: 'here', home }, broken)).toMatchObject({
      code: 'db.unreachable',
    })
  },
)

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function tryMount(): boolean {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], {
      stdio: 'ignore',
    })
    execFileSync('/bin/umount', ['/mnt'])
    return true
  } catch {
    return false
  }
}
