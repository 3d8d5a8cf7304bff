/**
 * `cairn trend`: whether a file gets more or less complicated, by the same measure on its own revisions.
 *
 * Query budget (at 80,000 commits 100 ms on arrival, 500 ms in any window and path): on arrival the changes of this one
 * file, by the index of paths, and of all commits none; then at most a hundred contents from git. It grows with the
 * revisions of the file, whatever else there is; only where indentation stands in, the files at the head are read as well.
 */
import { indentationRate, whyNotCode } from '#facts/reading/complexity.ts'
import { headFiles } from '#facts/reading/head-files.ts'
import { toldCommit } from '#facts/reading/newest-commits.ts'
import { untouchedFile } from '#facts/reading/unknown-path.ts'
import { CairnError } from '#std/errors.ts'
import { shellWord } from '#std/shell.ts'
import { quantile } from '#std/statistics.ts'
import { touchesFromGit } from '../from-git.ts'
import {
  shownWindow,
  type CounterEvidence,
  type Explanation,
  type Insight,
  type Scope,
} from '../insight.ts'
import { measuredAt, type Measured } from './measured.ts'
import { revisionsOf, type Revision } from './revisions.ts'
import { rounded } from '#std/spread.ts'
import { Input, Output, type TrendAnswer, type TrendInput, type TrendPoint } from './shape.ts'
import { theilSen } from './slope.ts'
import { evenlySpread } from './spread.ts'

export const trend: Insight<typeof Input, TrendAnswer> = {
  name: 'trend',
  summary: 'Whether a file gets more or less complicated over its history.',
  input: Input,
  output: Output,
  answer,
  explain,
}

/** However few are shown: what is shown must not decide what is found. */
const measuredMax = 100
/** With fewer points a slope is luck. */
const pointsMin = 8
/** Below this a slope says how fast somebody worked that week; a year told by it is absurd. */
const spanWeeksMin = 4
/** A change by less than this share of the usual complexity over the whole window is no trend to speak of. */
const changeMin = 0.05
const yearSeconds = 365.25 * 86_400
const level = 0.9
const method =
  'Theil-Sen slope with Sen 1968 interval; points of one file are not independent, so take it as narrow'

async function answer(scope: Scope, { path, limit }: TrendInput): Promise<TrendAnswer> {
  if (scope.unit !== 'commit')
    throw new CairnError(
      'invalid',
      'trend.unit',
      'A file has a content after each commit; a ticket or a day has no content of its own.',
      {
        hint: 'Leave the unit out.',
      },
    )
  const { revisions, deletions } = await revisionsOf(scope, path)
  if (revisions.length === 0) throw await untouchedFile(scope, path)
  const chosen = evenlySpread(revisions, measuredMax)
  const measures = await measuredAt(scope, path, chosen)
  const scale = await scaleOf(scope, path, measures)
  const points = chosen.map((revision, index) => pointOf(revision, measures[index] ?? null, scale))
  const items = evenlySpread(points, limit)
  const slopes = {
    complexity: slopeOf(chosen, points, 'complexity'),
    lines: slopeOf(chosen, points, 'lines'),
  }
  const measured = points.filter((point) => point.complexity !== null).length
  const unmeasured = scale.notCode ? 0 : points.filter((point) => point.complexity === null).length
  return {
    window: shownWindow(scope.window),
    n: revisions.length,
    leftOut: [
      {
        what: 'deletions of the file',
        count: deletions,
        why: 'nothing is there to measure after them',
      },
      {
        what: 'revisions between the points',
        count: revisions.length - chosen.length,
        why: `at most ${measuredMax} are measured, evenly spread`,
      },
      {
        what: 'further points',
        count: points.length - items.length,
        why: `at most ${limit} are shown, evenly spread; the slope and the verdict are of all`,
      },
      {
        what: 'revisions not measured',
        count: unmeasured,
        why: 'they could not be read, or not by the same measure',
      },
    ].filter(({ count }) => count > 0),
    path,
    complexityMeasure: scale.measure,
    notCode: scale.notCode,
    measured,
    verdict: verdictOf(chosen, points, slopes.complexity),
    whyNot: scale.notCode === null && slopes.complexity === null ? whyNot(measured) : null,
    ...slopes,
    counterEvidence: against(revisions, unmeasured / points.length),
    items,
  }
}

interface Scale {
  measure: TrendAnswer['complexityMeasure']
  notCode: TrendAnswer['notCode']
  /** Of a level of indentation, so that a file counts here as it does among the hotspots. */
  worth: number
}

async function scaleOf(scope: Scope, path: string, measures: readonly Measured[]): Promise<Scale> {
  const [head] = await headFiles(scope, path)
  const why = head === undefined ? null : whyNotCode(head)
  // What is generated has branches as well, whoever follows them.
  const notCode = why === 'prose' || why === 'data' ? why : null
  if (measures.findLast((one) => one !== null)?.[1] != null)
    return { measure: 'cognitive', notCode, worth: 1 }
  const { worth } = indentationRate(notCode === null ? await headFiles(scope) : [])
  return { measure: 'indentation', notCode, worth }
}

