/** What a commit changed, function by function, for a trail along it. Speaks of code alone. */
import type { ChangedPart } from '#practices/trails/from-commit.ts'
import type { ChangedCommit } from '#practices/trails/ports.ts'
import type { CodeMeasure } from '#insights/insight.ts'
import { changedBetween, type ChangedFile } from '#sources/git/changed-between.ts'
import type { Hunk } from '#sources/git/hunks.ts'
import { commitAt, firstParents } from '#sources/git/looked-for.ts'
import { CairnError } from '#std/errors.ts'
import type { Evidence } from '../asked-scope.ts'
import { repositoryNamed } from '../asked-scope.ts'
import { gitPlaceOf, openCodeReader, type OpenCodeReader } from '../code-reader.ts'
import { commitCalled } from '../code/lines.ts'
import { readText } from '../code/text.ts'
import { everybody, withoutNames } from '../guide/nameless.ts'

/** More is no walk. */
const partsMax = 20
const filesMax = 60
/** Of a function that is longer only the changed lines are shown. */
const linesMax = 60

export async function changedBy(
  { facts, dataFolder }: Evidence,
  name: string,
  digits: string,
): Promise<ChangedCommit> {
  const repository = await repositoryNamed(facts, name)
  const wish = { dataFolder, repositoryId: repository.id }
  const { gitDir, head } = await gitPlaceOf(facts, wish)
  const found = await commitCalled(facts, repository.id, { digits, length: head.length })
  if (found === undefined)
    throw new CairnError(
      'not_found',
      'trails.commit.none',
      `No commit that was read begins with ${digits}.`,
      {
        hint: 'Scan the repository once more, if the commit is new.',
      },
    )
  const [commit = found.oid, parent = null] = await firstParents(gitDir, found.oid, { most: 1 })
  const { subject } = await commitAt(gitDir, commit)
  const code = openCodeReader(facts, wish)
  try {
    const files = await changedBetween(gitDir, parent, commit)
    const parts: ChangedPart[] = []
    for (const file of files.slice(0, filesMax)) parts.push(...(await partsOf(code, file)))
    return {
      ...{ repository: repository.name, commit, parent },
      subject: withoutNames(await everybody({ facts, repository }))(subject),
      ...{ parts: parts.slice(0, partsMax), leftOut: Math.max(0, parts.length - partsMax) },
    }
  } finally {
    await code.close()
  }
}

async function partsOf(
  code: OpenCodeReader,
  { before, after }: ChangedFile,
): Promise<ChangedPart[]> {
  const [was, is] = [await contentOf(code, before), await contentOf(code, after)]
  const path = after?.path ?? before?.path ?? ''
  if (was === undefined || is === undefined) return []
  if (before === null || after === null) {
    const whole = (content: Content) => ({
      from: 1,
      to: Math.min(Math.max(1, content.lineCount), linesMax),
    })
    return [
      {
        ...{ name: null, path },
        after: after === null ? null : whole(is),
        before: before === null ? null : { path: before.path, ...whole(was) },
      },
    ]
  }
  const hunks = joined(await code.hunksBetween([before.oid, after.oid]), is.functions)
  const parts = new Map<string, ChangedPart>()
  for (const hunk of hunks) {
    const part = partOf(hunk, { path, before: before.path, was, is })
    const key = part.name ?? `${part.after?.from ?? 0}-${part.before?.from ?? 0}`
    if (!parts.has(key)) parts.set(key, part)
  }
  return [...parts.values()]
}

/** A few lines between two changes do not make two stops. */
const gapMax = 4

/** What a function holds is its own stop. */
function joined(hunks: readonly Hunk[], functions: CodeMeasure['functions']): Hunk[] {
  const isLoose = ({ newStart, newCount }: Hunk) =>
    innermost(functions, { from: newStart, to: newStart + Math.max(0, newCount - 1) }) === undefined
  const all: Hunk[] = []
  for (const hunk of hunks) {
    const last = all.at(-1)
    const gap = last === undefined ? Infinity : hunk.newStart - (last.newStart + last.newCount)
    if (last === undefined || gap > gapMax || !isLoose(last) || !isLoose(hunk)) all.push(hunk)
    else
      all[all.length - 1] = {
        ...last,
        newCount: hunk.newStart + hunk.newCount - last.newStart,
        oldCount: hunk.oldStart + hunk.oldCount - last.oldStart,
      }
  }
  return all
}

interface Content {
  lineCount: number
  functions: CodeMeasure['functions']
}

/** Undefined where it is no text. */
async function contentOf(
  code: OpenCodeReader,
  file: { path: string; oid: string } | null,
): Promise<Content | undefined> {
  if (file === null) return { lineCount: 0, functions: [] }
  for await (const bytes of code.blobs([file.oid])) {
    const text = readText(bytes)
    if (text.is !== 'text' || bytes === null) return undefined
    const { functions } = await code.measure(file.path, bytes)
    return { lineCount: text.lines.length, functions }
  }
  return undefined
}

function partOf(
  { oldStart, oldCount, newStart, newCount }: Hunk,
  { path, before, was, is }: { path: string; before: string; was: Content; is: Content },
): ChangedPart {
  const now = { from: Math.max(1, newStart), to: Math.max(1, newStart + Math.max(0, newCount - 1)) }
  const then = { from: oldStart, to: oldStart + oldCount - 1 }
  const around = innermost(is.functions, now)
  const same =
    around === undefined ? undefined : was.functions.find(({ name }) => name === around.name)
  const isShort = (lines: { from: number; to: number }) => lines.to - lines.from < linesMax
  const own = around === undefined ? undefined : linesOf(around)
  const old = same === undefined ? undefined : linesOf(same)
  const lines = own !== undefined && isShort(own) ? own : shortened(now)
  const beforeLines =
    old !== undefined && isShort(old) ? old : oldCount === 0 ? null : shortened(then)
  return {
    ...{ name: around?.name ?? null, path },
    after: newCount === 0 && around === undefined ? null : lines,
    before: beforeLines === null ? null : { path: before, ...beforeLines },
  }
}

function innermost(
  functions: CodeMeasure['functions'],
  { from, to }: { from: number; to: number },
): CodeMeasure['functions'][number] | undefined {
  return functions
    .filter(({ startLine, endLine }) => startLine <= from && to <= endLine)
    .toSorted((a, b) => a.endLine - a.startLine - (b.endLine - b.startLine))[0]
}

function linesOf({ startLine, endLine }: { startLine: number; endLine: number }) {
  return { from: startLine, to: endLine }
}

function shortened({ from, to }: { from: number; to: number }) {
  return { from, to: Math.min(to, from + linesMax - 1) }
}
