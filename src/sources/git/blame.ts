/** Which commit each line of a file was last changed by. */
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { gitError, tryGit } from './git.ts'

export interface BlameSpan {
  /** 1-based, both included. */
  startLine: number
  endLine: number
  /** Full object id. */
  commit: string
}

/** In the order of the lines. `head` is a full object id. */
export async function readBlame(gitDir: string, head: string, path: string): Promise<BlameSpan[]> {
  // blame knows no --end-of-options; after a full object id and two dashes nothing can be taken for an option.
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(head))
    throw new CairnError('invalid', 'git.ref.invalid', 'Blame wants a full object id.')
  const args = ['blame', '--incremental', '--no-progress', head, '--', path]
  const { stdout, stderr, exitCode } = await tryGit(args, { gitDir, timeoutMs: 120_000 })
  if (/no such path/.test(stderr))
    throw new CairnError(
      'not_found',
      'path.none',
      `There is no file ${shownWord(path)} at the branch's head.`,
      {
        hint: 'Name a file as `git ls-tree -r --name-only` does, from the top of the repository.',
      },
    )
  if (exitCode !== 0) throw gitError(args, stderr, exitCode)
  const spans: BlameSpan[] = []
  // Every other line begins with a word, whatever the commit's author and subject say.
  for (const [, commit = '', start, count] of stdout
    .toString('latin1')
    .matchAll(/^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/gm))
    spans.push({ startLine: Number(start), endLine: Number(start) + Number(count) - 1, commit })
  return spans.sort((a, b) => a.startLine - b.startLine)
}
