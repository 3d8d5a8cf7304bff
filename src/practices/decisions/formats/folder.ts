/** A whole folder: what no single file can know. Which numbers are borne twice, and where what is said leads. */
import { posix } from 'node:path'
import type { DecisionFile, Relation, Warning } from './decision-file.ts'
import { resolverOf, type Resolver } from './resolve.ts'
import { circlesIn } from './circles.ts'

export interface FolderDecision {
  file: DecisionFile
  /** Paths of decisions, from what the file itself says. */
  supersedes: string[]
  supersededBy: string[]
  warnings: Warning[]
}

export interface DecisionFolder {
  decisions: FolderDecision[]
  duplicateNumbers: { number: number; paths: string[] }[]
  brokenLinks: { path: string; line: number; target: string }[]
}

/** A KEP is `kep.yaml` and the prose beside it, which says nothing of its own about the decision. */
export function apartFromProse(files: readonly DecisionFile[]): {
  files: DecisionFile[]
  prose: DecisionFile[]
} {
  const keps = new Set(
    files.filter(({ format }) => format === 'kep').map(({ path }) => posix.dirname(path)),
  )
  const isProse = ({ format, path }: DecisionFile): boolean =>
    format === 'markdown' && keps.has(posix.dirname(path))
  return {
    files: files.filter((file) => !isProse(file)),
    prose: files.filter((file) => isProse(file)),
  }
}

/** `paths` is everything in the folder, since a decision may link to a picture. */
export function folderOf(files: readonly DecisionFile[], paths: Iterable<string>): DecisionFolder {
  const resolver = resolverOf(files, paths)
  const brokenLinks: DecisionFolder['brokenLinks'] = []
  const decisions = files.map((file): FolderDecision => {
    const decision = { file, supersedes: [], supersededBy: [], warnings: [...file.warnings] }
    for (const relation of file.relations) relate(decision, relation, resolver, brokenLinks)
    brokenLinks.push(...brokenIn(file, resolver))
    return decision
  })
  sayOneSided(decisions)
  sayCircles(decisions)
  for (const { warnings } of decisions)
    warnings.sort((a, b) => a.line - b.line || (a.code < b.code ? -1 : 1))
  return { decisions, duplicateNumbers: duplicatesAmong(files), brokenLinks: eachOnce(brokenLinks) }
}

function relate(
  { file, supersedes, supersededBy, warnings }: FolderDecision,
  { kind, target, line }: Relation,
  resolver: Resolver,
  brokenLinks: DecisionFolder['brokenLinks'],
): void {
  const found = resolver.decision(file.path, target)
  const list = kind === 'supersedes' ? supersedes : supersededBy
  if ('path' in found) {
    if (found.path === file.path)
      warnings.push({
        code: 'decisions.relation.itself',
        line,
        message: `It says that it ${kind === 'supersedes' ? 'supersedes' : 'is superseded by'} itself.`,
      })
    else if (!list.includes(found.path)) list.push(found.path)
  } else if (found.because === 'several')
    warnings.push({
      code: 'decisions.relation.ambiguous',
      line,
      message: `${target} may be any of several decisions: the number is borne more than once.`,
    })
  else if (found.because === 'outside')
    warnings.push({
      code: 'decisions.relation.outside',
      line,
      message: `${target} lies outside this folder and was not followed.`,
    })
  else {
    warnings.push({
      code: 'decisions.relation.none',
      line,
      message: `There is no decision ${target} in this folder.`,
    })
    brokenLinks.push({ path: file.path, line, target })
  }
}

function brokenIn(
  { path, links }: DecisionFile,
  resolver: Resolver,
): DecisionFolder['brokenLinks'] {
  return links
    .filter(({ target }) => resolver.isBroken(path, target))
    .map(({ target, line }) => ({ path, line, target }))
}

/** A relation that only one of the two speaks of is kept as it is, and named at the one that is silent. */
function sayOneSided(decisions: readonly FolderDecision[]): void {
  const byPath = new Map(decisions.map((decision) => [decision.file.path, decision]))
  for (const { file, supersedes, supersededBy } of decisions) {
    for (const path of supersedes) {
      const old = byPath.get(path)
      if (old !== undefined && !old.supersededBy.includes(file.path))
        old.warnings.push({
          code: 'decisions.relation.one_sided',
          line: 1,
          message: `${file.path} says that it supersedes this one; nothing here says so.`,
        })
    }
    for (const path of supersededBy) {
      const successor = byPath.get(path)
      if (successor !== undefined && !successor.supersedes.includes(file.path))
        successor.warnings.push({
          code: 'decisions.relation.one_sided',
          line: 1,
          message: `${file.path} says that it is superseded by this one; nothing here says so.`,
        })
    }
  }
}

function sayCircles(decisions: readonly FolderDecision[]): void {
  const older = new Map<string, Set<string>>(
    decisions.map(({ file, supersedes }) => [file.path, new Set(supersedes)]),
  )
  for (const { file, supersededBy } of decisions)
    for (const path of supersededBy) older.get(path)?.add(file.path)
  const inCircles = circlesIn(older)
  for (const { file, warnings } of decisions)
    if (inCircles.has(file.path))
      warnings.push({
        code: 'decisions.relation.circle',
        line: 1,
        message: 'What supersedes what leads back here, so none of these is the last.',
      })
}

/** Collections beside each other count for themselves. */
function duplicatesAmong(files: readonly DecisionFile[]): DecisionFolder['duplicateNumbers'] {
  const numbered = files.filter(({ number }) => number !== null)
  const byNumber = Map.groupBy(numbered, (file) => JSON.stringify([file.number, countedIn(file)]))
  return [...byNumber.values()]
    .filter(({ length }) => length > 1)
    .map((same) => ({
      number: same[0]?.number ?? 0,
      paths: same.map(({ path }) => path).toSorted(),
    }))
    .toSorted((a, b) => a.number - b.number || ((a.paths[0] ?? '') < (b.paths[0] ?? '') ? -1 : 1))
}

/** The folder of its collection; one that has a folder of its own is counted with those beside that. */
function countedIn({ path, format }: DecisionFile): string {
  // Enhancements are numbered through, whichever group they belong to.
  if (format === 'kep') return ''
  const file = path.replace(/#\/adrs\/\d+$/, '')
  const folder = posix.dirname(file)
  return /^(?:readme|index)\./i.test(posix.basename(file)) ? posix.dirname(folder) : folder
}

function eachOnce(links: DecisionFolder['brokenLinks']): DecisionFolder['brokenLinks'] {
  const byText = new Map(
    links.map((link) => [JSON.stringify([link.path, link.line, link.target]), link]),
  )
  return [...byText.values()].toSorted((a, b) =>
    a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1,
  )
}
