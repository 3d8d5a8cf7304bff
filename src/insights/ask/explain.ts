/** Why these people and in this order, down to the commits. The commits are shown by what they did, not by whom. */
import { sql } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import { commitsBehind, peoplesCommit, type CommitBehind } from '#facts/reading/newest-commits.ts'
import { listedFromGit, touchesFromGit } from '../from-git.ts'
import { inScope, type Count, type Explanation, type Scope } from '../insight.ts'
import { whomToAsk } from './answer.ts'
import { targetAt } from './query-files.ts'
import { momentOf, teamOf } from './query-team.ts'
import { halfLifeDays, loadsOf, silentDaysMin } from './rank.ts'
import type { AskInput } from './schema.ts'
import { enough } from './suggest.ts'

export async function explainAsk(scope: Scope, input: AskInput): Promise<Explanation> {
  const answer = await whomToAsk(scope, input)
  const target = await targetAt(scope, answer.file === '.' ? '' : answer.file)
  const moment = await momentOf(scope)
  const { team } = loadsOf((await teamOf(scope, moment)).contact)
  const { facts, repository } = scope
  const changes = sql`${changesOfFiles(facts.db, inScope(scope), target.fileIds)}`
  const behind = await commitsBehind(facts.db, repository.id, changes)
  return {
    subject: answer.file,
    definition:
      'People with recent contact: changes and co-authorships count one, reviews half, and all fade by half in 180 days. Who would be asked about much of the repository is damped, so that questions spread. ' +
      `With fewer than ${enough} active people, the files beside it and then files that usually change with it are looked at. People silent for twelve months come last.`,
    formula: `contact = Σ weight × 0.5^(days before ${new Date(moment * 1000).toISOString().slice(0, 10)} ÷ ${halfLifeDays}); order by contact ÷ (1 + load × ${Math.round(team * 10_000) / 10_000}), then by e-mail`,
    values: {
      commits: answer.n,
      effectiveTeam: Math.round(team * 10_000) / 10_000,
      halfLifeDays,
      silentDays: silentDaysMin,
    },
    window: answer.window,
    n: answer.n,
    leftOut: answer.leftOut,
    commands: [],
    counts: await commitsFromGit(scope, behind, { path: answer.file, isFile: target.isFile }),
    commits: behind.map(peoplesCommit),
  }
}

async function commitsFromGit(
  scope: Scope,
  behind: readonly CommitBehind[],
  { path, isFile }: { path: string; isFile: boolean },
): Promise<Count[]> {
  const counted = behind.filter((row) => peoplesCommit(row).leftOut === undefined)
  const [number, subject] = [counted.length, [path]]
  const counting = { what: 'commits', number, commits: number, listing: { subject } }
  if (!isFile) return listedFromGit(scope, counting)
  const names = [...new Set(counted.flatMap((row) => row.names))].sort()
  const wider = 'git alone also counts bots, and other files that had one of these names'
  return touchesFromGit(scope, { ...counting, names, bulk: false, wider })
}
