/** `cairn start`, which `npm start` runs: opens the workspace on the given repositories, on this folder's when none is given. */
import { isAbsolute, resolve } from 'node:path'
import type { Io } from '../io.ts'
import { open, type OpenFlags } from './open.ts'

export async function start(io: Io, given: readonly string[], flags: OpenFlags): Promise<number> {
  const paths = given.length === 0 ? ['.'] : given.map((path) => fromWhereTheyStood(path, io.env))
  return open(io, paths, flags)
}

/** npm runs its scripts in the project's folder; a path means what it meant where npm was called. */
function fromWhereTheyStood(path: string, env: Io['env']): string {
  const folder = env['npm_lifecycle_event'] === 'start' ? env['INIT_CWD'] : undefined
  const isPath = path.trim() !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|@[^/]*:/.test(path)
  return folder === undefined || !isPath || isAbsolute(path) ? path : resolve(folder, path)
}
