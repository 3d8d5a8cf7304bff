/** All contents that a file had, through its renames, and the commits that gave it each. */
import { git } from './git.ts'

export interface Version {
  /** Full object ids. */
  commit: string
  oid: string
}

/** The newest first, as `git log --follow` lists them from a head; at most so many. What was no plain file then is passed over. */
export async function versionsOf(
  { gitDir, head, signal }: { gitDir: string; head: string; signal?: AbortSignal | undefined },
  path: string,
  { most = 2_000 }: { most?: number } = {},
): Promise<Version[]> {
  const form = [
    '--raw',
    '-z',
    '-M',
    '--no-abbrev',
    '--no-notes',
    '--no-ext-diff',
    '--format=%x02%H',
  ]
  const limits = [`--max-count=${most}`, '--follow', '--end-of-options', head, '--', path]
  const text = (
    await git(['log', ...form, ...limits], { gitDir, signal, timeoutMs: 60_000, buffered: true })
  ).toString('latin1')
  const versions: Version[] = []
  let commit = ''
  for (const token of text.split('\0')) {
    const line = token.startsWith('\n') ? token.slice(1) : token
    if (commitMark.test(line)) commit = line.slice(1)
    const [, oid] = rawLine.exec(line) ?? []
    if (oid !== undefined) versions.push({ commit, oid })
  }
  return versions
}

/** Begins with what no path does that people gave. */
// oxlint-disable-next-line no-control-regex
const commitMark = /^\u0002[0-9a-f]{40,64}$/
/** `:MODE MODE OID OID STATUS`, of a plain file behind it. */
const rawLine = /^:\d{6} 100\d{3} [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z]\d*$/
