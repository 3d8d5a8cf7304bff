/** Where the work keeps coming back to code that is hard to follow. */
import type { AnswerOf } from '../insights.ts'
import { count, counted, listed, monthOf, numberWord, percent } from '#std/words.ts'
import { chartOf, againstIt } from './evidence.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'
import { codeOf, isRegister } from './register.ts'
import { today, withinDays } from './span.ts'

type Item = AnswerOf<'hotspots'>['items'][number]

/** Fewer changes than this in a whole window are a quiet file, however high it ranks among quiet ones. */
const revisionsMin = 5
/** From so many changes on, work keeps coming back; a hard file with fewer can rank as high by its complexity. */
const oftenMin = 10
const shownMax = 4

export function hotspotFinding(gathered: Gathered): Finding | undefined {
  const { hotspots } = gathered
  const code = codeOf(hotspots)
  const leaders = leadersOf(code)
  const [first] = leaders
  if (!hotspots || !first) return undefined
  const names = shortNames(leaders.map(({ path }) => path))
  const touched = leaders.reduce((sum, { revisionShare }) => sum + revisionShare, 0)
  const places =
    leaders.length === 1 ? names[0] : `${spelled(leaders.length)} files: ${listed(names)}`
  const isOften = leaders.every(({ revisions }) => revisions >= oftenMin)
  return {
    kind: 'hotspots',
    title: isVague(first)
      ? `${names[0]} may be where the hardest work comes together; it is early to tell.`
      : `The hardest work ${isOften ? 'keeps coming back to' : 'lies in'} ${places}.`,
    evidence: [
      `By how often a file changed, times how hard it is to follow, ${rankWords(code, leaders, hotspots)}.`,
      ...trendWords(gathered, first, names[0] ?? first.path),
    ].join(' '),
    rows: leaders.map((item) => ({
      label: item.path,
      says: `${counted(item.revisions, 'change')}${item.fixes > 0 ? `, ${counted(item.fixes, 'fix', 'fixes')}` : ''}, complexity ${count(item.complexity)}${today(gathered)}`,
      chart: chartOf(gathered, item.path),
    })),
    doubt: doubtOf(gathered, leaders, names),
    next: nextOf(gathered, leaders, names),
    explain: ['explain', 'hotspots', first.path],
    window: 'asked',
    // A few files with a twentieth of all changes to files are a great deal.
    matters: Math.min(1, 0.3 + touched * 8),
    sure: isVague(first) ? 0.3 : first.rankInterval.high <= 5 ? 0.95 : 0.7,
  }
}

/** A rank that a test or a register takes is nobody's among the code: then the ranks are those of the code. */
function rankWords(
  code: readonly Item[],
  leaders: readonly Item[],
  { items, n, ranked }: AnswerOf<'hotspots'>,
): string {
  const last = Math.max(...leaders.map((item) => item.rank))
  const before = items.filter((item) => item.rank < last && !code.includes(item))
  const registers = before.filter((item) => isRegister(item, n))
  const apart = [
    ...(before.length > registers.length ? ['tests'] : []),
    ...shortNames(registers.map(({ path }) => path)),
  ]
  const places = leaders.map((item) => String(code.indexOf(item) + 1))
  const ranks =
    places.length > 1
      ? `they rank ${listed(places)}`
      : `it ranks ${places[0] === '1' ? 'first' : places[0]}`
  const ahead = leaders[0] ? code.slice(0, code.indexOf(leaders[0])) : []
  const quiet =
    ahead.length > 0 && ahead.every(({ revisions }) => revisions < revisionsMin)
      ? `; what ranks before changed fewer than ${numberWord(revisionsMin)} times`
      : ''
  const among =
    apart.length > 0
      ? `, ${listed(apart)} apart (with them ${listed(leaders.map((item) => String(item.rank)))} of ${counted(ranked, 'file')})`
      : ` of ${counted(ranked, 'file')}`
  return `${ranks}${among}${quiet}${registers.map((item) => registerWords(item, n)).join('')}`
}

function registerWords({ path, revisions }: Item, changes: number): string {
  return `. ${percent(revisions / changes)} of all changes touch ${shortNames([path])[0]}, by a few lines each: it reads like a list of them`
}

/** Drawn again, it might as well be one of many. */
function isVague({ rankInterval }: Item): boolean {
  return rankInterval.high > 10
}

