/** Leads through a failure, step by step: from a trace on standard input, a file, or the name of a function. */
import { isTrace, mayBeName } from '#app/guide/given-as.ts'
import { guideVerb } from '#app/guide/verb.ts'
import type { Guide } from '#app/guide/shape.ts'
import { placeInTree } from '#app/find-repositories.ts'
import type { KnownRepository } from '#app/known-repository.ts'
import { CairnError } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Io } from '../io.ts'
import { asCalled, calledAs, toPaste, type Said } from '../paste.ts'
import { readPasted } from '../pasted.ts'
import { atDesk, type Desk } from './desk.ts'
import { sessionAt } from './session-at.ts'
import { knownRepository } from './repository.ts'

interface Asked {
  /** A repository, a place in one, a name in the one here, a trace, or `-`. */
  path: string
  at: string | undefined
}

type Flags = Said & { data?: string; json?: true; all?: true; step?: number }

export async function guide(io: Io, asked: Asked, flags: Flags): Promise<number> {
  const isStep = flags.step === undefined || (Number.isInteger(flags.step) && flags.step > 0)
  if (!isStep)
    throw new CairnError('invalid', 'cli.invalid_value', 'Steps are numbered 1, 2, 3 and so on.')
  const { answer, trace } = await atDesk(io, flags.data, (desk) => answerAt(desk, asked, flags))
  const { json, all, step } = flags
  if (json) {
    io.out(`${JSON.stringify(answer, null, 2)}\n`)
    return 0
  }
  const { showGuide, walkGuide } = await import('../text/guide.ts')
  const out = (text: string) => io.out(asCalled(text, calledAs(io.env)))
  if (all || step !== undefined) out(showGuide(io, answer, all ? 'all' : (step ?? 1)))
  else if (trace === '' && io.input.isTerminal && io.tableColumns !== Infinity)
    await walkGuide({ ...io, out }, answer)
  else {
    out(showGuide(io, answer, 1))
    out(`\n${next(io, asked, trace !== '')}\n`)
  }
  return 0
}

/** A trace was read once, and has to be given again. */
function next(io: Io, { path, at }: Asked, isPiped: boolean): string {
  if (isPiped) return 'To go on: the same with --step 2, or with --all.'
  const words = ['guide', path, ...(at === undefined ? [] : [at]), '--step', '2']
  return `To go on: ${toPaste(calledAs(io.env), words)}, or --all.`
}

async function answerAt(
  desk: Desk,
  asked: Asked,
  flags: Flags,
): Promise<{ answer: Guide; trace: string }> {
  const { io, workspace } = desk
  const { repository, at, given } = await meant(desk, asked, flags)
  const trace = given ?? (await readPasted(io, { isWanted: at === undefined }))
  const session = await sessionAt({ io, workspace })
  const answer = await call(guideVerb(Promise.resolve(workspace)), session, {
    repository: wholeNameOf(repository),
    ...(at === undefined ? {} : { at }),
    ...(trace === '' ? {} : { trace }),
  })
  return { answer, trace }
}

interface Meant {
  repository: KnownRepository
  at: string | undefined
  /** A trace that stands in the command itself. */
  given?: string
}

async function meant(desk: Desk, { path, at }: Asked, flags: Flags): Promise<Meant> {
  const here = async () => knownRepository(desk, '.', flags)
  if (isTrace(path)) return { repository: await here(), at, given: path }
  if (path === '-') return { repository: await here(), at }
  if (at !== undefined && isTrace(at))
    return { repository: await knownRepository(desk, path, flags), at: undefined, given: at }
  const named = at === '-' ? undefined : at
  try {
    const repository = await knownRepository(desk, path, flags)
    return { repository, at: named ?? ((await placeInTree(path)) || undefined) }
  } catch (error) {
    // What is no path may be a name in the repository here.
    if (at !== undefined || !mayBeName(path, error)) throw error
    return { repository: await hereOr(error, here), at: path }
  }
}

async function hereOr(
  error: unknown,
  here: () => Promise<KnownRepository>,
): Promise<KnownRepository> {
  return here().catch(() => {
    throw error
  })
}

/** With all folders above it, since others may have the same name. */
function wholeNameOf({ source }: KnownRepository): string {
  return source.replace(/\/\.git$/, '').replace(/^\/+/, '')
}
