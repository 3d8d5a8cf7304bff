/** Why these people and in this order, down to the commits. The commits are shown by what they did, not by whom. */
import { sql } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import type { CountedWish } from '#facts/reading/counted.ts'
import { newestCommits } from '#facts/reading/newest-commits.ts'
import { shellWord } from '#std/shell.ts'
import type { Explanation, Scope } from '../insight.ts'
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
  const log = `git log${target.isFile ? ' --follow' : ''} --no-merges ${scope.branch.head} -- ${shellWord(answer.file)}`
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
    commands: [
      `${log} | grep -c '^commit '`,
      `git log --format='%H %cs' --no-merges ${scope.branch.head} -- ${shellWord(answer.file)}`,
    ],
    commits: await newestCommits(
      scope.facts.db,
      scope.repository.id,
      sql`${changesOfFiles(scope.facts.db, wishOf(scope), target.fileIds)}`,
    ),
  }
}

function wishOf({ repository, branch, window, prefix }: Scope): CountedWish {
  return {
    repositoryId: repository.id,
    branchId: branch.id,
    commits: branch.commits,
    from: window.from,
    to: window.to,
    prefix,
  }
}
