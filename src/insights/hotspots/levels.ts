/** The three levels: what is ranked in each, and how one of them is told. */
import type { LeftOut, Scope } from '../insight.ts'
import type { Candidates, MeasuredFile } from './candidates.ts'
import { areaEfforts, type AreaEffort } from './area-efforts.ts'
import { areasOf, type Area } from './directories.ts'
import { changesCutOff } from './cut-off.ts'
import { functionEfforts, type FunctionEffort } from './functions.ts'
import { itemOf } from './item.ts'
import { rank, type Ranked } from './rank.ts'
import { sameAuthorShares } from './same-author.ts'
import type { HotspotItem, HotspotsInput } from './shape.ts'
import { noCandidate } from './unranked.ts'

export interface Level {
  items: HotspotItem[]
  ranked: number
  leftOut: LeftOut[]
}

export async function rankFiles(
  scope: Scope,
  { limit }: HotspotsInput,
  candidates: Candidates,
): Promise<Level> {
  const ranked = rank(asCandidates(candidates.files), limit)
  const shown = ranked.slice(0, limit)
  const beside = await besideEach(
    scope,
    shown.map(({ of }) => [of.file]),
  )
  return {
    items: shown.map((one, index) => fileItem(one, candidates, beside(index))),
    ranked: ranked.length,
    leftOut: [],
  }
}

/** What the rank does not need, and only those that are shown are asked for. */
interface Beside {
  sameAuthor: number
  cutOff: number
}

async function besideEach(
  scope: Scope,
  sets: readonly (readonly MeasuredFile[])[],
): Promise<(place: number) => Beside> {
  const counted = sets.map((files) => ({
    fileIds: files.map((file) => file.fileId),
    revisions: files.reduce((sum, file) => sum + file.revisions, 0),
  }))
  const [sameAuthor, cutOff] = await Promise.all([
    sameAuthorShares(
      scope,
      counted.map(({ fileIds }) => fileIds),
    ),
    changesCutOff(scope, counted),
  ])
  return (place) => ({ sameAuthor: sameAuthor[place] ?? 0, cutOff: cutOff[place] ?? 0 })
}

export function asCandidates(files: readonly MeasuredFile[]) {
  return files.map((file) => ({ key: file.path, parts: [file], file }))
}

function fileItem(
  one: Ranked<{ key: string; parts: MeasuredFile[]; file: MeasuredFile }>,
  { revisionsOfAll }: Candidates,
  beside: Beside,
): HotspotItem {
  const { file } = one.of
  return itemOf(one, file, revisionsOfAll, {
    path: file.path,
    complexity: file.complexity,
    complexityMeasure: file.measure,
    lines: file.lines ?? 0,
    language: file.language,
    class: file.class,
    ...beside,
  })
}

export async function rankDirectories(
  scope: Scope,
  { limit }: HotspotsInput,
  candidates: Candidates,
): Promise<Level> {
  const ranked = rank(areasOf(candidates.files, scope.prefix), limit)
  const shown = ranked.slice(0, limit)
  const files = shown.map(({ of }) => of.files)
  const [efforts, beside] = await Promise.all([
    areaEfforts(
      scope,
      files.map((own) => own.map((file) => file.fileId)),
    ),
    besideEach(scope, files),
  ])
  return {
    items: shown.flatMap((one, index) => {
      const effort = efforts[index]
      return effort === undefined ? [] : [areaItem(one, candidates, effort, beside(index))]
    }),
    ranked: ranked.length,
    leftOut: [],
  }
}

