/** Every command that a report prints can be pasted into a shell, and answers about what the report was about. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { test } from '../../../test/cairn.ts'
import { aRepository, type BuiltRepository } from '../../../test/repositories/build.ts'
import { firstSecond, lines, type CommitPlan } from '../../../test/repositories/plan.ts'
import { cairn } from '../cairn.fixture.ts'

const everyKind = ['coupling', 'failures', 'hotspots', 'knowledge', 'mix', 'releases', 'reverts']

describe('every command that a report prints', () => {
  test('runs, from each form, whatever the reader asked about, whatever the finding', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aBusyRepository()
    const run = cairn({ databaseUrl, folder })
    await run('scan', repository.path, '--branch', 'side')
    const kinds = new Set<string>()
    for (const scope of [
      [],
      ['--window', 'all'],
      ['--branch', 'side'],
      ['--path', core, '--branch', 'side', '--window', 'all'],
      ['--path', 'packages/web', '--window', 'all'],
      ['--path', 'packages/mail', '--data', folder, '--trust-owner', '--trust-alternates'],
    ]) {
      const report = ['report', repository.path, ...scope]
      const told: { findings: { kind: string; command: string }[] } = JSON.parse(
        (await run(...report, '--json')).out,
      )
      for (const { kind } of told.findings) kinds.add(kind)
      const commands = told.findings.map(({ command }) => command)
      expect(commands).not.toEqual([])
      const text = (await run(...report)).out
      expect([...text.matchAll(/^ {3}\$ (.*)$/gm)].map(([, line]) => line)).toEqual(commands)
      const markdown = (await run(...report, '--markdown')).out
      expect([...markdown.matchAll(/^```sh\n(.*)\n```$/gm)].map(([, line]) => line)).toEqual(
        commands,
      )
      for (const command of commands) {
        const [program, ...argv] = await wordsOf(command)
        expect(program).toBe('cairn')
        for (const word of scope.filter((each) => each !== '--window' && each !== 'all'))
          expect(argv).toContain(word)
        const { exitCode, err } = await run(...argv)
        expect({ command, exitCode, err }).toEqual({ command, exitCode: 0, err: '' })
      }
    }
    expect([...kinds].toSorted()).toEqual(everyKind)
  })

  test('begins as the reader began: with npx where npm started Cairn', async ({
    databaseUrl,
    folder,
  }) => {
    await using repository = await aBusyRepository()
    const env = { DATABASE_URL: databaseUrl, CAIRN_DATA: folder }
    for (const byNpm of [{ npm_command: 'exec' }, { npm_lifecycle_event: 'start' }]) {
      const run = cairn({ folder }, { env: { ...env, ...byNpm } })
      const { out } = await run('report', repository.path)
      expect(out).toContain('   $ npx cairn explain ')
      expect(out).not.toContain('$ cairn')
      expect((await run('reprt')).err).toContain('npx cairn --help')
    }
  })
})

/** As a shell understands them. */
async function wordsOf(command: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('bash', ['-c', `printf '%s\\0' ${command}`])
  return stdout.split('\0').slice(0, -1)
}

const [core, mail, web] = ["packages/the team's\n\u001b[1mcore", 'packages/mail', 'packages/web']
const day = 24 * 60 * 60
const halfway = 360 / 3

/**
 * Two years, a change every three days, with something to say of each kind: core and mail change together, core is mended
 * more and more, whoever made web has gone, and each release comes late and is mended at once. `main` is a year behind.
 */
async function aBusyRepository(): Promise<BuiltRepository> {
  const commits = Array.from({ length: 2 * halfway }, (_, step): CommitPlan => ({
    mark: `s${step}`,
    author: { ...whoAt(step), at: firstSecond + step * 3 * day },
    ...changeAt(step),
  }))
  const tags = Array.from({ length: 12 }, (_, index) => [
    [`v1.${index}.0`, `s${index * 20}`],
    [`v1.${index}.1`, `s${index * 20 + 1}`],
  ]).flat()
  return aRepository({
    commits,
    branches: { main: `s${halfway + 60}`, side: `s${2 * halfway - 1}` },
    tags: Object.fromEntries(tags),
  })
}

function whoAt(step: number) {
  const [early, late] = [
    ['Cleo', 'Dan'],
    ['Ana', 'Ben'],
  ]
  const isEarly = step < halfway / 2 && step % 4 > 1
  const name = (isEarly ? early : late)?.[step % 2] ?? ''
  return { name: `${name} Example`, email: `${name.toLowerCase()}@example.org` }
}

function changeAt(step: number): Pick<CommitPlan, 'message' | 'files'> {
  const isLate = step >= halfway
  if (step < halfway / 2 && step % 4 > 1)
    return {
      message: `feat: page ${step}`,
      files: { [`${web}/src/page${step % 12}.ts`]: branches(2 + step) },
    }
  if (step % 3 === 0)
    return { message: `feat: style ${step}`, files: { [`lib/style${step % 5}.ts`]: lines(step) } }
  return {
    message: isLate || step % 5 === 0 ? `fix: sum ${step}` : `feat: sum ${step}`,
    files: {
      [`${core}/src/invoice.ts`]: branches(3 + step),
      ...(step % 2 === 0 ? { [`${mail}/src/sender.ts`]: branches(2 + (step % 9)) } : {}),
      [`${core}/src/part${step % 4}.ts`]: branches(1 + (step % 7)),
    },
  }
}

/** The more branches, the harder to follow. */
function branches(many: number): string {
  const body = Array.from({ length: many }, (_, index) => `  if (x > ${index}) z += ${index}\n`)
  return `export function run(x: number): number {\n  let z = 0\n${body.join('')}  return z\n}\n`
}
