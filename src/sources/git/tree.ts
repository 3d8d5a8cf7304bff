/** The files at a commit, as a stream, without a checkout. */
import { exitOf, gitError, startGit, stderrOf } from './git.ts'
import { NulTokens } from './tokens.ts'

export interface TreeFile {
  /** latin1 of the raw bytes. */
  path: string
  oid: string
  kind: 'file' | 'link' | 'submodule'
  /** Bytes; 0 where git cannot tell. */
  size: number
}

export interface Tree {
  files: TreeFile[]
  /** Whether the listing was cut at the cap. */
  isCut: boolean
}

/** More files than any honest tree holds; a tree bomb names ten thousand million. */
export const treeFilesMax = 2_000_000

export async function readTree(gitDir: string, oid: string, options: { filesMax?: number; signal?: AbortSignal | undefined } = {}): Promise<Tree> {
  const filesMax = options.filesMax ?? treeFilesMax
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', '--end-of-options', oid]
  const child = startGit(args, { gitDir, signal: options.signal, buffered: true })
  child.stdin.end()
  const errors = stderrOf(child)
  const exited = exitOf(child)
  const files: TreeFile[] = []
  const tokens = new NulTokens({
    token(bytes, start, end) {
      if (files.length < filesMax) files.push(fileOf(bytes.toString('latin1', start, end)))
    },
  })
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    tokens.push(chunk)
    if (files.length < filesMax) continue
    child.kill('SIGKILL')
    return { files, isCut: true }
  }
  const exitCode = await exited
  if (exitCode !== 0) throw gitError(args, await errors, exitCode)
  return { files, isCut: false }
}

/** `MODE TYPE OID SIZE TAB PATH`. */
function fileOf(entry: string): TreeFile {
  const tab = entry.indexOf('\t')
  const [mode = '', , oid = '', size = ''] = entry.slice(0, tab).split(/ +/)
  return {
    path: entry.slice(tab + 1),
    oid,
    kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file',
    size: Number(size) || 0,
  }
}