function pointOf(
  { oid, at, path }: Revision,
  measured: Measured,
  { measure, notCode, worth }: Scale,
): TrendPoint {
  const [lines = null, cognitive = null, indentation = null] = measured ?? []
  const levels = indentation === null ? null : rounded(indentation * worth)
  const complexity = measure === 'cognitive' ? cognitive : levels
  return {
    oid,
    at: at?.toISOString() ?? null,
    path,
    complexity: notCode === null ? complexity : null,
    lines,
  }
}

function slopeOf(
  revisions: readonly Revision[],
  items: readonly TrendPoint[],
  of: 'complexity' | 'lines',
): TrendAnswer['complexity'] {
  const points = items.flatMap((item, index) => {
    const y = item[of]
    return y === null ? [] : [{ x: (revisions[index]?.moment ?? 0) / yearSeconds, y }]
  })
  const years = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0)
  const isShort = years * yearSeconds < spanWeeksMin * 7 * 86_400
  const found = points.length < pointsMin || isShort ? null : theilSen(points)
  if (found === null) return null
  return {
    perYear: rounded(found.slope),
    interval: { low: rounded(found.low), high: rounded(found.high), level, method },
  }
}

function whyNot(measured: number): string {
  return measured < pointsMin
    ? `${measured} of its revisions could be measured, and ${pointsMin} are needed`
    : 'its revisions span less than four weeks, too little to tell a year by'
}

function verdictOf(
  revisions: readonly Revision[],
  items: readonly TrendPoint[],
  slope: TrendAnswer['complexity'],
): TrendAnswer['verdict'] {
  if (slope === null) return 'cannot tell'
  const usual =
    quantile(
      items.flatMap((item) => item.complexity ?? []).sort((a, b) => a - b),
      0.5,
    ) ?? 0
  const years = ((revisions.at(-1)?.moment ?? 0) - (revisions[0]?.moment ?? 0)) / yearSeconds
  if (Math.abs(slope.perYear) * years < usual * changeMin) return 'steady'
  if (slope.interval.low > 0) return 'growing'
  return slope.interval.high < 0 ? 'shrinking' : 'steady'
}

function against(revisions: readonly Revision[], unmeasured: number): CounterEvidence[] {
  const share = (isIt: (revision: Revision) => boolean) =>
    revisions.filter(isIt).length / revisions.length
  const shares: CounterEvidence[] = [
    { what: 'bulk', share: share((revision) => revision.isBulk) },
    { what: 'format-only', share: share((revision) => revision.isFormatOnly) },
    { what: 'bot', share: share((revision) => revision.isBot) },
    { what: 'generated', share: share((revision) => revision.isGenerating) },
    { what: 'same-author', share: mostByOne(revisions) / revisions.length },
    { what: 'cut-off', share: unmeasured },
  ]
  return shares
    .filter((one) => one.share > 0)
    .map((one) => ({ what: one.what, share: rounded(one.share) }))
}

/** How many are by the person who made most of them, whoever that is. */
function mostByOne(revisions: readonly Revision[]): number {
  const counts = new Map<number, number>()
  for (const { person } of revisions) counts.set(person, (counts.get(person) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}

async function explain(
  scope: Scope,
  [path = '']: readonly string[],
  input: TrendInput,
): Promise<Explanation> {
  const found = await answer(scope, { ...input, path: path || input.path })
  const { revisions } = await revisionsOf(scope, found.path)
  const last = found.items.at(-1)
  return {
    subject: found.path,
    definition: `The ${found.complexityMeasure === 'cognitive' ? 'cognitive complexity' : "sum of indentation levels, in points of cognitive complexity at the rate of this repository's parsed files,"} of the file's content at its own revisions (at most 100, evenly spread, the first and the last among them). Growing or shrinking only when the interval of the slope excludes no change and the change over the window is at least ${changeMin * 100} % of the median; from ${pointsMin} points and ${spanWeeksMin} weeks on.`,
    formula:
      'per year = median of (complexity b - complexity a) / (years between a and b) over all pairs of points',
    values: {
      points: found.measured,
      perYear: found.complexity?.perYear ?? null,
      low: found.complexity?.interval.low ?? null,
      high: found.complexity?.interval.high ?? null,
      linesPerYear: found.lines?.perYear ?? null,
      verdict: found.verdict,
    },
    window: found.window,
    n: found.n,
    leftOut: found.leftOut,
    commands: [
      `git show ${shellWord(`${last?.oid ?? scope.branch.head}:${last?.path ?? found.path}`)}`,
    ],
    counts: await touchesFromGit(scope, {
      what: 'revisions',
      number: found.n,
      commits: revisions.length,
      listing: { subject: [found.path] },
      wider: 'git alone also counts deletions, and other files that had one of these names',
      names: [...new Set(revisions.flatMap((revision) => revision.names))].sort(),
    }),
    commits: revisions.toReversed().map(toldCommit),
  }
}