/** Those that could each be first: had the same work gone slightly differently, one of the others might be. */
function leadersOf(items: readonly Item[]): Item[] {
  const often = items.filter((item) => item.revisions >= revisionsMin)
  const first = often.filter((item) => item.rankInterval.low <= 1)
  return (first.length > 0 ? first : often.slice(0, 1)).slice(0, shownMax)
}

function doubtOf(gathered: Gathered, leaders: readonly Item[], names: readonly string[]): string {
  const [first] = leaders
  if (!first) return ''
  const { low, high } = first.rankInterval
  const rank =
    leaders.length > 1
      ? `The ${spelled(leaders.length)} are about level.`
      : high === 1
        ? 'Its first place is firm.'
        : `Had the work gone slightly differently, it would rank ${low} to ${high}.`
  const last = Math.max(...leaders.map((item) => item.rank))
  const [fallen] = leaders
    .filter((item) => item.rankWithout > last)
    .toSorted((a, b) => b.rankWithout - a.rankWithout)
  const without = fallen
    ? `Without bulk changes, reformatting and bots ${names[leaders.indexOf(fallen)]} falls ${counted(fallen.rankWithout - fallen.rank, 'place')}.`
    : 'Leaving out bulk changes, reformatting and bots changes nothing.'
  const indented = leaders.flatMap((item, index) =>
    item.complexityMeasure === 'indentation' ? [names[index] ?? ''] : [],
  )
  return [
    rank,
    without,
    ...againstIt(
      gathered,
      leaders.map((item, index) => ({
        name: names[index] ?? item.path,
        // Every window cuts off much of an old file: no reason to doubt it.
        evidence: item.counterEvidence.filter(({ what }) => what !== 'cut-off'),
      })),
    ),
    ...(indented.length === 0
      ? []
      : [`The complexity of ${listed(indented)} is guessed from indentation.`]),
  ].join(' ')
}

function trendWords(gathered: Gathered, item: Item, name: string): string[] {
  const { trend } = gathered
  if (!trend || trend.complexity === null || trend.path !== item.path) return []
  const measured = trend.items.filter((point) => point.complexity !== null)
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first?.complexity || !last?.complexity || first.at === null) return []
  const month = monthOf(first.at)
  const within = withinDays(first.at, last.at)
  const now = today(gathered)
  // Indentation counts in another unit than the rows beside it: there only the proportion is told.
  const isPlain = trend.complexityMeasure === 'cognitive' && item.complexityMeasure === 'cognitive'
  // The last change may be a branch's, and not what stands at the head.
  const [before, after] = [first.complexity, isPlain ? item.complexity : last.complexity].map(
    (value) => count(value),
  )
  const plainly =
    now === ''
      ? `from ${before} to ${after} ${within ?? `since ${month}`}`
      : `from ${before} in ${month} to ${after} today`
  const grew = last.complexity / first.complexity
  if (trend.verdict === 'growing')
    return [
      isPlain
        ? `${name} has grown ${plainly}.`
        : within
          ? `${name} grew to ${count(grew)} times its complexity ${within}.`
          : `${name} is${now} ${count(grew)} times as complicated as in ${month}.`,
    ]
  if (trend.verdict === 'shrinking' && isPlain)
    return [
      `${name} is getting simpler: ${before} in ${month}, ${after} ${now === '' ? 'now' : 'today'}.`,
    ]
  return []
}

function nextOf(
  { functions }: Gathered,
  leaders: readonly Item[],
  names: readonly string[],
): string {
  const [mended] = leaders.toSorted((a, b) => b.fixes - a.fixes)
  if (mended && mended.fixes >= 5 && mended.fixes * 2 >= mended.revisions)
    return `Read the last five fixes in ${names[leaders.indexOf(mended)]} side by side: do they share a cause?`
  const [busiest] = functions?.items ?? []
  if (busiest?.name && busiest.revisions >= 3)
    return `In ${shortNames([busiest.path])[0]}, ${busiest.name} took ${count(busiest.revisions)} of the changes. Whoever is there next could make one step of it easier.`
  return `What would make the next change in ${names[0]} easier than the last one? A quarter of an hour together may find it.`
}

/** The file's own name where that is enough to tell them apart. */
export function shortNames(paths: readonly string[]): string[] {
  const last = paths.map((path) => path.split('/').at(-1) ?? path)
  return paths.map((path, index) => {
    const name = last[index] ?? path
    return last.filter((other) => other === name).length === 1 ? name : path
  })
}

function spelled(value: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][value] ?? String(value)
}
