/** Where the truck factor, an area or a file's authorship comes from. Names nobody. */
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { shownWindow, type Explanation, type Scope } from '../insight.ts'
import { authorsIn, degreeOfAuthorship, doaMin, standardRule } from './authorship.ts'
import { leftOutOf } from './left-out.ts'
import { makeLedger, type Ledger } from './ledger.ts'
import { preparedKnowledge } from './prepare.ts'
import { historyOf } from './query.ts'
import { commitsBelow } from './query-commits.ts'
import { rounded } from './area-rows.ts'
import { standardLedger } from './sweep.ts'

const definition =
  'The truck factor is how many people would have to leave, those who author most files first, until more than half of the files have no author left. ' +
  'An author of a file has a degree of authorship (DOA) of at least 3.293 and above 0.75 of the highest of that file (Avelino et al. 2016).'
const formula =
  'DOA = 3.293 + 1.098 × (was first) + 0.164 × own changes − 0.321 × ln(1 + changes by others)'

/** Without a subject the truck factor; with one, the file or directory of that path. */
export async function explainKnowledge(
  scope: Scope,
  [path]: readonly string[],
): Promise<Explanation> {
  return path === undefined || path === '.'
    ? explainWhole(scope)
    : explainPath(scope, path.replace(/^\.?\/+|\/+$/g, ''))
}

async function explainWhole(scope: Scope): Promise<Explanation> {
  const answer = await preparedKnowledge(scope)
  return {
    subject: scope.prefix === '' ? 'truck factor' : `truck factor of ${scope.prefix}`,
    definition,
    formula: `${formula}; people are then removed by files authored until more than ${answer.files} ÷ 2 files have no author`,
    values: {
      truckFactor: answer.truckFactor,
      low: answer.truckFactorInterval?.low ?? null,
      high: answer.truckFactorInterval?.high ?? null,
      files: answer.files,
      withoutAuthor: answer.withoutAuthor,
      fileFilter: answer.fileFilter,
    },
    window: answer.window,
    n: answer.n,
    leftOut: answer.leftOut,
    commands: commandsFor(scope, scope.prefix),
    commits: await commitsBelow(scope),
  }
}

async function explainPath(scope: Scope, path: string): Promise<Explanation> {
  const below: Scope = { ...scope, prefix: path }
  const history = await historyOf(below)
  if (history.files.length === 0)
    throw new CairnError(
      'not_found',
      'path.none',
      `Nothing at ${JSON.stringify(path)} at the head of ${scope.branch.name}.`,
      {
        hint: 'Name a file or directory as `git ls-files` prints it.',
      },
    )
  const classes = [
    ...new Set([...standardLedger.classes, ...history.files.map((file) => file.class)]),
  ]
  const ledger = makeLedger(history, { ...standardLedger, classes })
  const isFile = ledger.files.length === 1 && ledger.files[0]?.path === path
  return {
    subject: path,
    definition,
    formula: isFile ? fileFormula(ledger) : formula,
    values: valuesOf(ledger),
    window: shownWindow(scope.window),
    n: ledger.changes.reduce((sum, count) => sum + count, 0),
    leftOut: leftOutOf(history),
    commands: commandsFor(scope, path, isFile),
    commits: await commitsBelow(below),
  }
}

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

function valuesOf(ledger: Ledger): Explanation['values'] {
  const isAuthor = authorsIn(ledger, standardRule)
  const authors = new Set(ledger.person.filter((_, row) => isAuthor[row] === 1))
  return {
    files: ledger.files.length,
    authors: authors.size,
    changedBy: new Set(ledger.person).size,
  }
}

/** The people are counted, not listed. */
function commandsFor({ branch, window }: Scope, path: string, isFile = false): string[] {
  const where = path === '' ? '' : ` -- ${shellWord(path)}`
  const since = window.from === null ? '' : ` --since-as-filter=${window.from.toISOString()}`
  const until = window.to === null ? '' : ` --until=${window.to.toISOString()}`
  const log = `git log${isFile ? ' --follow' : ''} --no-merges${since}${until}`
  return [
    `${log} --format=%H ${branch.head}${where} | wc -l`,
    `${log} --format=%aE ${branch.head}${where} | sort | uniq -c | awk '{print $1}' | sort -rn`,
    ...(isFile ? [] : [`git ls-tree -r --name-only ${branch.head}${where} | wc -l`]),
  ]
}
