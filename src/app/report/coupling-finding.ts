/** What changes together though nothing says so. */
import type { AnswerOf } from '../insights.ts'
import { count, percent } from '#std/words.ts'
import { againstIt } from './evidence.ts'
import type { Finding } from './finding.ts'
import type { Gathered } from './gather.ts'
import { shortNames } from './hotspot-finding.ts'

type Pair = AnswerOf<'coupling'>['items'][number]

const shownMax = 3
/** Less than this often together is a habit of the time, not a bond. */
const confidenceMin = 0.4

export function couplingFinding(gathered: Gathered): Finding | undefined {
  const { coupling } = gathered
  const pairs = surprising(gathered)
    .filter((pair) => pair.interval.low >= confidenceMin)
    .toSorted((one, other) => sureOf(other) - sureOf(one))
  const [first] = pairs
  if (!coupling || !first) return undefined
  const [a = first.a, b = first.b] = shortNames([first.a, first.b])
  return {
    kind: 'coupling',
    title: `When ${a} changes, ${b} changes with it, ${shareWords(first)}.`,
    evidence:
      `Both are code, in different directories, and neither is named after the other or its folder. ${pairs.length > 1 ? `There are ${count(pairs.length)} such pairs.` : ''}`.trim(),
    rows: pairs.slice(0, shownMax).map((pair) => ({
      label: `${pair.a} + ${placeOf(pair)}`,
      says: `${count(pair.shared)} of ${count(pair.revisionsA)} changes`,
      chart: null,
    })),
    doubt: [
      `Had the work gone slightly differently, it would be between ${percent(first.interval.low)} and ${percent(first.interval.high)} of the time.`,
      ...(first.degreeWithout === null
        ? ['Without bulk changes, reformatting and bots nothing of it is left.']
        : []),
      ...againstIt(gathered, [{ name: 'both', evidence: first.counterEvidence }]),
    ].join(' '),
    next: `What do the two know of each other? If it is meant, a note in both would save the next person the search; if not, one of them could own it.`,
    explain: ['explain', 'coupling', first.a, first.b],
    window: 'asked',
    matters: Math.min(1, 0.25 + first.shared / 40 + pairs.length / 40),
    sure: first.degreeWithout === null ? 0.2 : sureOf(first),
  }
}

/** Of few no percentage is told. */
function shareWords({ shared, revisionsA, confidenceAB }: Pair): string {
  return revisionsA < percentMin
    ? `${count(shared)} of ${count(revisionsA)} times`
    : `${percent(confidenceAB)} of the time`
}

const percentMin = 20

/** What one pair of hands did together may be one piece of work, not a bond of the code. */
function sureOf({ interval, counterEvidence }: Pair): number {
  const alone = counterEvidence.find(({ what }) => what === 'same-author')?.share ?? 0
  return interval.low * (1 - alone / 2)
}

/** Tests, documents and settings follow the code by nature; a bond between code and code is news. */
export function surprising({ coupling, classes }: Gathered): Pair[] {
  return (coupling?.items ?? []).filter(
    (pair) =>
      pair.expected === null &&
      !pair.sameDirectory &&
      !haveKinNames(pair) &&
      classes.get(pair.a) === 'source' &&
      classes.get(pair.b) === 'source' &&
      !pair.counterEvidence.some(
        ({ what, share }) => (what === 'bot' || what === 'bulk') && share > 0.5,
      ),
  )
}

/** Shorter words stand in many names by chance. */
const kinLettersMin = 5

/**
 * `refs.c` and `refs-internal.h` tell their bond themselves, and so do `helpers.test-d.ts` and `apiHelpers.ts`, or
 * `facts/tables.ts` and `0001-facts.sql`.
 */
export function haveKinNames({ a, b }: Pick<Pair, 'a' | 'b'>): boolean {
  const [short = '', long = ''] = [stemOf(a), stemOf(b)].toSorted((x, y) => x.length - y.length)
  return (
    long.startsWith(short) ||
    (short.length >= kinLettersMin && long.includes(short)) ||
    isNamedAfter(a, folderOf(b)) ||
    isNamedAfter(b, folderOf(a))
  )
}

function isNamedAfter(path: string, folder: string): boolean {
  return folder.length >= kinLettersMin && stemOf(path).includes(folder)
}

/** The name of the folder it stands in; '' at the top. */
function folderOf(path: string): string {
  return path.split('/').at(-2)?.toLowerCase() ?? ''
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\..*$/, '').toLowerCase()
}

/** The second path without what it shares with the first. */
function placeOf({ a, b }: Pair): string {
  const [parts, other] = [a.split('/'), b.split('/')]
  let same = 0
  while (same < parts.length - 1 && same < other.length - 1 && parts[same] === other[same])
    same += 1
  return same === 0 ? b : `…/${other.slice(same).join('/')}`
}
