/** What a report leaves out, finding by finding, in plain words that carry the reason. */
import type { LeftOut } from '#insights/insight.ts'
import { amount, counted, listed } from '#std/words.ts'
import type { Finding } from './finding.ts'

/**
 * `of 1: 24 files of prose, 4 files that are gone`; findings that leave out the same share a line. What no window holds is
 * left out of the report itself, whatever its findings.
 */
export function leftOutOf(
  gathered: Partial<Record<Source, { leftOut: readonly LeftOut[] }>>,
  findings: readonly Pick<Finding, 'kind'>[],
): string[] {
  const ofAll = (gathered.hotspots?.leftOut ?? []).filter(({ what }) => what === undated)
  const ofSome = ({ leftOut }: { leftOut: readonly LeftOut[] }) =>
    wordsOf(leftOut.filter(({ what }) => ofAll.length === 0 || what !== undated))
  const places = new Map<string, number[]>()
  for (const [index, { kind }] of findings.entries()) {
    const source = isSource(kind) ? gathered[sourceOf[kind]] : undefined
    const words = source === undefined ? '' : ofSome(source)
    if (words !== '') places.set(words, [...(places.get(words) ?? []), index + 1])
  }
  const ofFiles = gathered.hotspots === undefined ? '' : ofSome(gathered.hotspots)
  return [
    ...ofAll.map((each) => `of this window: ${inWords(each)}`),
    ...(findings.length === 0 && ofFiles !== '' ? [`of the files: ${ofFiles}`] : []),
    ...[...places].map(([words, numbers]) => `of ${listed(numbers.map(String))}: ${words}`),
  ]
}

/** As a census calls them: in no window, whatever is found in it. */
const undated = 'commits without a date'

/** By the kind of the finding: which answer it rests on. */
const sourceOf = {
  hotspots: 'hotspots',
  coupling: 'coupling',
  knowledge: 'knowledge',
  reverts: 'reverts',
  releases: 'releases',
  failures: 'releases',
  mix: 'mix',
} as const
type Source = (typeof sourceOf)[keyof typeof sourceOf]

function isSource(kind: string): kind is keyof typeof sourceOf {
  return Object.hasOwn(sourceOf, kind)
}

function wordsOf(leftOut: readonly LeftOut[]): string {
  return leftOut
    .filter(({ what }) => !what.startsWith('further') && !countedAnyway.has(what))
    .toSorted((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1))
    .map((each) => inWords(each))
    .join(', ')
}

/** Answers name these to be frank about them; they are in their numbers. */
const countedAnyway = new Set([
  'changes whose subject says no kind',
  'reverts of a change that is not named or not found',
])

function inWords({ what, count: many }: LeftOut): string {
  const [one, more] = plain[what] ?? []
  if (one !== undefined) return counted(many, one, more)
  return amount(many, what)
}

const byMachine = 'generated, vendored, lock or binary file'
const gone: [string, string] = ['file that is gone', 'files that are gone']

/** One and many, by what an answer calls it; whatever is not here is told as the answer calls it. */
const plain: Record<string, [string, string?]> = {
  merges: ['merge'],
  complexity: ['file not measured yet', 'files not measured yet'],
  'data files': ['file of data', 'files of data'],
  'prose files': ['file of prose', 'files of prose'],
  'flat files': ['file with nothing to measure', 'files with nothing to measure'],
  'gone files': gone,
  'files not at head': gone,
  'files no longer at the head': gone,
  'lock files': ['lock file'],
  'generated files': ['generated file'],
  'vendored files': ['vendored file'],
  'binary files': ['binary file'],
  'generated, vendored, lock and binary files': [byMachine],
  'documentation and settings': [
    'file of documentation or settings',
    'files of documentation or settings',
  ],
  'changes by bots': ['change by a bot', 'changes by bots'],
  'changes in commits of more than 50 paths': [
    'change in a commit of more than 50 files',
    'changes in commits of more than 50 files',
  ],
  'changes of more than 50 paths': [
    'change of more than 50 files',
    'changes of more than 50 files',
  ],
  'touches of generated, vendored, lock or binary files': [
    `change to a ${byMachine}`,
    `changes to ${byMachine}s`,
  ],
  'expected pairs': [
    'pair that is expected, such as a file and its test',
    'pairs that are expected, such as a file and its test',
  ],
  'commits landed before they were authored': [
    'commit that landed before it was authored',
    'commits that landed before they were authored',
  ],
  'pre-releases': ['pre-release'],
  'tags that are no version': ['tag that is no version', 'tags that are no versions'],
}
