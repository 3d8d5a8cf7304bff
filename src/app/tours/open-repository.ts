/** A repository on this machine, opened for a look without scanning it: through a git directory of our own that goes with the look. */
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { chooseBranches } from '#sources/git/branches.ts'
import { locate, type LocalRepository, type LocateOptions } from '#sources/git/locate.ts'
import { ownGitDir } from '#sources/git/own-git-dir.ts'
import { readRefs, type Refs } from '#sources/git/refs.ts'
import { readStart } from '#sources/git/repository-file.ts'
import { CairnError } from '#std/errors.ts'
import { openContents, type OpenContents } from '../code/contents.ts'
import { filesCalled, type FilesCalled } from './files-called.ts'

export interface OpenRepository {
  source: string
  name: string
  gitDir: string
  /** Full object id of what is checked out; of the default branch, where nothing is. */
  head: string
  /** The folder with the working tree; null of a bare repository. */
  top: string | null
  contents: OpenContents
  filesCalled: FilesCalled
  /** The commit that a tag, or the digits of a commit, mean; undefined of a branch, which moves on. */
  fixed(name: string): string | undefined
  close(): Promise<void>
}

export async function openRepository(
  given: string,
  trust: LocateOptions = {},
): Promise<OpenRepository> {
  const repository = await locate(given, trust)
  if (repository.kind !== 'local')
    throw new CairnError('invalid', 'trails.remote', 'This is an address, not a folder here.', {
      hint: 'Clone it, and give the folder.',
    })
  const refs = await readRefs(repository)
  const head = await headOf(repository, refs)
  const folder = await mkdtemp(join(tmpdir(), 'cairn-look-'))
  const remove = async () => rm(folder, { recursive: true, force: true })
  try {
    const gitDir = await ownGitDir(folder, repository, head.length)
    const contents = openContents(gitDir)
    return {
      ...{ source: repository.source, name: repository.name, gitDir, head },
      top: await topOf(await realpath(given)),
      ...{ contents, filesCalled: filesCalled(gitDir) },
      fixed: (name) => fixedIn(refs, name),
      async close() {
        contents.close()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    throw error
  }
}

async function headOf({ headDir }: LocalRepository, refs: Refs): Promise<string> {
  const text = (await readStart(join(headDir, 'HEAD'))) ?? ''
  const ref = /^ref: (refs\/[^\n]*?)\s*$/.exec(text)?.[1]
  const found = ref === undefined ? text.trim() : refs.byName.get(ref)
  if (found !== undefined && oid.test(found)) return found
  const [branch] = chooseBranches(refs, []).branches
  if (branch !== undefined) return branch.head
  throw new CairnError('not_found', 'trails.no_commit', 'This repository has no commit yet.', {
    hint: 'Commit something first: where lines went is told by the history.',
  })
}

async function topOf(folder: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === '.git') return null
    if (await stat(join(at, '.git')).catch(() => undefined)) return at
    if (at === dirname(at)) return null
  }
}

function fixedIn({ byName, peeled }: Refs, name: string): string | undefined {
  if (oid.test(name)) return name
  const tag = name.startsWith('refs/tags/') ? name : `refs/tags/${name}`
  return peeled.get(tag) ?? byName.get(tag)
}

const oid = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
