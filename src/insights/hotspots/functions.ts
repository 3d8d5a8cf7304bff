/** The functions of some files at the head, with the changes that touched each: `git log -L` for all of them at once. */
import { sql } from 'kysely'
import { flag } from '#facts/words/flags.ts'
import { commitUnits } from '#facts/reading/units.ts'
import { inOrder } from '#std/concurrency.ts'
import type { Scope } from '../insight.ts'
import type { MeasuredFile } from './candidates.ts'
import { followedFunctions } from './followed.ts'
import type { Effort } from './effort.ts'

export interface FunctionEffort extends Omit<Effort, 'fileId'> {
  file: MeasuredFile
  name: string
  startLine: number
  endLine: number
  complexity: number
  /** The largest share of its changes by one person. */
  sameAuthor: number
  /** Changes that the window cuts off. */
  cutOff: number
  /** Newest first. */
  commitIds: number[]
}

export interface CodeFunction {
  position: number
  name: string
  startLine: number
  endLine: number
  cognitive: number
}

/** Each file is read by a process of its own. */
const filesAtOnce = 2

export interface FunctionEfforts {
  efforts: FunctionEffort[]
  /** How many changes of these files were made beside the main line: the order their lines are followed in is ours. */
  changesBeside: number
}

export async function functionEfforts(
  scope: Scope,
  files: readonly MeasuredFile[],
): Promise<FunctionEfforts> {
  const found: { file: MeasuredFile; one: CodeFunction; touches: readonly Touch[] }[] = []
  const work = async (file: MeasuredFile) => {
    const functions = file.blobId === null ? [] : await functionsOf(scope, file.blobId)
    if (functions.length === 0) return []
    const touches = await followedFunctions(scope, file, functions)
    return functions.map((one) => ({ file, one, touches: touches.get(one.position) ?? [] }))
  }
  for await (const those of inOrder(files, filesAtOnce, work)) found.push(...those)
  const touched = found.flatMap(({ touches }) => touches.map(([commitId]) => commitId))
  const changes = await changesById(scope, [...new Set(touched)])
  return {
    efforts: found.map(({ file, one, touches }) =>
      effortOf(file, one, touches, { changes, unit: scope.unit }),
    ),
    changesBeside: [...changes.values()].filter((change) => change.isBeside).length,
  }
}

async function functionsOf({ facts, repository }: Scope, blobId: number): Promise<CodeFunction[]> {
  return facts.db
    .selectFrom('code_function')
    .select(['position', 'name', 'start_line as startLine', 'end_line as endLine', 'cognitive'])
    .where('repository_id', '=', repository.id)
    .where('blob_id', '=', blobId)
    .orderBy('position')
    .execute()
}

interface CountedChange {
  commitId: number
  at: Date | null
  flags: number
  isBot: boolean
  person: number
  /** What it counts as in the unit asked for. */
  unit: string
  /** Not on the branch's first-parent line. */
  isBeside: boolean
}

/** Those in the window, by commit. */
async function changesById(
  { facts, repository, branch, window: { from, to }, unit }: Scope,
  commitIds: readonly number[],
): Promise<Map<number, CountedChange>> {
  const isOne = unit === 'commit'
  const units = commitUnits(unit, { repositoryId: repository.id, commits: branch.commits })
  const { rows } = await sql<CountedChange>`
    select c.commit_id as "commitId", c.committed_at as at, c.flags, coalesce(a.kind = 'bot', false) as "isBot",
      coalesce(a.person_id, -c.author_id) as person, ${isOne ? sql`c.commit_id::text` : sql`u.unit`} as unit,
      not c.commit_id <@ b.first_parent as "isBeside"
    from commit c
    join branch b on b.repository_id = c.repository_id and b.branch_id = ${branch.id}
    ${isOne ? sql`` : sql`join (${units}) u on u.commit_id = c.commit_id`}
    left join attribution a on a.repository_id = c.repository_id and a.identity_id = c.author_id
    where c.repository_id = ${repository.id} and c.commit_id = any(${commitIds}::integer[])
      and (${from}::timestamptz is null or c.committed_at >= ${from})
      and (${to}::timestamptz is null or c.committed_at <= ${to})`.execute(facts.db)
  return new Map(rows.map((row) => [row.commitId, row]))
}

/** [commit id, lines added, lines deleted] */
export type Touch = readonly [number, number, number]

function effortOf(
  file: MeasuredFile,
  { name, startLine, endLine, cognitive }: CodeFunction,
  touches: readonly Touch[],
  { changes, unit }: { changes: ReadonlyMap<number, CountedChange>; unit: Scope['unit'] },
): FunctionEffort {
  const counted = touches.flatMap(([commitId, added, deleted]) => {
    const change = changes.get(commitId)
    return change === undefined ? [] : [{ ...change, added, deleted }]
  })
  const units = (isIt: (change: CountedChange) => boolean) =>
    new Set(counted.filter(isIt).map((change) => change.unit)).size
  const byPerson = new Map<number, number>()
  for (const { person } of counted) byPerson.set(person, (byPerson.get(person) ?? 0) + 1)
  return {
    file,
    name,
    startLine,
    endLine,
    complexity: cognitive,
    revisions: units(() => true),
    plain: units(({ flags, isBot }) => (flags & (flag.bulk | flag.formatOnly)) === 0 && !isBot),
    bulk: units(({ flags }) => (flags & flag.bulk) > 0),
    formatOnly: units(({ flags }) => (flags & flag.formatOnly) > 0),
    bot: units(({ isBot }) => isBot),
    fixes: units(({ flags }) => (flags & flag.fix) > 0),
    added: counted.reduce((sum, change) => sum + change.added, 0),
    deleted: counted.reduce((sum, change) => sum + change.deleted, 0),
    lastAt: counted.reduce<Date | null>(
      (last, { at }) => (at !== null && (last === null || at > last) ? at : last),
      null,
    ),
    sameAuthor: counted.length === 0 ? 0 : Math.max(...byPerson.values()) / counted.length,
    cutOff: unit === 'commit' ? touches.length - counted.length : 0,
    commitIds: counted.map((change) => change.commitId),
  }
}
