/**
 * How well the past predicts what changes together: trained on the first part of a history, asked about the rest. Two
 * questions, as Zimmermann, Weißgerber, Diehl and Zeller ask them of ROSE ("Mining Version Histories to Guide Software
 * Changes", ICSE 2004, and TSE 31(6), 2005): *navigation*, one file of a change is given and all others are wanted; and
 * *prevention*, all but one are given and that one is wanted.
 */
import { readChangeSets } from '#facts/reading/change-sets.ts'
import { readKnownFiles } from '#facts/reading/known-files.ts'
import { readTouches, readTouchingCommits } from '#facts/reading/touches.ts'
import { inWholeTree, type Scope } from '../insight.ts'
import {
  anyOf,
  associate,
  boldest,
  surest,
  union,
  type Candidate,
  type Combine,
} from './associate.ts'
import { makeIndex, type GrowingIndex } from './change-index.ts'
import { isWanted, leastUsual, sharedMin } from './wanted.ts'

export interface Prediction {
  /** Questions asked. */
  questions: number
  /** Share of questions for which there was any suggestion. */
  feedback: number
  /** Of the suggestions made, the share that was right; the mean over questions that had suggestions. */
  precision: number
  /** Of the files wanted, the share that was suggested; the mean over all questions. */
  recall: number
  /** Share of all questions with a right one among the suggestions; and of those that had any. */
  hitRate: number
  hitRateAnswered: number
}

export interface EvaluationResult {
  trainedOn: number
  /** Later change-sets of 2 to 30 files. */
  changes: number
  topK: number
  navigation: Prediction
  prevention: Prediction
}

export interface EvaluationWish {
  /** Share of the change-sets, oldest first, that is learned before the first question. */
  train: number
  topK: number
  /** Whether each change is learned once it was asked about, as a scan before each question would. */
  isLearning: boolean
  /** Suggestions with a lower score are not made. */
  scoreMin: number
  /** Fewest shared change-sets of a suggestion. */
  sharedMin: number
  combine: Combine
  /** At most so many change-sets are asked about: the first after the training. */
  changesMax: number
}

export const usualEvaluation: EvaluationWish = {
  train: 0.8,
  topK: 3,
  isLearning: true,
  scoreMin: 0,
  sharedMin: 1,
  combine: anyOf,
  changesMax: 5_000,
}

/**
 * What the authors print, as their abstract of the ICSE 2004 paper says it (st.cs.uni-saarland.de/papers/icse2004): given an
 * initial change, 26 % of the further files are predicted, and the topmost three suggestions hold a right location (at the
 * granularity of functions) with a likelihood of 64 %. Eight systems, other histories than ours; at most ten suggestions of
 * confidence 0.1 or more.
 */
const published = { navigationRecall: 0.26, top3HitRateAnswered: 0.64 } as const

export interface MissingEvaluation {
  changeSets: number
  /** As `cairn missing` ranks, three suggestions, whatever their score. */
  ours: EvaluationResult
  /** The same with what is shown by default. */
  asShown: EvaluationResult
  /** As the study does: ten suggestions, by confidence alone. */
  studyMethod: EvaluationResult
  /** Other ways to make one word of several files', for the choice of ours. */
  surest: EvaluationResult
  union: EvaluationResult
  published: typeof published
}

/** Everything at once, on the history of a scope. */
export async function evaluateMissing(
  scope: Scope,
  changesMax = 1_000,
): Promise<MissingEvaluation> {
  const history = await readHistory(scope)
  const run = (wish: Partial<EvaluationWish>) =>
    evaluate(history, { ...usualEvaluation, changesMax, ...wish })
  return {
    changeSets: history.length,
    ours: run({}),
    asShown: run({ scoreMin: leastUsual, sharedMin }),
    studyMethod: run({ combine: boldest, topK: 10, scoreMin: 0.1 }),
    surest: run({ combine: surest }),
    union: run({ combine: union }),
    published,
  }
}

/** Change-sets with the files that count, oldest first. */
async function readHistory(scope: Scope): Promise<number[][]> {
  const { facts, repository, branch } = scope
  const wish = inWholeTree(scope)
  const [files, commits] = await Promise.all([
    readKnownFiles(facts, repository.id, branch),
    readTouchingCommits(facts, wish),
  ])
  const touches = await readTouches(facts, wish, commits)
  const { unitOf } = await readChangeSets(facts, wish, scope.unit, commits, touches)
  // What is at head is not known on the day a change is made: only the kind of file decides.
  const counts = new Set(files.filter((file) => isWanted(file.class)).map((file) => file.id))
  const units = new Map<number, { at: number; files: Set<number> }>()
  touches.commit.forEach((commit, row) => {
    const unit = unitOf[commit] ?? -1
    const file = touches.file[row] ?? -1
    if (unit < 0 || !counts.has(file)) return
    const own = units.get(unit) ?? { at: 0, files: new Set<number>() }
    own.at = Math.max(own.at, commits.moments[commit] ?? 0)
    own.files.add(file)
    units.set(unit, own)
  })
  // Of the same moment, in the order of ids, which is topological.
  return [...units.values()]
    .toSorted((one, other) => one.at - other.at)
    .map((unit) => [...unit.files])
}

export function evaluate(
  history: readonly (readonly number[])[],
  wish: EvaluationWish = usualEvaluation,
): EvaluationResult {
  const start = Math.floor(history.length * wish.train)
  const index = makeIndex()
  const learn = (unit: number) => history[unit]?.forEach((file) => index.add(unit, file))
  for (let unit = 0; unit < start; unit++) learn(unit)
  const [navigation, prevention] = [newTally(), newTally()]
  let changes = 0
  for (let unit = start; unit < history.length && changes < wish.changesMax; unit++) {
    const files = history[unit] ?? []
    if (files.length >= 2 && files.length <= 30) {
      changes++
      for (const file of files) {
        const rest = files.filter((other) => other !== file)
        take(navigation, suggest(index, [file], wish), rest)
        take(prevention, suggest(index, rest, wish), [file])
      }
    }
    if (wish.isLearning) learn(unit)
  }
  return {
    trainedOn: start,
    changes,
    topK: wish.topK,
    navigation: summed(navigation),
    prevention: summed(prevention),
  }
}

function suggest(
  index: GrowingIndex,
  touched: readonly number[],
  { combine, topK, scoreMin, sharedMin: least }: EvaluationWish,
): number[] {
  const candidates = associate(index, touched, combine).filter(
    ({ score, sharedByAny }) => score >= scoreMin && sharedByAny >= least,
  )
  return candidates
    .toSorted(byScore)
    .slice(0, topK)
    .map(({ file }) => file)
}

function byScore(one: Candidate, other: Candidate): number {
  return other.score - one.score || other.sharedByAny - one.sharedByAny || one.file - other.file
}

interface Tally {
  questions: number
  answered: number
  precision: number
  recall: number
  hits: number
}

function newTally(): Tally {
  return { questions: 0, answered: 0, precision: 0, recall: 0, hits: 0 }
}

function take(tally: Tally, suggested: readonly number[], wanted: readonly number[]): void {
  const right = suggested.filter((file) => wanted.includes(file)).length
  tally.questions++
  tally.recall += right / wanted.length
  if (suggested.length > 0) {
    tally.answered++
    tally.precision += right / suggested.length
  }
  if (right > 0) tally.hits++
}

function summed({ questions, answered, precision, recall, hits }: Tally): Prediction {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return {
    questions,
    feedback: share(answered, questions),
    precision: share(precision, answered),
    recall: share(recall, questions),
    hitRate: share(hits, questions),
    hitRateAnswered: share(hits, answered),
  }
}
