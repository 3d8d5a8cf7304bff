/**
 * `npx node bench/hostility/train.ts [--also FILE] [--unseen FILE] [--write] FILE…`: how well a small model tells hostile comments, by ten
 * folds of the comments in FILE; with --write the weights that it learns from all of them become those of the coach. Comments of --also are learnt from and never
 * tested on, comments of --unseen are tested on and never learnt from. Files are Excel sheets with a text and a label in each row.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keyOf, labelledIn, type Labelled } from './labelled.ts'
import { asModule, learn, quantised, randomFrom, scoreAt, type Model } from '../learning/learn.ts'
import {
  bestThreshold,
  countsAt,
  inWords,
  none,
  sum,
  thresholdAt,
  type Counts,
  type Scored,
} from '../learning/measures.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    also: { type: 'string', multiple: true, default: [] },
    unseen: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
})
const comments = labelledIn(positionals)
const also = labelledIn(values.also)
const known = new Set([...comments, ...also].map(({ text }) => keyOf(text)))
const unseen = labelledIn(values.unseen, known)

const foldCount = 10
/**
 * Shown firmly only so seldom to those who wrote nothing hostile. The folds are harder than comments that were never learnt from: there it is half of it.
 */
const firmRate = 0.0065

const { tested, counts } = tenFolds()
const soft = bestThreshold(tested)
const firm = thresholdAt(tested, firmRate)
const made = quantised(learnt([...comments, ...also]))
if (unseen.length > 0) {
  const scored = scoredBy(made.model, unseen)
  console.log(`${told(unseen)}, never learnt from`)
  console.log(`  with the thresholds of the folds: ${inWords(countsAt(scored, soft))}`)
  console.log(`  firm: ${inWords(countsAt(scored, firm))}`)
  console.log(`  together with the folds: ${inWords(sum(counts.best, countsAt(scored, soft)))}`)
  console.log(
    `  firm, together with the folds: ${inWords(sum(counts.firm, countsAt(scored, firm)))}`,
  )
  console.log(
    `  at its own false-positive rate of ${percentOf(firmRate)}: ${inWords(countsAt(scored, thresholdAt(scored, firmRate)))}`,
  )
}
if (values.write) write()

function tenFolds(): { tested: Scored[]; counts: { best: Counts; firm: Counts } } {
  const random = randomFrom(7)
  const folds = comments.map(() => Math.floor(random() * foldCount))
  const all: Scored[] = []
  let atBest = none
  let atFirm = none
  for (let fold = 0; fold < foldCount; fold++) {
    const test = comments.filter((_, index) => folds[index] === fold)
    const rest = comments.filter((_, index) => folds[index] !== fold)
    // The threshold is found within what is learnt from: one found on the test would flatter.
    const innerScored = [0, 1, 2, 3, 4].flatMap((part) =>
      scoredBy(
        learntBeside(rest.filter((_, index) => index % 5 !== part)),
        rest.filter((_, index) => index % 5 === part),
      ),
    )
    const scored = scoredBy(learntBeside(rest), test)
    atBest = sum(atBest, countsAt(scored, bestThreshold(innerScored)))
    atFirm = sum(atFirm, countsAt(scored, thresholdAt(innerScored, firmRate)))
    all.push(...scored)
  }
  console.log(`${told(comments)}, ten folds, learning from ${also.length} others as well`)
  console.log(`  inner threshold: ${inWords(atBest)}`)
  console.log(`  firm, inner threshold: ${inWords(atFirm)}`)
  console.log(
    `  at a false-positive rate of ${percentOf(firmRate)}: ${inWords(countsAt(all, thresholdAt(all, firmRate)))}`,
  )
  return { tested: all, counts: { best: atBest, firm: atFirm } }
}

function learntBeside(from: readonly Labelled[]): Model {
  return quantised(learnt([...from, ...also])).model
}

function learnt(from: readonly Labelled[]): Model {
  return learn(from.map(({ whole, isHostile }) => ({ places: whole, isBad: isHostile })))
}

function scoredBy(model: Model, each: readonly Labelled[]): Scored[] {
  return each.map((comment) => ({ score: scoreOf(model, comment), isHostile: comment.isHostile }))
}

function told(each: readonly Labelled[]): string {
  return `${each.length} comments, ${each.filter(({ isHostile }) => isHostile).length} of them hostile`
}

/** The most hostile sentence says how hostile a comment is. */
function scoreOf(model: Model, { sentences, whole }: Labelled): number {
  const each = sentences.length > 0 ? sentences : [whole]
  return Math.max(...each.map((places) => scoreAt(model, places)))
}

function write(): void {
  const text = asModule(made.model, made, {
    about:
      'bench/hostility/train.ts: At the best F1, and where at most 0.65 % of harmless comments are met.',
    thresholds: { soft, firm },
  })
  writeFileSync(join(import.meta.dirname, '../../src/coach/english/hostility/weights.ts'), text)
}

function percentOf(rate: number): string {
  return `${(100 * rate).toFixed(2)} %`
}
