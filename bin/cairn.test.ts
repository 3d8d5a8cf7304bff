/** The command as a shell starts it: on any Node, stopped by Ctrl-C, read by a reader who goes away. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { test } from '../test/cairn.ts'
import { aRepository } from '../test/repositories/build.ts'

const command = join(import.meta.dirname, 'cairn.js')
const stop = join(import.meta.dirname, '../src/cli/stop.ts')

const manifest: { version: string } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
)

test('prints its version and its help', async () => {
  const { version } = manifest
  expect(await start(command, ['--version'])).toMatchObject({
    code: 0,
    out: `${version}\n`,
  })
  expect(await start(command, ['--help'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Usage: cairn /),
  })
})

const olderNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? ''

test.skipIf(olderNode === '')('starts on the Node of the system, whatever its age', async () => {
  expect(await start(command, ['scna'], { node: olderNode })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^cairn: cli\.unknown_command: /),
  })
})

test('Ctrl-C in the middle of a scan ends it, says that nothing is lost, and leaves 130', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aRepository({ commits: [{ files: { 'a.txt': 'a\n' } }] })
  // A git that tells its version and then takes its time.
  const slowGit = join(folder, 'git')
  await writeFile(
    slowGit,
    '#!/bin/sh\ncase "$*" in *--version*) echo git version 2.45.0;; *) exec sleep 60;; esac\n',
  )
  await chmod(slowGit, 0o755)
  const env = {
    ...process.env,
    PATH: `${folder}:${process.env['PATH']}`,
    DATABASE_URL: databaseUrl,
    CAIRN_DATA: join(folder, 'data'),
  }
  const said = await start(command, ['scan', repository.path], {
    env,
    signals: ['SIGINT'],
    afterMs: 3_000,
  })
  expect(said).toMatchObject({
    code: 130,
    err: expect.stringMatching(
      /What was read is kept\.[^]*cairn: scan\.stopped: [^\n]*goes on from there\n$/,
    ),
  })
})

test('one key press that arrives twice is one wish; a second press ends the process at once', async () => {
  const script = `import { listenForStop } from ${JSON.stringify(stop)}
    const { signal } = listenForStop(() => {})
    setInterval(() => {}, 1000)
    console.log('ready')
    signal.addEventListener('abort', () => console.log('stopping'))`
  const twice = await start('-e', [], {
    script,
    signals: ['SIGINT', 'SIGINT'],
    afterMs: 700,
    thenMs: 20,
    killAfterMs: 700,
  })
  expect(twice).toMatchObject({ signal: 'SIGKILL', out: 'ready\nstopping\n' })
  const pressed = await start('-e', [], {
    script,
    signals: ['SIGINT', 'SIGINT'],
    afterMs: 700,
    thenMs: 500,
    killAfterMs: 5_000,
  })
  expect(pressed).toMatchObject({ signal: 'SIGINT', out: 'ready\nstopping\n' })
})

test('a reader who goes away before the end is no failure', async () => {
  const child = spawn('sh', [
    '-c',
    `"$0" "$1" --help | true; "$0" "$1" --help | head -n 1`,
    process.execPath,
    command,
  ])
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  await once(child, 'close')
  expect({ out: out.slice(0, 12), err }).toEqual({ out: 'Usage: cairn', err: '' })
})

test('an input that stays open and says nothing keeps no command from ending', async ({
  databaseUrl,
  folder,
}) => {
  await using repository = await aRepository({ commits: [{ files: { 'a.txt': 'a\n' } }] })
  const env = { ...process.env, DATABASE_URL: databaseUrl, CAIRN_DATA: join(folder, 'data') }
  const said = await start(command, ['guide', repository.path, 'a.txt'], { env, leavesOpen: true })
  expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/^1 of 7 /) })
})

interface Wish {
  /** What the command could read is never ended. */
  leavesOpen?: boolean
  node?: string
  script?: string
  env?: NodeJS.ProcessEnv
  signals?: NodeJS.Signals[]
  afterMs?: number
  thenMs?: number
  killAfterMs?: number
}

async function start(
  file: string,
  args: string[],
  {
    node = process.execPath,
    script,
    env = process.env,
    leavesOpen = false,
    signals = [],
    afterMs = 0,
    thenMs = 0,
    killAfterMs = 15_000,
  }: Wish = {},
) {
  const argv = script === undefined ? [file, ...args] : ['--input-type=module', '-e', script]
  const child = spawn(node, argv, { env })
  if (!leavesOpen) child.stdin.end()
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const closed = once(child, 'close')
  for (const [index, signal] of signals.entries()) {
    await sleep(index === 0 ? afterMs : thenMs)
    child.kill(signal)
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code, signal]: [number | null, NodeJS.Signals | null] = await closed.then(
    ([first, second]) => [first, second],
  )
  clearTimeout(timer)
  return { code, signal, out, err }
}
