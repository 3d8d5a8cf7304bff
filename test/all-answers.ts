/** Every answer of every insight about two repositories of one team, and the same from a scan that starts anew. */
import { z } from 'zod'
import { openCodeReader } from '#app/code-reader.ts'
import { insights, isInsight, listedInsight, type InsightName } from '#app/insights.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import type { ChangeUnit, Scope } from '#insights/insight.ts'
import { CairnError } from '#std/errors.ts'
import { silent } from '#std/progress.ts'
import { aRepository, type BuiltRepository } from './repositories/build.ts'
import { lines, type CommitPlan } from './repositories/plan.ts'

export interface Team {
  facts: Facts
  folder: string
  repositories: readonly BuiltRepository[]
}

const ana = { name: 'Ana', email: 'ana@example.org' }
const atHome = { name: 'ana', email: 'ana@home.example' }
const ben = { name: 'Ben', email: 'ben@example.org' }
const old = { name: 'Ana', email: 'ana@old.example' }
const robin = { name: 'Robin Bot', email: 'robin@example.org' }
const helper = { name: 'Tidy', email: 'tidy@example.org' }
const shared = { name: 'Cleo', email: 'team@example.org' }
const sharedToo = { name: 'Dan', email: 'team@example.org' }
const nobody = { name: 'eve', email: 'none@none' }

const authors = [ana, atHome, ben, old, robin, helper, shared, sharedToo, nobody]
const mailmap = 'Ana <ana@example.org> <ana@old.example>\n'

/** Nine authors in turn; enough of everything that each insight has something to say. */
export async function aTeamOfSpellings(): Promise<readonly [BuiltRepository, BuiltRepository]> {
  const one = await aRepository({
    commits: [
      {
        author: ana,
        message: 'feat: begin',
        files: { '.mailmap': mailmap, 'src/a.ts': body(1), 'src/b.ts': body(1) },
      },
      ...Array.from({ length: 40 }, (_, step) => aStep(step)),
    ],
    tags: { 'v1.0.0': 'c10', 'v1.1.0': 'c25', 'v1.1.1': 'c30' },
  })
  // There nothing tells of a bot.
  const here = authors.map((author) => (author === robin ? { ...robin, name: 'Robin' } : author))
  const two = await aRepository({
    commits: Array.from({ length: 20 }, (_, step) => ({
      ...aStep(step),
      author: here[(step + 3) % here.length] ?? ana,
    })),
  })
  return [one, two]
}

function aStep(step: number): CommitPlan {
  const verb = ['fix: mend', 'feat: add', 'Hotpatch the', 'test: try', 'Fix'][step % 5]
  return {
    author: authors[(step * 4) % authors.length] ?? ana,
    message: `${verb} ABC-${step % 4} step ${step}\n`,
    files: {
      'src/a.ts': body(step + 2),
      ...(step % 2 === 0 ? { 'src/b.ts': body(step + 3) } : {}),
      [`lib/${step % 6}.ts`]: lines(step + 1),
    },
  }
}

function body(branches: number): string {
  const part = (_: unknown, index: number) =>
    `  if (x > ${index}) {\n    if (y) z += ${index}\n  }\n`
  return `export function run(x: number, y: boolean): number {\n  let z = 0\n${Array.from({ length: branches }, part).join('')}  return z\n}\n`
}

export async function scanTeam({ facts, folder, repositories }: Team): Promise<void> {
  for (const { path } of repositories) await scan(facts, folder, path, { progress: silent })
}

/** Forgets all but what was said by hand, and reads everything anew, in another order and under other ids. */
export async function startAnew(team: Team): Promise<void> {
  const { rows } = await team.facts.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migration', 'person_choice')`,
  )
  await team.facts.pool.query(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')}`)
  await scanTeam({ ...team, repositories: team.repositories.toReversed() })
}

const inputs: Record<string, Record<string, unknown>[]> = {
  hotspots: [{}, { level: 'function' }, { level: 'directory' }],
  coupling: [{}, { level: 'directory' }, { across: 'key' }, { across: 'author-day' }],
  trend: [{ path: 'src/a.ts' }],
  missing: [{ files: ['src/a.ts'] }],
  ask: [{ file: 'src/a.ts' }, { file: 'lib/3.ts' }],
}

/** By repository, insight, input, window and unit: the answer's own text. */
export async function allAnswers({ facts, folder }: Team): Promise<Map<string, string>> {
  const { rows } = await facts.pool.query<{ id: number; source: string }>(
    'select repository_id as id, source from repository order by source',
  )
  const answers = new Map<string, string>()
  for (const { id, source } of rows) {
    const code = openCodeReader(facts, { dataFolder: folder, repositoryId: id })
    for (const { name, raw, window, unit } of questions()) {
      const wish = { repositoryId: id, window, unit, now: new Date(0), code }
      const answer = await answerTo(name, await makeScope(facts, wish), raw)
      answers.set(`${source} ${name} ${JSON.stringify(raw)} ${window} ${unit}`, answer)
    }
    await code.close()
  }
  return answers
}

interface Question {
  name: InsightName
  raw: Record<string, unknown>
  window: string
  unit: ChangeUnit
}

function questions(): Question[] {
  const scopes: Pick<Question, 'window' | 'unit'>[] = [
    { window: 'all', unit: 'commit' },
    { window: '2020-01-01..2020-01-02', unit: 'commit' },
    { window: 'all', unit: 'author-day' },
  ]
  return Object.keys(insights)
    .filter((key) => isInsight(key))
    .flatMap((name) => (inputs[name] ?? [{}]).map((raw) => ({ name, raw })))
    .flatMap((asked) => scopes.map((scope) => ({ ...asked, ...scope })))
}

/** A question that is not asked in this unit or window is answered with the code of its refusal. */
async function answerTo(
  name: InsightName,
  scope: Scope,
  raw: Record<string, unknown>,
): Promise<string> {
  const insight = await listedInsight(name).load()
  try {
    return JSON.stringify(await insight.answer(scope, z.parse(insight.input, raw)))
  } catch (error) {
    if (error instanceof CairnError && error.kind === 'invalid') return error.code
    throw error
  }
}
