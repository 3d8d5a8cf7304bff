/** Cloning over https and ssh, against servers of our own on this machine: what works, and how each failure is told. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, vi } from 'vitest'
import { cairn, type Said } from '../src/cli/cairn.fixture.ts'
import { test as aTest } from './cairn.ts'
import { aForge, type Forge } from './remotes/https.ts'
import { aFakeSsh, type FakeSsh } from './remotes/ssh.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { lines } from './repositories/plan.ts'

interface Abroad {
  /** What both servers serve, as `/app.git`. */
  app: BuiltRepository
  forge: Forge
  ssh: FakeSsh
  /** The operator's own configuration of git. */
  configure: (text: string) => void
  run: (...argv: string[]) => Promise<Said>
}

const test = aTest.extend<{ abroad: Abroad }>({
  abroad: async ({ databaseUrl, folder }, use) => {
    const root = join(folder, 'served')
    const app = await aRepository({
      at: join(root, 'app.git'),
      bare: true,
      commits: [{ files: { 'a.txt': lines(3) } }, { files: { 'a.txt': lines(4) } }],
      tags: { 'v1.0.0': 'c1' },
    })
    await using forge = await aForge(root, { movedTo: `file://${root}/app.git` })
    const home = join(folder, 'home')
    mkdirSync(home)
    const authority = join(home, 'authority.pem')
    writeFileSync(authority, forge.cert)
    const configure = (text: string) => writeFileSync(join(home, '.gitconfig'), text)
    configure(`[http]\n\tsslCAInfo = ${authority}\n`)
    const ssh = aFakeSsh(folder, root)
    vi.stubEnv('HOME', home)
    vi.stubEnv('XDG_CONFIG_HOME', undefined)
    vi.stubEnv('SSH_ASKPASS', undefined)
    for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'])
      for (const spelt of [name, name.toUpperCase()]) vi.stubEnv(spelt, undefined)
    vi.stubEnv('PATH', `${ssh.bin}${delimiter}${process.env['PATH']}`)
    const run = cairn({ databaseUrl, folder: join(folder, 'data') })
    await use({
      app,
      forge,
      ssh,
      run,
      configure: (text) => configure(`[http]\n\tsslCAInfo = ${authority}\n${text}`),
    })
  },
})

afterEach(() => void vi.unstubAllEnvs())

/** One line that says what happened and what to do, and nothing else. */
function refusal(exitCode: number, code: string, says = '') {
  return {
    exitCode,
    out: '',
    err: expect.stringMatching(
      new RegExp(
        `^(?:clone [^\\n]*\\n)?cairn: ${code.replaceAll('.', '[.]')}: [^\\n]*${says}[^\\n]*[;?] [^\\n]+\\n$`,
      ),
    ),
  }
}

