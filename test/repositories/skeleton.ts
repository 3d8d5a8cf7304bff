/** The few files that make a folder a git repository, written without git: it is quicker, and the same for every version. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ObjectFormat } from './plan.ts'

export interface Skeleton {
  bare?: boolean
  objectFormat?: ObjectFormat
  /** The branch HEAD names. */
  head?: string
}

/** Gives the git directory: `path` itself when bare, else `path/.git`. */
export function writeSkeleton(path: string, skeleton: Skeleton = {}): string {
  const isBare = skeleton.bare ?? false
  const isSha256 = skeleton.objectFormat === 'sha256'
  const gitDir = isBare ? path : join(path, '.git')
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'info']) {
    mkdirSync(join(gitDir, folder), { recursive: true })
  }
  writeFileSync(join(gitDir, 'HEAD'), `ref: refs/heads/${skeleton.head ?? 'main'}\n`)
  writeFileSync(
    join(gitDir, 'config'),
    `[core]\n\trepositoryformatversion = ${isSha256 ? 1 : 0}\n\tfilemode = true\n\tbare = ${isBare}\n` +
      (isSha256 ? '[extensions]\n\tobjectformat = sha256\n' : ''),
  )
  return gitDir
}
