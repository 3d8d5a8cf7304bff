/** Refuses a repository whose objects or refs are stored in a way that would be read wrongly. */
import path from 'node:path'
import { CairnError } from '#std/errors.ts'
import { readStart } from './repository-file.ts'

const knownExtensions = [
  'noop',
  'noop-v1',
  'partialclone',
  'preciousobjects',
  'worktreeconfig',
  'relativeworktrees',
]

/**
 * Only what changes how objects and refs are stored is looked for, as text: the configuration itself is never obeyed.
 */
export async function refuseUnknownFormat(commonDir: string): Promise<void> {
  const config = (await readStart(path.join(commonDir, 'config'), 1_000_000)) ?? ''
  const version = Number(/^\s*repositoryformatversion\s*=\s*(\d+)/im.exec(config)?.[1] ?? 0)
  if (version > 1) throw unsupported(`has the format version ${version}`)
  if (version < 1) return
  const section = /^\s*\[extensions\]([^[]*)/im.exec(config)?.[1] ?? ''
  for (const [, name = '', value = ''] of section.matchAll(
    /^\s*([a-z][a-z0-9-]*)\s*=\s*(\S*)/gim,
  )) {
    const key = name.toLowerCase()
    if (key === 'refstorage' && value !== 'files')
      throw unsupported(`keeps its refs as "${value.slice(0, 40)}"`)
    if (key === 'objectformat' && !/^sha(1|256)$/.test(value))
      throw unsupported(`names its objects by "${value.slice(0, 40)}"`)
    if (![...knownExtensions, 'refstorage', 'objectformat'].includes(key))
      throw unsupported(`needs the extension "${name.slice(0, 40)}"`)
  }
}

function unsupported(what: string): CairnError {
  return new CairnError(
    'invalid',
    'git.format.unsupported',
    `This repository ${what}, which Cairn cannot read.`,
    {
      hint: 'Scan a fresh clone of it; refs convert with `git refs migrate --ref-format=files` (git 2.46 or newer).',
    },
  )
}