describe('https', () => {
  test('clones with the certificates the operator trusts, and fetches what is new', async ({
    abroad: { app, forge, run },
  }) => {
    const url = `${forge.url}/app.git`
    const first = await run('scan', url, '--json')
    expect({ ...first, out: '', err: '' }).toEqual({ exitCode: 0, out: '', err: '' })
    expect(JSON.parse(first.out).repositories).toMatchObject([
      { name: 'app', commits: 2, branch: 'main', releases: 1 },
    ])
    await app.add({
      commits: [{ files: { 'a.txt': lines(5) } }],
      branches: { trunk: 'c3' },
      tags: { 'v1.1.0': 'c3' },
    })
    await app.git('symbolic-ref', 'HEAD', 'refs/heads/trunk')
    const second = await run('scan', `${url}/`, '--json')
    expect(JSON.parse(second.out).repositories).toMatchObject([
      { name: 'app', commits: 3, branch: 'trunk', releases: 2 },
    ])
    expect((await run('files', url, '--json')).out).toContain('"revisions":3')
    expect(forge.asked.every(({ authorization }) => authorization === undefined)).toBe(true)
  })

  test('asks the credential helper of the operator', async ({ abroad }) => {
    const { app, forge, configure, run } = abroad
    const url = `${forge.url}/private/app.git`
    mkdirSync(join(app.path, '..', 'private'))
    await app.git('clone', '-q', '--bare', app.path, join(app.path, '..', 'private', 'app.git'))
    configure(helperSaying('ana', 'open sesame'))
    const said = await run('scan', url, '--json')
    expect({ exitCode: said.exitCode, err: said.err.match(/cairn: .*/)?.[0] }).toEqual({
      exitCode: 0,
      err: undefined,
    })
    expect(said.out + said.err).not.toContain('sesame')
  })

  test('a wrong password, and one that nobody can be asked for, is told in one line', async ({
    abroad: { forge, configure, run },
  }) => {
    const url = `${forge.url}/private/app.git`
    // With no helper git would ask on the terminal, and wait.
    expect(await run('scan', url)).toMatchObject(refusal(4, 'git.auth'))
    configure(helperSaying('ana', 'wrong-secret'))
    const said = await run('scan', url)
    expect(said).toMatchObject(refusal(4, 'git.auth'))
    expect(said.err).not.toContain('wrong-secret')
    expect(await run('scan', `${forge.url}/forbidden/app.git`)).toMatchObject(
      refusal(4, 'git.auth'),
    )
  })

  test('what is not there, or no repository, is told in one line', async ({
    abroad: { forge, run },
  }) => {
    expect(await run('scan', `${forge.url}/other.git`)).toMatchObject(
      refusal(4, 'git.remote.not_found', 'other.git'),
    )
    expect(await run('scan', `${forge.url}/page/app.git`)).toMatchObject(
      refusal(4, 'git.remote.(?:failed|not_found|protocol)'),
    )
    expect(await run('scan', 'https://localhost:1/app.git')).toMatchObject(
      refusal(4, 'git.remote.unreachable'),
    )
  })

  test('a server that says nothing is not waited for without end', async ({
    abroad: { forge, run },
  }) => {
    vi.stubEnv('GIT_HTTP_LOW_SPEED_TIME', '2')
    expect(await run('scan', `${forge.url}/mute/app.git`)).toMatchObject(
      refusal(4, 'git.remote.unreachable', 'does not answer'),
    )
  })

  test('a certificate that nobody vouches for is refused', async ({ abroad: { forge, run } }) => {
    writeFileSync(join(process.env['HOME'] ?? '', '.gitconfig'), '')
    expect(await run('scan', `${forge.url}/app.git`)).toMatchObject(
      refusal(4, 'git.remote.tls', 'certificate'),
    )
    expect(forge.asked).toEqual([])
  })

  test.for(['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'])(
    'goes through the proxy that %s names',
    async (name, { abroad: { run } }) => {
      const asked: string[] = []
      await using proxy = createServer((socket) =>
        socket
          .on('error', () => {})
          .once('data', (bytes) => {
            asked.push(bytes.toString().split('\r\n')[0] ?? '')
            socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
          }),
      )
      await once(proxy.listen(0, '127.0.0.1'), 'listening')
      const address = proxy.address()
      if (address === null || typeof address === 'string') throw new Error('It has a port.')
      vi.stubEnv(name, `http://127.0.0.1:${address.port}`)
      expect((await run('scan', 'https://forge.invalid/app.git')).exitCode).toBe(4)
      expect(asked).toEqual(['CONNECT forge.invalid:443 HTTP/1.1'])
    },
  )

  test('a redirect is followed nowhere', async ({ abroad: { forge, run } }) => {
    expect(await run('scan', `${forge.url}/moved/app.git`)).toMatchObject(
      refusal(4, 'git.remote.protocol', 'redirect'),
    )
    expect(forge.asked).toHaveLength(1)
  })

  test('a clone that failed leaves nothing behind', async ({ abroad: { forge, run }, folder }) => {
    await run('scan', `${forge.url}/moved/app.git`)
    const clones = join(folder, 'data', 'clones')
    expect(readdirSync(clones)).toEqual([])
    expect(await run('scan', `${forge.url}/app.git`)).toMatchObject({ exitCode: 0 })
    expect(readdirSync(clones)).toHaveLength(1)
  })
})

describe('a clone', () => {
  test('by two at once is made once, and the second waits for it or says who is at it', async ({
    abroad: { forge, run },
    folder,
  }) => {
    const scans = await Promise.all([1, 2].map(() => run('scan', `${forge.url}/app.git`)))
    const codes = scans.map(({ exitCode, err }) => /cairn: ([\w.]+): /.exec(err)?.[1] ?? exitCode)
    expect(codes).toContain(0)
    for (const code of codes) expect([0, 'scan.locked']).toContain(code)
    expect(readdirSync(join(folder, 'data', 'clones'))).toHaveLength(1)
  })

  test('that was killed leaves nothing for ever', async ({ abroad: { forge, run }, folder }) => {
    const clones = join(folder, 'data', 'clones')
    const { pid: dead } = spawnSync('true')
    for (const name of [`other.${dead}.new`, `under-way.${process.pid}.new`])
      mkdirSync(join(clones, name, 'objects'), { recursive: true })
    expect(await run('scan', `${forge.url}/app.git`)).toMatchObject({ exitCode: 0 })
    expect(readdirSync(clones).filter((name) => name.endsWith('.new'))).toEqual([
      `under-way.${process.pid}.new`,
    ])
  })

  test('that is stopped says so, and leaves nothing behind', async ({
    abroad: { forge },
    databaseUrl,
    folder,
  }) => {
    const stop = new AbortController()
    const run = cairn({ databaseUrl, folder: join(folder, 'data') }, { signal: stop.signal })
    const said = run('scan', `${forge.url}/mute/app.git`)
    await expect.poll(() => forge.asked.length, { timeout: 10_000 }).toBeGreaterThan(0)
    stop.abort()
    expect(await said).toMatchObject(refusal(4, 'scan.stopped'))
    expect(readdirSync(join(folder, 'data', 'clones'))).toEqual([])
  })
})

