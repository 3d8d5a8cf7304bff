/** What the latest changes did, and when it broke before: commits by what they did, and never by whom. */
import { sql } from 'kysely'
import { changesOfFiles } from '#facts/reading/changes-of-files.ts'
import { newestCommits, type ToldCommit } from '#facts/reading/newest-commits.ts'
import { inWholeTree, type Scope } from '#insights/insight.ts'
import { count, counted } from '#std/words.ts'
import { everybody, withoutNames } from '../nameless.ts'
import { fact, type Fact, type Step } from '../shape.ts'

export interface Commits {
  /** Newest first, without bots' and those of more than 50 paths. */
  commits: ToldCommit[]
  /** Subjects without the names of people. */
  says: (commit: ToldCommit) => string
}

export async function commitsOf(scope: Scope, fileIds: readonly number[]): Promise<Commits> {
  if (fileIds.length === 0) return { commits: [], says: ({ subject }) => subject }
  const { facts, repository } = scope
  const changes = changesOfFiles(facts.db, inWholeTree(scope), fileIds)
  const [all, names] = await Promise.all([
    newestCommits(facts.db, repository.id, sql`${changes}`),
    everybody(scope),
  ])
  const nameless = withoutNames(names)
  return {
    commits: all.filter(({ leftOut }) => leftOut === undefined),
    says: ({ subject }) => nameless(subject),
  }
}

const shown = 5

export function recentStep({ commits, says }: Commits): Step {
  return {
    id: 'recent',
    question: 'When did it last work, and what is different since?',
    look:
      commits.length === 0
        ? 'No change of these files is known: look at what is around them, such as versions, settings and data.'
        : 'Read what these changes did, the newest first, and ask of each whether it could make what you see.',
    facts: commits.slice(0, shown).map((commit) => commitFact(commit, says)),
  }
}

export function brokeStep({ commits, says }: Commits): Step {
  const mending = commits.filter(({ fix, revert }) => fix === true || revert === true)
  return {
    id: 'broke',
    question: 'Has it broken before, and what mended it then?',
    look:
      mending.length === 0
        ? 'No change of these files calls itself a fix or takes another back: this may be the first time.'
        : `${count(mending.length)} of ${counted(commits.length, 'change')} here mended something. Read how, and whether the test that came along would notice today.`,
    facts: mending.slice(0, 3).map((commit) => commitFact(commit, says)),
  }
}

function commitFact(commit: ToldCommit, says: Commits['says']): Fact {
  const { oid, at, added, deleted, fix, revert } = commit
  const lines = added === null || deleted === null ? '' : ` (+${added} −${deleted})`
  const kind = revert === true ? ', takes a change back' : fix === true ? ', a fix' : ''
  const day = at === null ? 'at no known time' : at.slice(0, 10)
  return fact(`${day}: ${says(commit)}${lines}${kind}`, [{ to: 'commit', oid }])
}
