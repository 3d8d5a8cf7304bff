/** What stands at the heads of the branches, read before their history is. */
import type { ChosenBranch } from '#sources/git/branches.ts'
import { readTree, type Tree } from '#sources/git/tree.ts'
import { readTeamFiles, type TeamFiles } from './team-files.ts'
import type { Scan } from './step.ts'

export interface Heads {
  /** By the name of the branch. */
  trees: Map<string, Tree>
  team: TeamFiles
}

export async function readHeads(
  { gitDir, signal }: Scan,
  branches: readonly ChosenBranch[],
): Promise<Heads> {
  const [trees, team] = await Promise.all([
    readTrees(gitDir, branches, signal),
    readTeamFiles(gitDir, branches[0]?.head ?? '', signal),
  ])
  return { trees, team }
}

async function readTrees(
  gitDir: string,
  branches: readonly ChosenBranch[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Tree>> {
  const trees = new Map<string, Tree>()
  for (const { name, head } of branches) trees.set(name, await readTree(gitDir, head, { signal }))
  return trees
}
