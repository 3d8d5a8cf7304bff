/**
 * The questions Cairn can answer. One entry each, imported when asked: the command line's help names them all and must
 * come at once. A new insight is a folder in src/insights and an entry here.
 */
import type { z } from 'zod'
import type { Answer, Insight } from '#insights/insight.ts'

/** Any insight, as the doors hold it: its input is parsed by its own schema before it is asked. */
export type AnyInsight = Insight<z.core.$ZodType, Answer>

export interface Listed {
  summary: string
  /** What stands after the repository on the command line: as help shows it (`...` takes all that follow), and its key. */
  operand?: { shown: string; key: string }
  /** Counted commit by commit, and in no other unit. */
  onlyCommits?: true
  load(): Promise<AnyInsight>
  /** An answer in sentences; absent where the answer is sentences already. */
  read?(answer: Answer): Promise<readonly Reading[]>
}

export interface Reading {
  level: 'act' | 'watch' | 'calm'
  says: string
  ask?: string | null
  /** To be pasted. */
  command?: string
}

/** By the name of the command. */
export const insights = {
  hotspots: entry({
    summary: 'which code is both complicated and changed all the time',
    load: async () => (await import('#insights/hotspots/insight.ts')).hotspots,
    reader: async () => (await import('#insights/hotspots/reading.ts')).readHotspots,
  }),
  trend: entry({
    summary: 'how the complexity of a file went over its history',
    operand: { shown: 'file', key: 'path' },
    onlyCommits: true,
    load: async () => (await import('#insights/trend/insight.ts')).trend,
    reader: async () => (await import('#insights/trend/reading.ts')).readTrend,
  }),
  coupling: entry({
    summary: 'what changes together, and whether the code says why',
    load: async () => (await import('#insights/coupling/insight.ts')).coupling,
    reader: async () => (await import('#insights/coupling/reading.ts')).readCoupling,
  }),
  missing: entry({
    summary: 'what usually changes with these files, and is not among them',
    operand: { shown: 'file...', key: 'files' },
    load: async () => (await import('#insights/missing/insight.ts')).missing,
    reader: async () => (await import('#insights/missing/reading.ts')).readMissing,
  }),
  knowledge: entry({
    summary: 'what only one person knows; how many could leave before half is orphaned',
    load: async () => (await import('#insights/knowledge/insight.ts')).knowledge,
    reader: async () => (await import('#insights/knowledge/reading.ts')).readKnowledge,
  }),
  ask: entry({
    summary: 'who can be asked about this file, and why',
    operand: { shown: 'file', key: 'file' },
    onlyCommits: true,
    load: async () => (await import('#insights/ask/insight.ts')).ask,
    reader: async () => (await import('#insights/ask/reading.ts')).readAsk,
  }),
  releases: entry({
    summary: 'how often you release, and how long a commit waits for it',
    onlyCommits: true,
    load: async () => (await import('#insights/releases/insight.ts')).releases,
    reader: async () => (await import('#insights/releases/reading.ts')).readReleases,
  }),
  batches: entry({
    summary: 'how large a usual change is, and whether it is growing',
    load: async () => (await import('#insights/batches/insight.ts')).batches,
    reader: async () => (await import('#insights/batches/reading.ts')).readBatches,
  }),
  reverts: entry({
    summary: 'where changes need mending, and how soon things are taken back',
    onlyCommits: true,
    load: async () => (await import('#insights/reverts/insight.ts')).reverts,
    reader: async () => (await import('#insights/reverts/reading.ts')).readReverts,
  }),
  mix: entry({
    summary: 'what the changes were: features, fixes, tests, upkeep',
    onlyCommits: true,
    load: async () => (await import('#insights/mix/insight.ts')).mix,
    reader: async () => (await import('#insights/mix/reading.ts')).readMix,
  }),
  files: entry({
    summary: 'every file there ever was, with revisions and lines',
    load: async () => (await import('#insights/files/insight.ts')).files,
    reader: async () => (await import('#insights/files/reading.ts')).readFiles,
  }),
}

export type InsightName = keyof typeof insights

export const insightNames = Object.keys(insights).filter((name) => isInsight(name))

/** One of them, when only the command's name says which. */
export function listedInsight(name: InsightName): Listed {
  return insights[name]
}

export function isInsight(name: string): name is InsightName {
  return Object.hasOwn(insights, name)
}

/** What the insight of this name answers. */
export type AnswerOf<Name extends InsightName> =
  Awaited<ReturnType<(typeof insights)[Name]['load']>> extends Insight<infer _, infer Result>
    ? Result
    : never

interface Entry<Input extends z.core.$ZodType, Result extends Answer> {
  summary: string
  operand?: { shown: string; key: string }
  onlyCommits?: true
  load: () => Promise<Insight<Input, Result>>
  reader?: () => Promise<(answer: Result) => Reading | readonly Reading[]>
}

/** Binds an insight to its words, so that what the one answers is what the other reads. */
function entry<Input extends z.core.$ZodType, Result extends Answer>(given: Entry<Input, Result>) {
  const { reader, ...rest } = given
  return {
    ...rest,
    ...(reader ? { read: async (answer: Result) => [(await reader())(answer)].flat() } : {}),
  }
}
