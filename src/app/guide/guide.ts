/** Puts the guide together: what is meant, then one step after the other. It reads indexes alone, and nothing of the repository's content. */
import { sql } from 'kysely'
import type { Scope } from '#insights/insight.ts'
import { fittingTips } from '#practices/tips/fitting.ts'
import { listedTips } from '#practices/tips/library.ts'
import { charsMax } from '#sources/traces/lines.ts'
import { readTrace } from '#sources/traces/read-trace.ts'
import { CairnError } from '#std/errors.ts'
import type { Gathering } from '#verbs/ctx.ts'
import { noCommits } from '../scope.ts'
import { bisectSpan } from './bisect.ts'
import { filesIn, focusOf } from './focus.ts'
import { functionsOf } from './functions.ts'
import { placeMeant, type PlaceMeant } from './place.ts'
import { runtimesOf } from './runtimes-of.ts'
import type { Guide } from './shape.ts'
import { signsShown } from './signs-shown.ts'
import { askStep } from './steps/ask.ts'
import { codeStep } from './steps/code.ts'
import { governsStep } from './steps/governs.ts'
import { brokeStep, commitsOf, recentStep } from './steps/history.ts'
import { techniquesStep } from './steps/techniques.ts'
import { companions, togetherStep } from './steps/together.ts'

export interface Asked {
  /** A file or a function; absent where the trace says it all. */
  at?: string | undefined
  /** Frames of a stack, or the output of failing tests. */
  trace?: string | undefined
}

/** The steps are about no more files: what is about many is about none. */
const filesMax = 3

/** Looking by halves says why it fits, however many fit better. */
const allThatFit = 500

export async function guideOf(
  scope: Scope,
  read: Gathering['read'],
  { at, trace: text = '' }: Asked,
): Promise<Guide> {
  if (scope.branch.head === '') throw noCommits(scope.repository)
  const trace = readTrace(text)
  const place = at === undefined ? undefined : await placeMeant(scope, at)
  if (place === undefined && isEmpty(trace)) throw nothingGiven(text)
  const focus = await focusOf(scope, trace)
  const asked = await filesIn(scope, pathsOf(place))
  const known = new Set(asked.map(({ path }) => path))
  const all = [...asked, ...focus.files.filter(({ path }) => !known.has(path))]
  const near = all.slice(0, filesMax)
  const [ids, files] = [near.map(({ id }) => id), near.map(({ path }) => path)]
  const [commits, span, governing, asking, alongside, newestAt] = await Promise.all([
    commitsOf(scope, ids),
    bisectSpan(scope, ids),
    governsStep(scope, read, files),
    askStep(scope, files[0]),
    companions(scope, files),
    newestCommitAt(scope),
    // Kept for when tips are chosen: its files are read while the database answers.
    listedTips(),
  ])
  const [last] = commits.commits
  const { frames, tests } = focus
  const wanted = signsShown({
    errors: trace.errors,
    hasTrace: frames.length > 0,
    hasFailingTest: tests.length > 0,
    isInOwnCode: near.length > 0,
    daysSinceChange: daysBefore(newestAt, last?.at ?? null),
  })
  const runtimes =
    frames.length > 0 ? [...new Set(frames.map(({ runtime }) => runtime))] : runtimesOf(files)
  const [tips, functions, together] = await Promise.all([
    read((ctx) => fittingTips(ctx, { wanted, runtimes, limit: allThatFit })),
    place?.is === 'file' ? functionsOf(scope, [place.path]) : [],
    togetherStep(scope, alongside, last),
  ])
  return {
    frames,
    steps: [
      codeStep({ place, frames: focus.near, tests, functions, branch: scope.branch.name }),
      recentStep(commits),
      together,
      brokeStep(commits),
      governing,
      techniquesStep({ tips, span, tests, files }),
      asking,
    ],
    errors: trace.errors,
    tests,
    repository: scope.repository.name,
    files: all.map(({ path }) => path),
  }
}

function isEmpty({ frames, errors, tests }: ReturnType<typeof readTrace>): boolean {
  return frames.length === 0 && errors.length === 0 && tests.length === 0
}

function nothingGiven(text: string): CairnError {
  return text.trim() === ''
    ? new CairnError('invalid', 'guide.nothing', 'There is nothing to begin with.', {
        hint: 'Name a file or a function, or give a stack trace or the output of a failing test.',
      })
    : new CairnError(
        'invalid',
        'guide.trace.none',
        'No frame of a stack, no error and no failing test is recognised in this text.',
        {
          // Somebody may have given all of a log, and more of it than is read.
          hint:
            text.length < charsMax
              ? 'Paste all of it, with the lines that name files; or name a file or a function.'
              : 'It is very long: paste the part around the failure, with the lines that name files; or name a file or a function.',
        },
      )
}

function pathsOf(place: PlaceMeant | undefined): string[] {
  if (place === undefined) return []
  return place.is === 'file' ? [place.path] : place.functions.slice(0, 1).map(({ path }) => path)
}

const dayMs = 86_400_000

/** The same history gives the same answer on any day. */
function daysBefore(newest: Date | null, at: string | null): number | null {
  if (at === null || newest === null) return null
  return Math.max(0, (newest.getTime() - Date.parse(at)) / dayMs)
}

async function newestCommitAt({ facts, repository, branch }: Scope): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select committed_at as at from commit where repository_id = ${repository.id} and oid = decode(${branch.head}, 'hex')`.execute(
    facts.db,
  )
  return rows[0]?.at ?? null
}
