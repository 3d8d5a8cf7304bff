/** Other tools on the same history, where they are installed: each in its own usual way. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from './measured.ts'

export interface PeerRun {
  name: string
  command: string
  wallMs: number | null
  note: string
}

interface Peer {
  name: string
  /** The program that must be there. */
  program: string
  args: (tree: string) => string[]
  env?: (tree: string) => Record<string, string>
}

const peers: readonly Peer[] = [
  {
    name: 'git-quick-stats (contributors)',
    program: 'git-quick-stats',
    args: () => ['-T'],
    env: (tree) => ({ GIT_DIR: join(tree, '.git'), _GIT_LIMIT: '9999' }),
  },
  {
    name: 'git-fame',
    program: 'git-fame',
    args: (tree) => ['--silent-progress', '--loc=ins', tree],
  },
  {
    name: 'hercules (burndown)',
    program: 'hercules',
    args: (tree) => ['--burndown', '--quiet', tree],
  },
  {
    name: 'git-of-theseus',
    program: 'git-of-theseus-analyze',
    args: (tree) => ['--outdir', join(tree, '..', 'theseus'), '--interval', '31536000', tree],
  },
  {
    name: 'code-complexity',
    program: 'code-complexity',
    args: (tree) => [tree, '--limit', '20', '--sort', 'score'],
  },
  {
    // Reads what git writes; the time of writing it is not counted.
    name: 'code-maat (revisions)',
    program: 'code-maat',
    args: (tree) => ['-l', logFor(tree), '-c', 'git2', '-a', 'revisions'],
  },
  {
    name: 'PyDriller (all commits, modified files)',
    program: 'python3',
    args: (tree) => ['-c', pydriller, tree],
  },
]

function logFor(tree: string): string {
  const file = join(tree, '..', 'log')
  const log = ['log', '--all', '--numstat', '--date=short', '--pretty=format:--%h--%ad--%aN']
  execFileSync('git', ['-C', tree, ...log, '--no-renames', `--output=${file}`])
  return file
}

const pydriller = `
import sys
from pydriller import Repository
n = 0
for commit in Repository(sys.argv[1]).traverse_commits():
    for f in commit.modified_files:
        n += f.added_lines
print(n)
`

const minutesMax = 5

/** In a clone with a working tree, which most of them want; making it is not counted. */
export async function runPeers(gitDir: string): Promise<PeerRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-peer-'))
  const tree = join(folder, 'tree')
  try {
    execFileSync('git', ['clone', '--quiet', '--shared', gitDir, tree], { stdio: 'ignore' })
    const runs: PeerRun[] = []
    for (const peer of peers) runs.push(await runPeer(peer, tree))
    return runs
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runPeer(peer: Peer, tree: string): Promise<PeerRun> {
  const { name, program, env } = peer
  if (!isInstalled(peer)) return { name, command: program, wallMs: null, note: 'not installed' }
  const args = peer.args(tree)
  const run = await measured('timeout', [String(minutesMax * 60), program, ...args], {
    keepOutput: false,
    ...(env ? { env: env(tree) } : {}),
  })
  const isCut = run.exitCode === 124
  const shown = args.map((arg) =>
    arg === pydriller
      ? '<traverse all commits, sum added lines>'
      : arg.replace(join(tree, '..'), '.').replace('./tree', 'REPO'),
  )
  return {
    name,
    command: [program, ...shown].join(' '),
    wallMs: run.exitCode === 0 || isCut ? run.wallMs : null,
    note: isCut
      ? `stopped after ${minutesMax} minutes`
      : run.exitCode === 0
        ? ''
        : `ended with ${run.exitCode}`,
  }
}

function isInstalled({ program }: Peer): boolean {
  try {
    if (program === 'python3')
      execFileSync('python3', ['-c', 'import pydriller'], { stdio: 'ignore' })
    else execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
