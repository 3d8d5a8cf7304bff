/** Other tools on the same history, where they are installed: each in its own usual way. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
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
  args: (gitDir: string) => string[]
  cwd?: (gitDir: string) => string
  env?: (gitDir: string) => Record<string, string>
}

const peers: readonly Peer[] = [
  {
    name: 'git-quick-stats (contributors)',
    program: 'git-quick-stats',
    args: () => ['-T'],
    env: (gitDir) => ({ GIT_DIR: gitDir, _GIT_LIMIT: '9999' }),
  },
  {
    name: 'git-fame',
    program: 'git-fame',
    args: (gitDir) => ['--silent-progress', '--loc=ins', gitDir],
  },
  {
    name: 'hercules (burndown)',
    program: 'hercules',
    args: (gitDir) => ['--burndown', '--quiet', gitDir],
  },
  {
    name: 'git-of-theseus',
    program: 'git-of-theseus-analyze',
    args: (gitDir) => [
      '--outdir',
      mkdtempSync(join(tmpdir(), 'cairn-peer-')),
      '--interval',
      '31536000',
      gitDir,
    ],
  },
  {
    name: 'code-complexity',
    program: 'code-complexity',
    args: (gitDir) => [gitDir, '--limit', '20', '--sort', 'score'],
  },
  {
    // Reads what git writes; the time of writing it is not counted.
    name: 'code-maat (revisions)',
    program: 'code-maat',
    args: (gitDir) => ['-l', logFor(gitDir), '-c', 'git2', '-a', 'revisions'],
  },
  {
    name: 'PyDriller (all commits, modified files)',
    program: 'python3',
    args: (gitDir) => ['-c', pydriller, gitDir],
  },
]

function logFor(gitDir: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'cairn-peer-')), 'log')
  const log = ['log', '--all', '--numstat', '--date=short', '--pretty=format:--%h--%ad--%aN']
  execFileSync('git', ['--git-dir', gitDir, ...log, '--no-renames', `--output=${file}`])
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

export async function runPeers(gitDir: string): Promise<PeerRun[]> {
  const runs: PeerRun[] = []
  for (const peer of peers) {
    const command = [
      peer.program,
      ...peer
        .args(gitDir)
        .map((arg) =>
          arg === pydriller
            ? '<traverse all commits, sum added lines>'
            : arg === gitDir
              ? 'REPO'
              : arg,
        ),
    ].join(' ')
    if (!isInstalled(peer)) {
      runs.push({ name: peer.name, command, wallMs: null, note: 'not installed' })
      continue
    }
    const run = await measured(
      'timeout',
      [String(minutesMax * 60), peer.program, ...peer.args(gitDir)],
      { keepOutput: false, ...(peer.env ? { env: peer.env(gitDir) } : {}) },
    )
    const note =
      run.exitCode === 0
        ? ''
        : run.exitCode === 124
          ? `stopped after ${minutesMax} minutes`
          : `ended with ${run.exitCode}`
    runs.push({
      name: peer.name,
      command,
      wallMs: run.exitCode === 0 || run.exitCode === 124 ? run.wallMs : null,
      note,
    })
  }
  return runs
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
