/**
 * Where Cairn keeps what it knows: the folder named by `--data`, else by CAIRN_DATA, else the place the system has for
 * such things. It is made here, for its owner's eyes alone.
 */
import { access, constants, mkdir, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { CairnError, messageOf } from '#std/errors.ts'
import { codeOf } from './postgres/error-code.ts'

export interface DataFolderWish {
  /** The value of `--data`, where it was given. */
  data?: string | undefined
  env: Readonly<Record<string, string | undefined>>
  platform?: NodeJS.Platform
}

/** The data folder, made where it was missing, as a real path. */
export async function openDataFolder(wish: DataFolderWish): Promise<string> {
  return makeDataFolder(dataFolderPath(wish))
}

/** Which folder is meant; nothing is touched. */
export function dataFolderPath({ data, env, platform = process.platform }: DataFolderWish): string {
  const named = data ?? (env['CAIRN_DATA'] || undefined)
  if (named === '') {
    throw new CairnError('invalid', 'data.bad_path', 'The name of the data folder is empty.', {
      hint: 'Give a folder to --data, or leave --data away.',
    })
  }
  if (named !== undefined) return checked(resolve(named))
  // The XDG specification says that a relative path is to be ignored.
  const xdg = env['XDG_DATA_HOME']
  if (xdg && isAbsolute(xdg)) return checked(join(xdg, 'cairn'))
  const home = homeOf(env)
  return checked(
    platform === 'darwin'
      ? join(home, 'Library', 'Application Support', 'cairn')
      : join(home, '.local', 'share', 'cairn'),
  )
}

/** Makes the folder and sees that one may write into it. */
export async function makeDataFolder(folder: string): Promise<string> {
  try {
    await makeFolders(folder)
    const real = await realpath(folder)
    if (!(await stat(real)).isDirectory()) throw notAFolder(folder)
    await access(real, constants.R_OK | constants.W_OK | constants.X_OK)
    return checked(real)
  } catch (error) {
    throw dataFolderFailure(folder, error)
  }
}

// Not mkdir's own recursion: below /proc, where nothing can be made, that of Node 24 never ends.
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || folder === dirname(folder)) throw error
    await makeFolders(dirname(folder))
    await mkdir(folder, { mode: 0o700 }).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again
    })
  }
}

/** Whether the folder is there; throws where it cannot be used, or could not be made. Nothing is touched. */
export async function isDataFolderThere(folder: string): Promise<boolean> {
  const { R_OK, W_OK, X_OK } = constants
  for (let path = folder; ; path = dirname(path)) {
    try {
      await access(path, path === folder ? R_OK | W_OK | X_OK : W_OK | X_OK)
      return path === folder
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || path === dirname(path))
        throw dataFolderFailure(folder, error)
    }
  }
}

/** What a failed look or write below the data folder means, in words. */
export function dataFolderFailure(folder: string, error: unknown): CairnError {
  if (error instanceof CairnError) return error
  switch (codeOf(error)) {
    case 'ENOTDIR':
    case 'EEXIST':
      return notAFolder(folder)
    case 'EACCES':
    case 'EPERM':
      return new CairnError(
        'invalid',
        'data.permission',
        `The data folder ${folder} may not be read and written by this user.`,
        {
          hint: 'Choose another folder with --data or CAIRN_DATA, or have its owner changed.',
          cause: error,
        },
      )
    case 'EROFS':
      return new CairnError(
        'invalid',
        'data.read_only',
        `The data folder ${folder} is on a disk that cannot be written.`,
        {
          hint: 'Choose another folder with --data or CAIRN_DATA.',
          cause: error,
        },
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return new CairnError(
        'unavailable',
        'data.no_space',
        `No space is left for the data folder ${folder}.`,
        {
          hint: 'Free some space and run the command again, or choose another folder with --data.',
          cause: error,
        },
      )
    case 'ENOENT':
      return new CairnError(
        'invalid',
        'data.not_a_folder',
        `The data folder ${folder} cannot be made there.`,
        {
          hint: 'Choose another folder with --data or CAIRN_DATA.',
          cause: error,
        },
      )
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EINVAL':
      return badPath(folder, error)
    default:
      return new CairnError(
        'unavailable',
        'data.unusable',
        `The data folder ${folder} cannot be used: ${messageOf(error)}.`,
        {
          hint: 'Choose another folder with --data or CAIRN_DATA.',
          cause: error,
        },
      )
  }
}

/** From a file that could not be written. */
export function isOutOfSpace(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT)$/.test(codeOf(error) ?? '')
}

function homeOf(env: DataFolderWish['env']): string {
  if (env['HOME']) return env['HOME']
  try {
    // Without HOME the user database is asked; a user it does not know has no home.
    return homedir()
  } catch (error) {
    throw new CairnError('invalid', 'data.no_home', 'There is no home folder to keep data in.', {
      hint: 'Name a folder with --data or CAIRN_DATA.',
      cause: error,
    })
  }
}

// The server writes its folder's name on a line of its own, so a name of two lines cannot be found again.
function checked(folder: string): string {
  if (/[\0\r\n]/.test(folder)) throw badPath(folder)
  return folder
}

function badPath(folder: string, cause?: unknown): CairnError {
  return new CairnError(
    'invalid',
    'data.bad_path',
    `${JSON.stringify(folder)} cannot be the name of the data folder.`,
    {
      hint: 'Choose a shorter name without line breaks.',
      cause,
    },
  )
}

function notAFolder(folder: string): CairnError {
  return new CairnError(
    'invalid',
    'data.not_a_folder',
    `The data folder ${folder} is not a folder.`,
    {
      hint: 'Move the file out of the way, or choose another folder with --data or CAIRN_DATA.',
    },
  )
}
