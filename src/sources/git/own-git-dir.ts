/**
 * A git directory of our own over a repository's objects. The source is only ever read: its configuration, hooks,
 * attributes, replace refs and grafts are not seen, and what git writes for speed stays here.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { folderNameOf, type LocalRepository } from './locate.ts'
import { readWhole } from './repository-file.ts'

/** Makes or refreshes it and gives its path. `oidLength` is 40 or 64 hexadecimal digits. */
export async function ownGitDir(
  dataFolder: string,
  repository: LocalRepository,
  oidLength: number,
): Promise<string> {
  const gitDir = path.join(dataFolder, 'git', folderNameOf(repository.source))
  await mkdir(path.join(gitDir, 'objects', 'info'), { recursive: true, mode: 0o700 })
  await mkdir(path.join(gitDir, 'refs', 'heads'), { recursive: true, mode: 0o700 })
  await writeFile(path.join(gitDir, 'HEAD'), 'ref: refs/heads/none\n')
  await writeFile(path.join(gitDir, 'config'), configFor(oidLength))
  await writeFile(
    path.join(gitDir, 'objects', 'info', 'alternates'),
    `${alternate(repository.objectsDir)}\n`,
  )
  const edges = await shallowEdges(repository)
  // Even an empty file would make git treat the history as cut.
  if (edges === '') await rm(path.join(gitDir, 'shallow'), { force: true })
  else await writeFile(path.join(gitDir, 'shallow'), edges)
  return gitDir
}

function configFor(oidLength: number): string {
  return oidLength === 64
    ? '[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n'
    : '[core]\n\trepositoryformatversion = 0\n\tbare = true\n'
}

/** A path as the alternates file wants it: quoted as in C when its first character or a newline would mislead git. */
function alternate(objectsDir: string): string {
  if (!/^["#]|[\n\r]/.test(objectsDir)) return objectsDir
  return `"${objectsDir.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`
}

/** Where a shallow clone ends; without it git would look for parents that are not there. */
async function shallowEdges(repository: LocalRepository): Promise<string> {
  const text = (await readWhole(path.join(repository.commonDir, 'shallow'))) ?? ''
  return text
    .split('\n')
    .filter((line) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line))
    .map((line) => `${line}\n`)
    .join('')
}
