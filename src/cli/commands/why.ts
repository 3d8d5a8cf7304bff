/** Tells why a place in the code is as it is: what was written down about it. */
import { whyVerb } from '#app/code/verbs.ts'
import { placeInTree } from '#app/find-repositories.ts'
import type { KnownRepository } from '#app/known-repository.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { call } from '#verbs/call.ts'
import type { Io } from '../io.ts'
import type { Said } from '../paste.ts'
import { atDesk } from './desk.ts'
import { sessionAt } from './session-at.ts'
import { knownRepository } from './repository.ts'

interface Asked {
  path: string
  /** Within the repository; the place that the path names when absent. */
  file: string | undefined
}

export async function why(
  io: Io,
  { path, file }: Asked,
  flags: Said & { data?: string; json?: true },
): Promise<number> {
  const answer = await atDesk(io, flags.data, async (desk) => {
    const { workspace } = desk
    const repository = await knownRepository(desk, path, flags).catch((error: unknown) => {
      throw file === undefined ? asFile(path, error) : error
    })
    const verb = whyVerb(Promise.resolve(workspace))
    const session = await sessionAt({ io, workspace })
    const within = file ?? (await placeInTree(path))
    return call(verb, session, { repository: wholeNameOf(repository), path: within })
  })
  if (flags.json) io.out(`${JSON.stringify(answer, null, 2)}\n`)
  else {
    const { showWhy } = await import('../text/why.ts')
    io.out(showWhy(io, answer))
  }
  return 0
}

/** Alone, a file that is gone or misspelt reads like a repository. */
function asFile(path: string, error: unknown): unknown {
  if (!(error instanceof CairnError) || !nothingThere.has(error.code)) return error
  return new CairnError(error.kind, error.code, error.message, {
    hint: `Check the spelling. If a file is meant that is not there any more, name its repository before it: cairn why . ${shellWord(path)}`,
  })
}

const nothingThere = new Set(['repository.none', 'git.repo.none'])

/** With all folders above it, since others may have the same name. */
function wholeNameOf({ source }: KnownRepository): string {
  return source.replace(/\/\.git$/, '').replace(/^\/+/, '')
}
