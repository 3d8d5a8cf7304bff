/** At which commit the lines of a tour's steps stood where the tour says: since then it has said the same of them. */
import { readTour, type TourFile } from '#practices/trails/formats/codetour/read-tour.ts'
import { linesOf, type Step } from '#practices/trails/formats/codetour/tour.ts'
import { pathOf, type FoundStep } from '#practices/trails/formats/from-tour.ts'
import { readObjects } from '#sources/git/blobs.ts'
import { versionsOf } from '#sources/git/versions.ts'
import { CairnError } from '#std/errors.ts'
import { lineOfPattern } from '../code/pattern-line.ts'
import type { OpenRepository } from './open-repository.ts'

type Looked = Pick<OpenRepository, 'gitDir' | 'head' | 'fixed' | 'contents' | 'filesCalled'>

/** A tour has been edited so often at most; what is older is taken for as old. */
const versionsMax = 300

/** For each step, in their order. */
export async function stepPlaces(
  repository: Looked,
  { path, file, project }: { path: string; file: TourFile; project: string },
): Promise<FoundStep[]> {
  const { head } = repository
  const told = file.tour.ref === undefined ? undefined : repository.fixed(file.tour.ref)
  const versions = await toursBefore(repository, path)
  const places: FoundStep[] = []
  for (const step of file.tour.steps) {
    const since = sinceWhen(step, versions)
    const commits = [...(told === undefined ? [] : [told]), ...since.toReversed(), head]
    places.push(await firstThatFits(step, { ...repository, project, commits }))
  }
  return places
}

interface Version {
  commit: string
  keys: ReadonlySet<string>
}

/** The newest first. What nobody could read, as with the marks of a conflict in it, breaks no line. */
async function toursBefore({ gitDir, head }: Looked, path: string): Promise<Version[]> {
  const versions = await versionsOf({ gitDir, head }, path, { most: versionsMax }).catch(
    (error: unknown) => {
      // Of a partial clone, contents that were not fetched cannot be compared: what is there today is all that is known.
      if (error instanceof CairnError && error.code === 'git.repo.corrupt') return []
      throw error
    },
  )
  const read: Version[] = []
  let at = 0
  for await (const found of readObjects(
    gitDir,
    versions.map(({ oid }) => oid),
  )) {
    const version = versions[at++]
    if (version === undefined || found?.bytes == null) continue
    try {
      const { tour } = readTour(path, found.bytes)
      read.push({ commit: version.commit, keys: new Set(tour.steps.map(keyOf)) })
    } catch (error) {
      if (!(error instanceof CairnError)) throw error
    }
  }
  return read
}

function keyOf({ file, line, pattern, selection }: Step): string {
  const path = file?.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')
  return JSON.stringify([path, line, pattern, selection])
}

/** The commits of all versions, from the newest back, that say the same of the step. */
function sinceWhen(step: Step, versions: readonly Version[]): string[] {
  const key = keyOf(step)
  const end = versions.findIndex(({ keys }) => !keys.has(key))
  return versions.slice(0, end === -1 ? versions.length : end).map(({ commit }) => commit)
}

interface Looking extends Looked {
  project: string
  commits: readonly string[]
}

const nowhere: FoundStep = { commit: null, path: null, line: null }

/** A tour may be written before the code that it tells of. */
async function firstThatFits(step: Step, looking: Looking): Promise<FoundStep> {
  const { filesCalled, project, commits } = looking
  const path = step.file === undefined ? undefined : pathOf(step.file, project)
  if (path === undefined) return nowhere
  for (const commit of commits) {
    const found = await fitting(step, { ...looking, commit, path })
    if (found !== undefined) return found
  }
  // Some editors name a file without its folders.
  if (path.includes('/')) return nowhere
  for (const commit of commits) {
    const [only, ...others] = await filesCalled(commit, path)
    if (only === undefined || others.length > 0) continue
    const found = await fitting(step, { ...looking, commit, path: only })
    if (found !== undefined) return found
  }
  return nowhere
}

async function fitting(
  step: Step,
  { contents, commit, path }: Looking & { commit: string; path: string },
): Promise<FoundStep | undefined> {
  const content = await contents.read(`${commit}:${path}`)
  // Of what is no text no line is found, and no line is missing.
  if (content === 'none') return undefined
  const lines = typeof content === 'string' ? [] : content.lines
  const asked = linesOf(step)
  if (asked === null) return { commit, path, line: lineOf(step.pattern, lines) }
  return asked.to <= lines.length ? { commit, path, line: asked.from } : undefined
}

/** Null where nothing fits. */
function lineOf(pattern: string | undefined, lines: readonly string[]): number | null {
  if (pattern === undefined) return null
  const found = lineOfPattern(pattern, lines.join('\n'))
  return found.is === 'read' ? found.line : null
}
