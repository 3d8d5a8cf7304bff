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
  /** Why the files could not be listed; there are none then. */
  unread: { code: string; detail: string } | null
}

/** More files than the largest trees hold; a tree bomb names ten thousand million. */
const treeFilesMax = 600_000

export async function readTree(
  gitDir: string,
  oid: string,
  options: { filesMax?: number; signal?: AbortSignal | undefined } = {},
): Promise<Tree> {
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
    const detail = `the tree names more than ${filesMax} files`
    return { files: [], unread: { code: 'git.tree.too_large', detail } }
  }
  const exitCode = await exited
  options.signal?.throwIfAborted()
  if (exitCode === 0) return { files, unread: null }
  const { code, message } = gitError(args, await errors, exitCode)
  return {
    files: [],
    unread: { code: code === 'git.failed' ? 'git.repo.corrupt' : code, detail: message },
  }
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
