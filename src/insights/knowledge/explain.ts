/** Where the truck factor, an area or a file's authorship comes from. Names nobody. */
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { shownWindow, type Explanation, type Scope } from '../insight.ts'
import { authorCount, cut, filesAtRisk, touchesIn } from './answer.ts'
import { rounded } from './area-rows.ts'
import { areasBelow, isBelow } from './areas.ts'
import { authorsIn, degreeOfAuthorship, doaMin, standardRule } from './authorship.ts'
import { countsAt, logAt, sharesOf } from './commands.ts'
import type { History } from './history.ts'
import { leftOutOf } from './left-out.ts'
import { makeLedger, type Ledger } from './ledger.ts'
import { preparedKnowledge } from './prepare.ts'
import { historyOf } from './query.ts'
import { below, changesAt, commitsAt, namesOf, type Place } from './query-changes.ts'
import { standardLedger } from './sweep.ts'

export const definition =
  'The truck factor is how many people would have to leave, those who author most files first, until more than half of the files have no author left. ' +
  'An author of a file has a degree of authorship (DOA) of at least 3.293 and above 0.75 of the highest of that file (Avelino et al. 2016); one is silent who wrote and committed nothing on the branch for six months.'
export const formula =
  'DOA = 3.293 + 1.098 × (was first) + 0.164 × own changes − 0.321 × ln(1 + changes by others)'

/** Without a subject the truck factor; with one, the area, file or directory of that path. */
export async function explainKnowledge(
  scope: Scope,
  [given]: readonly string[],
): Promise<Explanation> {
  if (given === undefined) return explainWhole(scope)
  const path = given.replace(/^\.?\/+|\/+$/g, '') || '.'
  const history = await historyOf(scope)
  const { names } = cut(makeLedger(history, standardLedger), scope.prefix)
  if (names.includes(path)) return explainArea(scope, history, path, areasBelow(names, path))
  return path === '.' ? explainWhole(scope) : explainPath(scope, path)
}

async function explainWhole(scope: Scope): Promise<Explanation> {
  const answer = await preparedKnowledge(scope)
  const place = below(scope.prefix)
  const commits = await commitsAt(scope, place)
  const log = await logAt(scope, place)
  return {
    subject: scope.prefix === '' ? 'truck factor' : `truck factor of ${scope.prefix}`,
    definition,
    formula: `${formula}; people are then removed by files authored until more than ${answer.files} ÷ 2 files have no author`,
    values: {
      truckFactor: answer.truckFactor,
      low: answer.truckFactorInterval?.low ?? null,
      high: answer.truckFactorInterval?.high ?? null,
      files: answer.files,
      filesWithOneAuthor: answer.filesWithOneAuthor,
      filesWithSilentAuthors: answer.filesWithSilentAuthors,
      ...Object.fromEntries(
        answer.truckFactorSweep.map(({ what, value }) => [`truck factor, ${what}`, value]),
      ),
      withoutAuthor: answer.withoutAuthor,
      touches: answer.touches,
      fileFilter: answer.fileFilter,
    },
    window: answer.window,
    n: answer.n,
    leftOut: answer.leftOut,
    commands: [sharesOf(log)],
    counts: await countsAt(scope, place, log, {
      n: answer.n,
      commits,
      files: answer.files,
      subject: [],
    }),
    commits,
  }
}

/** The files that the area counts: those of areas below it are counted there. */
async function explainArea(
  scope: Scope,
  whole: History,
  path: string,
  without: readonly string[],
): Promise<Explanation> {
  const files = whole.files.filter(
    (file) => isBelow(file.path, path) && !without.some((other) => isBelow(file.path, other)),
  )
  const apart =
    without.length === 0 ? '' : ` Areas below it are counted by themselves: ${without.join(', ')}.`
  const dir = below(path === '.' ? scope.prefix : path)
  return explainFiles(
    scope,
    { ...whole, files, goneFiles: 0 },
    {
      path,
      subject: without.length === 0 ? path : `${path} (itself)`,
      definition: definition + apart,
      place: { ...dir, without },
    },
  )
}

async function explainPath(scope: Scope, path: string): Promise<Explanation> {
  const history = await historyOf({ ...scope, prefix: path })
  const [first] = history.files
  if (first === undefined) throw nothingAt(scope, path)
  const place = below(path)
  const explained = await explainFiles(scope, history, { path, subject: path, definition, place })
  if (first.path !== path) return explained
  const ledger = makeLedger(history, { ...standardLedger, classes: [first.class] })
  return { ...explained, formula: fileFormula(ledger), values: valuesOf(ledger, history.asOf) }
}

export function nothingAt({ branch }: Scope, path: string): CairnError {
  return new CairnError(
    'not_found',
    'path.none',
    `Nothing at ${shownWord(path)} at the head of ${branch.name}.`,
    { hint: 'Name a file or directory as `git ls-files` prints it.' },
  )
}

/** The files that the truck factor counts, and what touched them under any name they had. */
async function explainFiles(
  scope: Scope,
  history: History,
  {
    path,
    subject,
    definition: means,
    place,
  }: { path: string; subject: string; definition: string; place: Place },
): Promise<Explanation> {
  const [only] = history.files
  const classes =
    only?.path === subject ? [...standardLedger.classes, only.class] : standardLedger.classes
  const ledger = makeLedger(history, { ...standardLedger, classes })
  const names = await namesOf(
    scope,
    ledger.files.map((file) => file.fileId),
  )
  const isNamed = names.length > 0 && names.length <= namesMax
  const at: Place = isNamed ? { paths: names, without: [], isFiles: true } : place
  const changes = await changesAt(scope, at)
  const commits = await commitsAt(scope, at)
  const log = await logAt(scope, at)
  return {
    subject,
    definition: means,
    formula,
    values: valuesOf(ledger, history.asOf),
    window: shownWindow(scope.window),
    n: changes.counted,
    leftOut: leftOutOf({ ...history, changes }),
    commands: [sharesOf(log)],
    counts: await countsAt(scope, at, log, {
      n: changes.counted,
      commits,
      files: ledger.files.length,
      subject: [path],
    }),
    commits,
  }
}

/** More than these make no line that a shell would take: then whatever lies in the directory is counted. */
export const namesMax = 1000

/** The highest degree of authorship, with its counts put in. */
function fileFormula({ person, changes, first }: Ledger): string {
  const total = changes.reduce((sum, count) => sum + count, 0)
  const degrees = [...person].map((who, row) => {
    const own = changes[row] ?? 0
    return {
      isFirst: who === first[0],
      own,
      others: total - own,
      value: degreeOfAuthorship(who === first[0], own, total - own),
    }
  })
  const top = degrees.toSorted((a, b) => b.value - a.value)[0]
  if (top === undefined) return `${formula}; no change of this file is counted`
  const { isFirst, own, others, value } = top
  return `highest DOA = 3.293 + 1.098 × ${Number(isFirst)} + 0.164 × ${own} − 0.321 × ln(1 + ${others}) = ${rounded(value)}; authors have at least ${doaMin} and above ${rounded(standardRule.share * value)}`
}

function valuesOf(ledger: Ledger, asOf: number): Explanation['values'] {
  const isAuthor = authorsIn(ledger, standardRule)
  const { filesWithOneAuthor, filesWithSilentAuthors } = filesAtRisk(ledger, isAuthor, asOf)
  return {
    files: ledger.files.length,
    ...{ filesWithOneAuthor, filesWithSilentAuthors },
    authors: authorCount(ledger, isAuthor),
    changedBy: new Set(ledger.person).size,
    touches: touchesIn(ledger),
  }
}
