/** `cairn scan` as a process of its own, killed without warning at random moments: the next scan ends in the same rows. */
import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from 'vitest'
import { test } from './cairn.ts'
import { aRepository } from './repositories/build.ts'
import type { CommitPlan } from './repositories/plan.ts'
import { storedAbout } from './stored.ts'

const command = join(import.meta.dirname, '../bin/cairn.js')
/** More than one batch of each pass: they hold some thousands of commits each. */
const commitCount = 13_000
const kills = Number(process.env['CAIRN_RUNS'] ?? 3)

test(
  'a scan that is killed, again and again, ends in the rows of one that never was',
  {
    timeout: 240_000,
  },
  async ({ facts, databaseUrl, folder }) => {
    await using built = await aRepository({
      at: join(folder, 'killed', 'repository'),
      bare: true,
      commits: Array.from({ length: commitCount }, (_, number) => aCommit(number)),
      tags: { 'v1.0.0': 'c500', 'v1.1.0': 'c9000' },
    })
    const whole = join(folder, 'whole', 'repository')
    cpSync(built.path, whole, { recursive: true })
    const env = { ...process.env, DATABASE_URL: databaseUrl, CAIRN_DATA: join(folder, 'data') }
    const scan = (path: string, killAfterMs?: number) => scanProcess(path, env, killAfterMs)

    const begun = performance.now()
    expect(await scan(whole)).toMatchObject({ code: 0 })
    const tookMs = performance.now() - begun

    const moments = Array.from({ length: kills }, (_, index) =>
      Math.round(tookMs * ((index + Math.random()) / kills)),
    )
    const states: string[] = []
    for (const ms of moments) {
      const { signal } = await scan(built.path, ms)
      const { rows } = await facts.pool.query(
        `select (select count(*) from commit c where c.repository_id = r.repository_id) as commits,
         (select count(*) from lines_done l where l.repository_id = r.repository_id) as slices, scanned_at is not null as whole
       from repository r where source = $1`,
        [built.gitDir],
      )
      states.push(`${signal ?? 'ended'} after ${ms} ms: ${JSON.stringify(rows[0] ?? 'nothing')}`)
    }
    const story = states.join('\n')
    expect(story).toMatch(/^SIGKILL/m)
    expect(await scan(built.path), story).toMatchObject({ code: 0 })
    const stored = await storedAbout(facts, built.gitDir)
    expect(stored['commits']).toHaveLength(commitCount)
    const expected = await storedAbout(facts, whole)
    for (const [table, rows] of Object.entries(expected)) {
      const found = stored[table] ?? []
      expect(found.length, `${table}\n${story}`).toBe(rows.length)
      expect(
        found.filter((row, index) => row !== rows[index]).slice(0, 5),
        `${table}\n${story}`,
      ).toEqual([])
    }
  },
)

/** A few files that change all the time, and many that come once. */
function aCommit(number: number): CommitPlan {
  const author = { name: `P${number % 7}`, email: `p${number % 7}@example.org` }
  const hot = `src/hot-${number % 5}.ts`
  return {
    author,
    message: number % 4 === 0 ? `fix: mend ${number}` : `feat: step ${number}`,
    files: {
      [hot]: `export const step = ${number}\nexport function f(x: number) {\n  return x > ${number} ? 1 : 2\n}\n`,
      ...(number % 10 === 0
        ? { [`lib/part-${number}.ts`]: `export const part = ${number}\n` }
        : {}),
    },
  }
}

async function scanProcess(
  path: string,
  env: NodeJS.ProcessEnv,
  killAfterMs?: number,
): Promise<{ code: number | null; signal: string | null; err: string }> {
  const child = spawn(process.execPath, [command, 'scan', path, '--json'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const timer =
    killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code, signal]: [number | null, string | null] = await once(child, 'close').then(
    ([first, second]) => [first, second],
  )
  clearTimeout(timer)
  return { code, signal, err }
}
