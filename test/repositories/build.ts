/**
 * Small git repositories with known truth, built by one `git fast-import` each.
 *
 *   await using repository = await aRepository({
 *     commits: [{ files: { 'a.txt': 'one\n' } }, { mark: 'moved', changes: [rename('a.txt', 'b.txt')] }],
 *   })
 *   repository.oid('moved')
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder } from './folder.ts'
import { git } from './git.ts'
import type { HistoryPlan, RepositoryPlan } from './plan.ts'
import { writeSkeleton } from './skeleton.ts'
import { scaffold, streamOf } from './stream.ts'

export interface BuiltRepository extends AsyncDisposable {
  /** What a person would name: the folder with the work tree (which is empty), or the bare repository. */
  path: string
  gitDir: string
  /** Full object ids of the commits, by mark. */
  oids: ReadonlyMap<string, string>
  /** The full object id of a marked commit; throws for a mark that is not there. */
  oid: (mark: string) => string
  /** Builds on: commits stand on the last one unless they name parents; marks and dates go on from before. */
  add: (plan: HistoryPlan) => Promise<void>
  /** Stock git in this repository; gives its output as text. */
  git: (...args: string[]) => Promise<string>
  remove: () => Promise<void>
}

export async function aRepository(plan: RepositoryPlan): Promise<BuiltRepository> {
  const folder = plan.at === undefined ? aFolder() : null
  // A folder below the temporary one, so that neighbours of the repository (clones, worktrees) go with it.
  const path = plan.at ?? join(folder?.path ?? '', 'repository')
  mkdirSync(path, { recursive: true })
  const gitDir = writeSkeleton(path, plan)
  const oids = new Map<string, string>()
  let tip: string | null = null

  async function add(more: HistoryPlan): Promise<void> {
    const { stream, marks } = streamOf(more, { known: oids, before: oids.size, tip })
    const marksFile = join(gitDir, 'marks')
    await git([...importCommand(gitDir, plan.loose ?? false), `--export-marks=${marksFile}`], {
      input: stream,
    })
    for (const line of readFileSync(marksFile, 'latin1').split('\n')) {
      const [number, id] = line.split(' ')
      const mark = marks.get(Number(number?.slice(1)))
      if (mark !== undefined && id !== undefined) oids.set(mark, id)
    }
    rmSync(marksFile)
    rmSync(join(gitDir, scaffold), { force: true })
    if (marks.size > 0) tip = marks.get(marks.size) ?? tip
  }

  const remove = async () => folder?.remove()
  if (plan.commits.length > 0) {
    await add(plan).catch(async (error: unknown) => {
      await remove()
      throw error
    })
  }
  return {
    path,
    gitDir,
    oids,
    oid(mark) {
      const id = oids.get(mark)
      if (id === undefined)
        throw new Error(`No commit is marked ${mark}; there are ${[...oids.keys()].join(', ')}.`)
      return id
    },
    add,
    git: async (...args) => (await git(['--git-dir', gitDir, ...args], { cwd: path })).toString(),
    remove,
    [Symbol.asyncDispose]: remove,
  }
}

/** Without the unpack limit git would start a second process to unpack what it has just packed. */
function importCommand(gitDir: string, isLoose: boolean): string[] {
  const unpackLimit = isLoose ? 1_000_000 : 1
  return [
    ...[
      '-c',
      `fastimport.unpackLimit=${unpackLimit}`,
      '-c',
      'core.fsync=none',
      '--git-dir',
      gitDir,
    ],
    ...['fast-import', '--quiet', '--done', '--force', '--date-format=raw-permissive'],
  ]
}