function areaItem(
  one: Ranked<Area<MeasuredFile>>,
  { revisionsOfAll }: Candidates,
  counts: AreaEffort,
  beside: Beside,
): HotspotItem {
  const { files, path, without } = one.of
  const sum = (count: (file: MeasuredFile) => number) =>
    files.reduce((total, file) => total + count(file), 0)
  const effort = {
    ...counts,
    added: sum((file) => file.added),
    deleted: sum((file) => file.deleted),
    lastAt: files.reduce<Date | null>(
      (last, { lastAt }) => (lastAt !== null && (last === null || lastAt > last) ? lastAt : last),
      null,
    ),
  }
  const touches = sum((file) => file.revisions)
  const measures = new Set(files.map((file) => file.measure))
  return itemOf(one, effort, revisionsOfAll, {
    path,
    complexity: sum((file) => file.complexity),
    complexityMeasure: measures.size > 1 ? 'both' : (files[0]?.measure ?? 'cognitive'),
    lines: sum((file) => file.lines ?? 0),
    language: mostLines(files),
    files: files.length,
    touches,
    without,
    sameAuthor: beside.sameAuthor,
    // Touches are cut off, and this is their share.
    cutOff: touches === 0 ? 0 : beside.cutOff * (counts.revisions / touches),
  })
}

/** What most lines are written in; of equals the first in the alphabet. */
function mostLines(files: readonly MeasuredFile[]): string | null {
  const lines = new Map<string, number>()
  for (const { language, lines: count } of files)
    if (language !== null) lines.set(language, (lines.get(language) ?? 0) + (count ?? 0))
  return [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

/** Functions are looked at where the files rank first: reading one file's history takes a part of a second. */
const filesLookedInto = 10

export async function rankFunctions(
  scope: Scope,
  { limit, path }: HotspotsInput,
  candidates: Candidates,
): Promise<Level> {
  const files = path === undefined ? firstFiles(candidates) : await filesAt(scope, path, candidates)
  const { efforts, changesBeside } = await functionEfforts(scope, files)
  const ranked = rank(
    efforts.map((one) => ({
      key: `${one.file.path}\0${one.name}\0${String(one.startLine).padStart(9, '0')}`,
      parts: [one],
      one,
    })),
    limit,
  )
  return {
    items: ranked.slice(0, limit).map((each) => functionItem(each, each.of.one, candidates)),
    ranked: ranked.length,
    leftOut: [
      {
        what: 'files not looked into',
        count: candidates.files.length - files.length,
        why: 'functions are followed in the files that rank first; name a file to see its own',
      },
      {
        what: 'functions without branches or changes',
        count: efforts.length - ranked.length,
        why: 'nothing to rank',
      },
      {
        what: 'changes made beside the main line',
        count: changesBeside,
        why: 'counted; but their lines are followed as if all changes came one after the other',
      },
    ].filter(({ count }) => count > 0),
  }
}

function firstFiles({ files }: Candidates): MeasuredFile[] {
  const parsed = files.filter((file) => file.how === 'parsed')
  return rank(asCandidates(parsed), 0)
    .slice(0, filesLookedInto)
    .map(({ of }) => of.file)
}

/** The file of this name, or those below a folder that rank first. */
async function filesAt(
  scope: Scope,
  path: string,
  candidates: Candidates,
): Promise<MeasuredFile[]> {
  const { files } = candidates
  const file = files.find((candidate) => candidate.path === path)
  if (file !== undefined) return [file]
  const below = files.filter((candidate) =>
    candidate.path.startsWith(`${path.replace(/\/$/, '')}/`),
  )
  if (below.length > 0) return firstFiles({ ...candidates, files: below })
  throw await noCandidate(scope, path)
}

function functionItem(
  one: Ranked<{ key: string; parts: FunctionEffort[]; one: FunctionEffort }>,
  effort: FunctionEffort,
  { revisionsOfAll }: Candidates,
): HotspotItem {
  const { file, name, startLine, endLine } = effort
  return itemOf(one, effort, revisionsOfAll, {
    path: file.path,
    name,
    startLine,
    endLine,
    complexity: effort.complexity,
    complexityMeasure: 'cognitive',
    lines: endLine - startLine + 1,
    language: file.language,
    class: file.class,
    sameAuthor: effort.sameAuthor,
    cutOff: effort.cutOff,
  })
}
