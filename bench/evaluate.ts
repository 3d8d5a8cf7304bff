/**
 * `npm run evaluate -- [owner/name=]REPO… [--only truth,hotspots,coupling,missing,ask,knowledge,trails]`: how true and how useful the answers
 * are on real histories, beside what others published. Nothing is tuned to these numbers.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openCodeReader } from '#app/code-reader.ts'
import { openDataFolder } from '#app/data-folder.ts'
import { openDatabase } from '#app/database.ts'
import { scan } from '#app/scan/scan.ts'
import { makeScope } from '#app/scope.ts'
import type { Facts } from '#facts/facts.ts'
import { silent } from '#std/progress.ts'
import { gitDirOf } from './cut.ts'
import { evaluations, type Evaluated } from './evaluate/evaluations.ts'
import { evaluateTone } from './evaluate/tone/tone.ts'
import { machine } from './results.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    pairs: { type: 'string', multiple: true },
    reviews: { type: 'string', multiple: true },
    comments: { type: 'string', multiple: true },
    labelled: { type: 'string', multiple: true },
    learnt: { type: 'string', multiple: true },
  },
})
console.log(`${new Date().toISOString().slice(0, 10)}, on ${machine()}`)
if (positionals[0] === 'tone') evaluateTone(values)
else await evaluateHistories(positionals.length > 0 ? positionals : ['.'])

async function evaluateHistories(histories: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-evaluate-'))
  const dataFolder = await openDataFolder({ data: path.join(folder, 'data'), env: {} })
  const { facts, close } = await openDatabase({ dataFolder })
  let failed = false
  try {
    for (const given of histories)
      failed = (await evaluate(given, { folder, dataFolder, facts })) || failed
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
  process.exitCode = failed ? 1 : 0
}

interface Place {
  folder: string
  dataFolder: string
  facts: Facts
}

/** True when a truth did not hold. */
async function evaluate(given: string, { folder, dataFolder, facts }: Place): Promise<boolean> {
  const wanted = values.only?.split(',') ?? Object.keys(evaluations)
  const [, called, place = given] = /^([\w.-]+\/[\w.-]+)=(.+)$/.exec(given) ?? []
  const gitDir = gitDirOf(place)
  const options = { progress: silent, trustOwner: true, trustAlternates: true }
  await scan(facts, dataFolder, gitDir, options)
  const { repository_id: repositoryId } = await facts.db
    .selectFrom('repository')
    .select('repository_id')
    .where('source', '=', gitDir)
    .executeTakeFirstOrThrow()
  const code = openCodeReader(facts, { dataFolder, repositoryId })
  let isFalse = false
  try {
    const scope = await makeScope(facts, { repositoryId, now: new Date(), code })
    const history: Evaluated = {
      scope,
      gitDir,
      called: called ?? '',
      dataFolder,
      scratch: path.join(folder, String(repositoryId)),
    }
    console.log(`\n${called ?? place}`)
    for (const name of wanted) {
      const { lines, holds } = await (evaluations[name]?.(history) ?? unknown(name))
      for (const line of lines) console.log(`  ${line}`)
      if (!holds) isFalse = true
    }
  } finally {
    await code.close()
  }
  return isFalse
}

async function unknown(name: string): Promise<never> {
  throw new Error(
    `There is no evaluation "${name}"; there are ${Object.keys(evaluations).join(', ')}.`,
  )
}
