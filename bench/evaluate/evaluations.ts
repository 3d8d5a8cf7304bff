/** The evaluations by name, and how each is told. */
import type { Scope } from '#insights/insight.ts'
import { evaluateAsk, type Score } from '#insights/ask/evaluate.ts'
import { evaluateTruckFactor } from '#insights/knowledge/evaluate.ts'
import { coupling } from './coupling.ts'
import { evaluateHotspots } from './hotspots.ts'
import { missing } from './missing.ts'
import { percent } from './percent.ts'
import { trails } from './trails.ts'
import { evaluateTruth } from './truth.ts'

export interface Evaluated {
  scope: Scope
  gitDir: string
  /** owner/name as studies call it; '' when not said. */
  called: string
  dataFolder: string
  /** A folder of its own, not there yet. */
  scratch: string
}

export interface Told {
  lines: string[]
  /** False when something that must be true was not. */
  holds: boolean
}

export const evaluations: Record<string, (history: Evaluated) => Promise<Told>> = {
  truth: evaluateTruth,
  hotspots: evaluateHotspots,
  coupling,
  missing,
  ask,
  knowledge,
  trails,
}

async function ask({ scope }: Evaluated): Promise<Told> {
  const found = await evaluateAsk(scope)
  const told = (name: string, { top1, top3, top5, top10, spread, topLoad }: Score) =>
    `  ${name.padEnd(24)} top-1 ${percent(top1)}, top-3 ${percent(top3)}, top-5 ${percent(top5)}, top-10 ${percent(top10)}; spread over ${spread.toFixed(1)} people, most asked ${percent(topLoad)}`
  return {
    holds: true,
    lines: [
      `whom to ask: does it name the next author? ${found.questions} questions on ${found.heldBackCommits} held-back commits`,
      told('ours', found.suggestion),
      told('ours, not spread', found.undamped),
      told('ownership only', found.ownership),
      '  or its reviewer, or who wrote it with its author, by its trailers',
      told('ours', found.orReviewer.suggestion),
      told('ownership only', found.orReviewer.ownership),
      '  published for reviewers (RevFinder, Thongtanunam et al. 2015): 79 % in the top ten, on other histories; what trailers name is akin to it, and not the same',
    ],
  }
}

async function knowledge({ scope, called }: Evaluated): Promise<Told> {
  const compared = await evaluateTruckFactor(scope, called)
  if (compared.length === 0)
    return { holds: true, lines: ['truck factor: nobody published one for this history'] }
  return {
    holds: true,
    lines: compared.flatMap((one) => [
      `truck factor on ${one.at}: published ${one.value}; by the method of Avelino et al. ${one.theirMethod} (${one.theirFiles} files); by ours ${one.ours} (${one.oursLow} to ${one.oursHigh}, ${one.files} files)`,
      `  ${one.study}: ${one.note}`,
    ]),
  }
}
