/** How much work went into each of some sets of files: a change that touches several files of a set is one change to it. */
import { sql } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import {
  readTouches,
  readTouchesOf,
  readTouchingCommits,
  type TouchingCommits,
} from '#facts/reading/touches.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { readWho } from '#facts/people/who.ts'
import { inWholeTree, type Scope } from '../insight.ts'

export interface AreaEffort {
  revisions: number
  plain: number
  bulk: number
  formatOnly: number
  bot: number
  fixes: number
}

/** In the order of the sets; a file is in one of them at most. */
export async function areaEfforts(
  scope: Scope,
  sets: readonly (readonly number[])[],
): Promise<AreaEffort[]> {
  const { facts, repository } = scope
  const [{ commits, touches }, who, unitOf] = await Promise.all([
    touchesIn(scope, sets.flat()),
    readWho(facts, repository.id),
    readUnits(scope),
  ])
  const placeOf = new Map(sets.flatMap((files, place) => files.map((file) => [file, place])))
  const units = sets.map(() => unitSets())
  touches.commit.forEach((commit, row) => {
    const into = units[placeOf.get(touches.file[row] ?? -1) ?? -1]
    if (into === undefined) return
    const isBot = who.get(commits.authors[commit] ?? -1)?.isBot ?? false
    into.add(unitOf(commits.ids[commit] ?? -1), commits.flags[commit] ?? 0, isBot)
  })
  return units.map((one) => one.counted())
}

/** Of a few files by their names; of many, reading all changes is quicker. */
async function touchesIn(scope: Scope, files: readonly number[]) {
  const { facts } = scope
  const wish = inWholeTree(scope)
  if (files.length < filesMany) return readTouchesOf(facts, wish, files)
  const commits: TouchingCommits = await readTouchingCommits(facts, wish)
  return { commits, touches: await readTouches(facts, wish, commits) }
}

const filesMany = 200

async function readUnits({
  facts,
  repository,
  branch,
  unit,
}: Scope): Promise<(commitId: number) => Unit> {
  if (unit === 'commit') return (commitId) => commitId
  const wish = { repositoryId: repository.id, commits: branch.commits }
  const { rows } = await sql<{
    commit_id: number
    unit: string
  }>`${commitUnits(unit, wish)}`.execute(facts.db)
  const units = new Map(rows.map((row) => [row.commit_id, row.unit]))
  return (commitId) => units.get(commitId) ?? commitId
}

/** The sets of units that each number counts. */
function unitSets() {
  const sets = {
    revisions: new Set<Unit>(),
    plain: new Set<Unit>(),
    bulk: new Set<Unit>(),
    formatOnly: new Set<Unit>(),
    bot: new Set<Unit>(),
    fixes: new Set<Unit>(),
  }
  return {
    add(unit: Unit, flags: number, isBot: boolean): void {
      sets.revisions.add(unit)
      if ((flags & (flag.bulk | flag.formatOnly)) === 0 && !isBot) sets.plain.add(unit)
      if ((flags & flag.bulk) > 0) sets.bulk.add(unit)
      if ((flags & flag.formatOnly) > 0) sets.formatOnly.add(unit)
      if (isBot) sets.bot.add(unit)
      if ((flags & flag.fix) > 0) sets.fixes.add(unit)
    },
    counted: (): AreaEffort => ({
      revisions: sets.revisions.size,
      plain: sets.plain.size,
      bulk: sets.bulk.size,
      formatOnly: sets.formatOnly.size,
      bot: sets.bot.size,
      fixes: sets.fixes.size,
    }),
  }
}

type Unit = string | number
