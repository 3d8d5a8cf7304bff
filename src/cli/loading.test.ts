/** What a command loads, it makes everyone wait for: half of a short scan was once the loading of what it never ran. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { test } from '../../test/cairn.ts'
import { aRepository } from '../../test/repositories/build.ts'

const program = fileURLToPath(new URL('../../bin/cairn.js', import.meta.url))
const told = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { process.stderr.write('loads ' + url + '\\n'); return next(url, context) } })`

/** Packages that this command loads, by name. */
async function packagesOf(argv: string[], env: NodeJS.ProcessEnv): Promise<Set<string>> {
  const hook = `data:text/javascript,${encodeURIComponent(told)}`
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', hook, program, ...argv],
    { env: { ...process.env, NODE_OPTIONS: `--import=${hook}`, ...env }, maxBuffer: 2 ** 26 },
  )
  const names = [...stderr.matchAll(/^loads .*\/node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm)]
  return new Set(names.map(([, name = '']) => name))
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
