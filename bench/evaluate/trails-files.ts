/** The text files at a commit, as the evaluation of trails reads them: by stock git alone. */
import { execFileSync } from 'node:child_process'

export interface TextFile {
  /** Each line without its spaces. */
  keys: string[]
}

function keyOf(line: string): string {
  return line.replaceAll(/\s+/gu, '')
}

/** No larger ones: a program made them. */
const bytesMax = 300_000
/** What programs write for programs. */
const written =
  /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|go\.sum)$|\.(?:min\.js|svg|lock|snap|map)$/

export function readFiles(gitDir: string, commit: string): Map<string, TextFile> {
  const listed = gitText(gitDir, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit])
    .split('\0')
    .flatMap((entry) => {
      const [, mode, oid, size, path] = /^(\d+) blob ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(entry) ?? []
      const isWanted = mode !== '120000' && Number(size) > 0 && Number(size) <= bytesMax
      return isWanted && oid !== undefined && path !== undefined && !written.test(path)
        ? [{ path, oid }]
        : []
    })
  const input = listed.map(({ oid }) => `${oid}\n`).join('')
  const bytes = gitBytes(gitDir, ['cat-file', '--batch', '--buffer'], input)
  const files = new Map<string, TextFile>()
  let at = 0
  for (const { path } of listed) {
    const end = bytes.indexOf(10, at)
    const size = Number(bytes.toString('latin1', at, end).split(' ')[2])
    const content = bytes.subarray(end + 1, end + 1 + size)
    at = end + 1 + size + 1
    if (content.subarray(0, 8_000).includes(0)) continue
    const lines = content.toString('utf8').split('\n')
    if (lines.at(-1) === '') lines.pop()
    files.set(path, { keys: lines.map((line) => keyOf(line)) })
  }
  return files
}

export function gitText(gitDir: string, args: readonly string[], input = ''): string {
  return gitBytes(gitDir, args, input).toString('utf8')
}

function gitBytes(gitDir: string, args: readonly string[], input: string): Buffer {
  return execFileSync('git', ['--git-dir', gitDir, ...args], {
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
  })
}

/** No links and no submodules. */
export function filesAt(gitDir: string, commit: string): string[] {
  return gitText(gitDir, ['ls-tree', '-r', '-z', '--full-tree', commit])
    .split('\0')
    .flatMap((entry) => /^100\d{3} blob [0-9a-f]+\t(.*)$/s.exec(entry)?.[1] ?? [])
}
