/** How long each insight takes: on arrival (all time and the last twelve months), and for any window and path. */
import { insights, type AnyInsight } from '#app/insights.ts'
import { openCodeReader } from '#app/code-reader.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { median } from './measured.ts'
import type { QuestionTime } from './results.ts'

const arrivalMsMax = 100
const anyMsMax = 500
const repeats = 5

interface Where {
  database: { facts: Facts }
  dataFolder: string
}

export async function timeQuestions({
  database: { facts },
  dataFolder,
}: Where): Promise<QuestionTime[]> {
  const repository = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .executeTakeFirstOrThrow()
  const id = repository.repository_id
  const { file, folder, from, to } = await subjects(facts, id)
  const code = openCodeReader(facts, { dataFolder, repositoryId: id })
  const times: QuestionTime[] = []
  try {
    for (const [name, listed] of Object.entries(insights)) {
      const insight: AnyInsight = await listed.load()
      const input = insight.input
      const operand = listed.operand ? { [listed.operand.key]: isList(name) ? [file] : file } : {}
      for (const { window, prefix, msMax } of [
        { window: 'all', prefix: '', msMax: arrivalMsMax },
        { window: '12m', prefix: '', msMax: arrivalMsMax },
        { window: `${from}..${to}`, prefix: folder, msMax: anyMsMax },
      ]) {
        const ms: number[] = []
        for (let count = 0; count < repeats; count++) {
          const scope = await makeScope(facts, {
            repositoryId: id,
            window,
            prefix,
            now: new Date(),
            code,
          })
          const began = performance.now()
          await insight.answer(scope, parse(input, operand))
          ms.push(performance.now() - began)
        }
        times.push({
          question: name,
          window: prefix === '' ? window : `${window} ${prefix}`,
          ms: median(ms),
          msMax,
        })
      }
    }
  } finally {
    await code.close()
  }
  return times
}

function isList(name: string): boolean {
  return name === 'missing'
}

function parse(input: AnyInsight['input'], value: unknown): unknown {
  const parsed = input['~standard'].validate(value)
  if (parsed instanceof Promise || parsed.issues)
    throw new Error(`the bench asks wrongly: ${JSON.stringify(value)}`)
  return parsed.value
}

/** The most changed file at head, the folder with most changes, and the middle of the history. */
async function subjects(
  facts: Facts,
  id: number,
): Promise<{ file: string; folder: string; from: string; to: string }> {
  const { rows } = await facts.pool.query<{ path: string }>(
    `select p.path from file_month m join path p on p.repository_id = m.repository_id and p.path_id = m.file_id
     join file f on f.repository_id = m.repository_id and f.file_id = m.file_id and f.at_head
     where m.repository_id = $1 and p.class = 'source' and p.path like '%/%' group by p.path order by sum(m.revisions) desc, p.path limit 1`,
    [id],
  )
  const file = rows[0]?.path ?? 'README.md'
  const { rows: ends } = await facts.pool.query<{ from: string; to: string }>(
    `select to_char(percentile_disc(0.3) within group (order by committed_at), 'YYYY-MM-DD') as from,
       to_char(percentile_disc(0.8) within group (order by committed_at), 'YYYY-MM-DD') as to from commit where repository_id = $1`,
    [id],
  )
  return {
    file,
    folder: file.split('/')[0] ?? '',
    from: ends[0]?.from ?? '2000-01-01',
    to: ends[0]?.to ?? '2100-01-01',
  }
}