describe('ssh', () => {
  test.for(['ssh://git@localhost/app.git', 'git@localhost:app.git'])(
    '%s clones and fetches',
    async (url, { abroad: { app, ssh, run } }) => {
      const first = await run('scan', url, '--json')
      expect(JSON.parse(first.out).repositories).toMatchObject([{ name: 'app', commits: 2 }])
      await app.add({ commits: [{ files: { 'a.txt': lines(5) } }] })
      const second = await run('scan', url, '--json')
      expect(JSON.parse(second.out).repositories).toMatchObject([{ name: 'app', commits: 3 }])
      // Never a question on the terminal: for a password, or whether a host may be trusted.
      for (const call of ssh.calls()) expect(call).toMatch(/^-oBatchMode=yes .*git-upload-pack/)
      expect(ssh.calls().length).toBeGreaterThanOrEqual(2)
    },
  )

  test.for([
    ['denied', 'git.auth'],
    ['stranger', 'git.auth'],
    ['nowhere', 'git.remote.unreachable'],
    ['silent', 'git.remote.unreachable'],
  ])('a host that is %s is told in one line', async ([host, code], { abroad: { run } }) => {
    expect(await run('scan', `git@${host}:app.git`)).toMatchObject(refusal(4, code ?? ''))
  })

  test('what is not there is told in one line', async ({ abroad: { run } }) => {
    expect(await run('scan', 'git@localhost:none.git')).toMatchObject(
      refusal(4, 'git.remote.not_found'),
    )
  })
})

describe("the operator's own configuration", () => {
  test.for(['ext::', 'file', 'http', 'git'])(
    'cannot lead a clone to %s',
    async (protocol, { abroad: { app, forge, configure, run }, folder }) => {
      const canary = join(folder, 'canary')
      const script = join(folder, 'script')
      writeFileSync(script, `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 })
      const instead = {
        'ext::': `ext::${script} `,
        file: `file://${app.path}/../`,
        http: 'http://localhost:1/',
        git: 'git://localhost:1/',
      }[protocol]
      configure(
        `[url "${instead}"]\n\tinsteadOf = ${forge.url}/\n[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always\n`,
      )
      expect(await run('scan', `${forge.url}/app.git`)).toMatchObject(
        refusal(5, 'git.url.protocol'),
      )
      expect(existsSync(canary)).toBe(false)
      expect(forge.asked).toEqual([])
    },
  )

  test('runs no hook, and its templates are not taken', async ({
    abroad: { forge, configure, run },
    folder,
  }) => {
    const hooks = join(folder, 'template', 'hooks')
    mkdirSync(hooks, { recursive: true })
    const canary = join(folder, 'canary')
    for (const hook of ['post-checkout', 'reference-transaction', 'post-update'])
      writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 })
    configure(
      `[init]\n\ttemplateDir = ${join(folder, 'template')}\n[core]\n\thooksPath = ${hooks}\n`,
    )
    for (const _ of ['clone', 'fetch'])
      expect(await run('scan', `${forge.url}/app.git`)).toMatchObject({ exitCode: 0 })
    expect(existsSync(canary)).toBe(false)
  })
})

test("a repository's own configuration is not followed anywhere", async ({
  abroad: { app, forge, run },
  folder,
}) => {
  const canary = join(folder, 'canary')
  const config = join(app.path, 'config')
  writeFileSync(
    config,
    `${readFileSync(config, 'utf8')}[remote "origin"]\n\turl = ext::touch ${canary}\n\tpromisor = true\n[url "ext::touch ${canary} "]\n\tinsteadOf = ${forge.url}\n[protocol "ext"]\n\tallow = always\n`,
  )
  expect(await run('scan', app.path)).toMatchObject({ exitCode: 0 })
  expect(await run('scan', `${forge.url}/app.git`)).toMatchObject({ exitCode: 0 })
  expect(existsSync(canary)).toBe(false)
})

function helperSaying(username: string, password: string): string {
  return `[credential]\n\thelper = "!f() { echo 'username=${username}'; echo 'password=${password}'; }; f"\n`
}
