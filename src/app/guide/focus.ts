/** What a guide is about: the frames of a trace as they lie in the repository, and the files nearest to the failure. */
import { sql } from 'kysely'
import { headPaths } from '#facts/reading/head-paths.ts'
import type { Scope } from '#insights/insight.ts'
import { deepestFirst } from '#sources/traces/causes.ts'
import type { Frame } from '#sources/traces/frame.ts'
import type { Trace } from '#sources/traces/read-trace.ts'
import { functionFor, functionsOf, type FunctionAt } from './functions.ts'
import { mapPaths, type Meant } from './map-paths.ts'
import type { Guide, GuideFrame } from './shape.ts'

export interface Focus {
  /** In the order of the trace. */
  frames: GuideFrame[]
  /** The same, from the failure outwards. */
  near: GuideFrame[]
  tests: Guide['tests']
  /** At the head, the nearest to the failure first; tests behind what they test. */
  files: FocusFile[]
}

export interface FocusFile {
  id: number
  path: string
  class: string
}

/** More functions than a trace ever names are not looked at. */
const filesRead = 50

export async function focusOf(scope: Scope, trace: Trace): Promise<Focus> {
  if (trace.frames.length === 0 && trace.tests.length === 0)
    return { frames: [], near: [], tests: [], files: [] }
  const place = { repositoryId: scope.repository.id, branchId: scope.branch.id }
  const paths = await headPaths(scope.facts, place)
  const told = [...trace.frames, ...trace.tests.map(({ file }) => ({ file, runtime: null }))]
  const meant = mapPaths(told, { paths, repository: scope.repository.name })
  const own = meant.flatMap((one) => (one.is === 'own' ? [one.path] : []))
  const read = [...new Set(own)].slice(0, filesRead)
  const functions = Map.groupBy(await functionsOf(scope, read), ({ path }) => path)
  const placed = new Map(
    trace.frames.map((frame, index) => [frame, frameIn(frame, meant[index], functions)]),
  )
  const near = nearestFirst(trace.frames).flatMap((frame) => placed.get(frame) ?? [])
  const tests = trace.tests.map((test, index) => {
    const one = meant[trace.frames.length + index]
    return { ...test, file: one?.is === 'own' ? one.path : null }
  })
  const files = [...near, ...tests].flatMap(({ file }) => file ?? [])
  return {
    ...{ frames: [...placed.values()], near, tests },
    files: await filesIn(scope, [...new Set(files)]),
  }
}

function frameIn(
  { raw, runtime, file, line, function: name }: Frame,
  meant: Meant | undefined,
  functions: ReadonlyMap<string, readonly FunctionAt[]>,
): GuideFrame {
  const path = meant?.is === 'own' ? meant.path : null
  const found = path === null ? undefined : functionFor({ name, line }, functions.get(path) ?? [])
  return {
    ...{ raw, file: path, line, function: found?.name ?? name, runtime },
    is: meant?.is === 'unknown' && file === null ? 'dependency' : (meant?.is ?? 'unknown'),
    candidates: meant?.is === 'several' ? meant.paths : [],
  }
}

/** Python tells the outermost call first, all others the innermost; the JVM what happened first behind all that followed from it. */
function nearestFirst(frames: readonly Frame[]): Frame[] {
  const isPython = frames.filter(({ runtime }) => runtime === 'python').length * 2 > frames.length
  return isPython ? frames.toReversed() : deepestFirst(frames)
}

/** In the order given, tests behind all others. */
export async function filesIn(
  { facts, repository, branch }: Scope,
  paths: readonly string[],
): Promise<FocusFile[]> {
  if (paths.length === 0) return []
  const { rows } = await sql<FocusFile>`
    select p.path_id as id, p.path, p.class from path p
    join head_file h on h.repository_id = p.repository_id and h.branch_id = ${branch.id} and h.path_id = p.path_id
    where p.repository_id = ${repository.id} and p.path = any(${[...paths]}::text[])`.execute(
    facts.db,
  )
  const isTest = (file: FocusFile): number => (file.class === 'test' ? 1 : 0)
  return rows.toSorted(
    (a, b) => isTest(a) - isTest(b) || paths.indexOf(a.path) - paths.indexOf(b.path),
  )
}
