/** What a command loads, it makes everyone wait for: half of a short scan was once the loading of what it never ran. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { wholePackages } from '../../bin/whole-packages.ts'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'

const program = fileURLToPath(new URL('../../bin/cairn.js', import.meta.url))
const told = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { process.stderr.write('loads ' + url + '\\n'); return next(url, context) } })`

/** Where the modules are that this command loads. */
async function loadedBy(argv: string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const hook = `data:text/javascript,${encodeURIComponent(told)}`
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', hook, program, ...argv],
    { env: { ...process.env, NODE_OPTIONS: `--import=${hook}`, ...env }, maxBuffer: 2 ** 26 },
  )
  return [...stderr.matchAll(/^loads (.*)$/gm)].map(([, url = '']) => url)
}

/** Packages that this command loads, by name. */
async function packagesOf(argv: string[], env: NodeJS.ProcessEnv): Promise<Set<string>> {
  const inPackage = /\/(?:node_modules\/((?:@[^/]+\/)?[^/]+)\/|dist\/packages\/([^/]+)\.js$)/
  const found = (await loadedBy(argv, env)).map((url) => inPackage.exec(url))
  return new Set(found.flatMap((match) => match?.[1] ?? match?.[2] ?? []))
}

test('a later scan loads the driver of the database and no query builder and no schemas; help loads neither', async ({
  databaseUrl,
  folder,
}) => {
  await using built = await aRepository({ commits: [{ files: { 'a.ts': 'export {}\n' } }] })
  const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder }
  const scan = ['scan', built.path]
  expect(await packagesOf(scan, env)).toContain('kysely')
  const later = await packagesOf(scan, env)
  expect(later).toContain('pg')
  expect([...later].filter((name) => ['kysely', 'zod'].includes(name))).toEqual([])
  const help = await packagesOf(['--help'], env)
  expect([...help].filter((name) => ['kysely', 'zod', 'pg'].includes(name))).toEqual([])
})

test('a package of hundreds of files is read from the one that is built of it', async ({
  databaseUrl,
  folder,
}) => {
  const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder }
  const urls = await loadedBy(['tips', 'list', '--json'], env)
  for (const name of wholePackages) {
    expect(urls.some((url) => url.endsWith(`/dist/packages/${name}.js`))).toBe(true)
    expect(urls.filter((url) => url.includes(`/node_modules/${name}/`))).toEqual([])
  }
})
