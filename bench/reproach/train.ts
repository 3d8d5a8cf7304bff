/**
 * `npx node bench/reproach/train.ts --harmless FILE --comments FILE --reviews GLOB [--unseen FILE] [--write]`: how well a small model tells reproach, each writer
 * held out in turn; with --write the weights that it learns from all of them become those of the coach. Comments in --harmless (Excel sheets with a text and a
 * label of 0 or 1) are learnt from as harmless, so they must be ours to learn from; comments (JSON) and reviews (Markdown) only bound the
 * threshold. Pairs in --unseen are tested on and never learnt from.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { english } from '#coach/english/english.ts'
import { noticed } from '#coach/english/noticed.fixture.ts'
import { pairs } from '#coach/english/pairs.fixture.ts'
import type { Seen } from '#coach/english/reproach/reading.ts'
import { proseOf } from '#coach/markdown/prose.ts'
import { percent } from '../evaluate/percent.ts'
import { keyOf, labelledIn } from '../hostility/labelled.ts'
import {
  asModule,
  learn,
  quantised,
  randomFrom,
  scoreAt,
  type Example,
  type Model,
} from '../learning/learn.ts'
import { rowOf, rowsIn, sentencesIn, type Row } from './pairs.ts'

const { values } = parseArgs({
  options: {
    harmless: { type: 'string', multiple: true, default: [] },
    comments: { type: 'string', multiple: true, default: [] },
    reviews: { type: 'string', multiple: true, default: [] },
    unseen: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
})

/**
 * At most so many twins may get a firm hint, with those of rules; and so many sentences of the model itself among a thousand words of real
 * texts, far less than rules and model together may.
 */
const most = { twins: 0.03, softTwins: 0.06, reviews: 0.1, comments: 0.3 }
/** Places that both sorts of text use alike count, too, and small weights are kept, if coarsely: both were found by trying. */
const settings = { cost: 0.5, least: 1.5 }
const rounding = { smallest: 0, step: 14 }
/** Below which of these the model makes hints of rules soft. */
const doubtsTried = [-9, -1.6, -1.4, -1.2, -1.1, -1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4]
/** Beside that of others: what timelines tell of people is rarer in our pairs than in reports. */
const neutralWeight = 2
/** A sentence in the middle of others is learnt from as well, or standing alone would be what tells a reproach. */
const besideWeight = 0.3

const held = globSync(join(import.meta.dirname, '*.txt'))
  .toSorted()
  .flatMap(rowsIn)
const development = rowsIn(join(import.meta.dirname, '../evaluate/tone/pairs-development.txt'))
const rows = merged([...held, ...development])
const also = merged([
  ...globSync(join(import.meta.dirname, 'neutral/*.txt')).flatMap(rowsIn),
  ...noticed.map((text) => rowOf(text, { isBad: true, writer: '' })),
  ...Object.values(pairs).flatMap(({ hints, fine }) => [
    ...hints.map((text) => rowOf(text, { isBad: true, writer: '' })),
    ...fine.map((text) => rowOf(text, { isBad: false, writer: '' })),
  ]),
])
const harmless = labelledIn(values.harmless)
  .filter(({ isHostile }) => !isHostile)
  .map(({ text }) => text)
const harmlessExamples = harmless
  .flatMap((text) => sentencesIn(text).map(({ places }): Example => ({ places, isBad: false })))
  .filter(({ places }) => places.length > 30)
/** What we say ourselves must get no hint. */
const ownExamples = ownTexts().flatMap((text) =>
  sentencesIn(text).map(({ places }): Example => ({ places, isBad: false, weight: 4 })),
)
const neighbours = harmless.map(onOneLine).filter((text) => /^[^`{};<>=]{40,200}$/.test(text))
const beside = besideOthers([...rows, ...also])

const texts = {
  reviews: boundOf(
    values.reviews
      .flatMap((pattern) => globSync(pattern))
      .map((path) => readFileSync(path, 'utf8')),
    most.reviews,
  ),
  comments: boundOf(
    values.comments.flatMap((path) =>
      z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8'))),
    ),
    most.comments,
  ),
}

const writers = [...new Set(rows.map(({ writer }) => writer))]
const folds = writers.map((writer) => {
  const test = rows.filter((row) => row.writer === writer)
  const model = learnt(
    rows.filter((row) => row.writer !== writer),
    test,
  )
  return { writer, model, scored: test.map((row) => scoredBy(model, row)) }
})
type Scored = ReturnType<typeof scoredBy>

type Thresholds = Record<'doubt' | 'soft' | 'firm', number>

console.log(
  `${told(rows)} by ${writers.length} writers; ${harmless.length} harmless comments; ${also.length} others learnt from`,
)
const outcomes = folds.map(({ writer, model, scored }) => {
  const others = folds.filter((fold) => fold.writer !== writer)
  const by = thresholdsFor(
    others.flatMap((fold) => fold.scored),
    [model],
  )
  report(`${writer} held out, thresholds of the others`, scored, by)
  return metIn(scored, by)
})
tell('all writers', outcomes.flat())
const all = folds.flatMap(({ scored }) => scored)
const thresholds = thresholdsFor(
  all,
  folds.map(({ model }) => model),
)
for (const path of values.unseen) {
  const unseen = rowsIn(path)
  const model = learnt(rows, unseen)
  report(
    `${path}, never learnt from`,
    unseen.map((row) => scoredBy(model, row)),
    thresholds,
  )
}
if (values.write) {
  const made = quantised(learn(examplesOf([...rows, ...also]), settings), rounding)
  writeFileSync(
    join(import.meta.dirname, '../../src/coach/english/reproach/weights.ts'),
    asModule(made.model, made, {
      about:
        'bench/reproach/train.ts: Below doubt a hint of a rule is soft; above the others at most 6 % and 3 % of the twins of writers who were held out are met, by rules and model together.',
      thresholds,
    }),
  )
}

function learnt(from: readonly Row[], test: readonly Row[]): Model {
  const tested = new Set(test.map(({ text }) => keyOf(text)))
  const known = [...from, ...also].filter(({ text }) => !tested.has(keyOf(text)))
  return quantised(learn(examplesOf(known), settings), rounding).model
}

function examplesOf(from: readonly Row[]): Example[] {
  return [
    ...from.flatMap(({ sentences, isBad, writer }): Example[] =>
      // Which of several sentences blames is not known.
      isBad
        ? [
            {
              places: Uint32Array.from(new Set(sentences.flatMap(({ places }) => [...places]))),
              isBad,
            },
          ]
        : sentences.map(({ places }) => ({
            places,
            isBad,
            weight: writer === 'timelines' ? neutralWeight : 1,
          })),
    ),
    ...from.flatMap(({ text }) => {
      const places = beside.get(text)
      return places === undefined ? [] : [{ places, isBad: true, weight: besideWeight }]
    }),
    ...harmlessExamples,
    ...ownExamples,
  ]
}

function ownTexts(): string[] {
  const root = join(import.meta.dirname, '../..')
  const guides = globSync(['README.md', 'ARCHITECTURE.md', 'docs/*.md', 'src/**/about.md'], {
    cwd: root,
  })
  return [
    ...english.rules.flatMap(({ why, suggestion }) => [
      why,
      suggestion,
      suggestion.replaceAll('"', ''),
    ]),
    ...guides.map((path) => readFileSync(join(root, path), 'utf8')),
  ]
}

/** Each blaming sentence with a harmless one before or behind it. */
function besideOthers(from: readonly Row[]): Map<string, Uint32Array> {
  const random = randomFrom(3)
  const found = new Map<string, Uint32Array>()
  if (neighbours.length === 0) return found
  for (const { text } of from.filter(({ isBad }) => isBad)) {
    const other = neighbours[Math.floor(random() * neighbours.length)] ?? ''
    const [own, neighbour] = [text, other].map((each) => (/[.!?]$/.test(each) ? each : `${each}.`))
    const seen =
      random() < 0.5
        ? sentencesIn(`${own} ${neighbour}`).at(0)
        : sentencesIn(`${neighbour} ${own}`).at(-1)
    if (seen !== undefined) found.set(text, seen.places)
  }
  return found
}

function scoredBy(model: Model, row: Row) {
  const ofRules = row.doubtful.map(({ places }) => scoreAt(model, places))
  return {
    ...row,
    score: Math.max(-9, ...row.sentences.map((sentence) => scoreOfSentence(model, sentence))),
    /** Of the sentence with a rule's hint that is the last one to become soft. */
    ofRules: Math.max(-9, ...ofRules),
    ofBeside: scoreAt(model, beside.get(row.text) ?? new Uint32Array()),
  }
}

function scoreOfSentence(model: Model, { places, handicap }: Seen): number {
  return scoreAt(model, places) - handicap
}

/** The lowest that keep every bound. */
function thresholdsFor(scored: readonly Scored[], models: readonly Model[]): Thresholds {
  const ofTexts = Object.values(texts).map(({ sentences, allowed }) => {
    const bounds = models.map((model) =>
      nth(
        sentences.map((sentence) => scoreOfSentence(model, sentence)),
        allowed,
      ),
    )
    return bounds.reduce((sum, bound) => sum + bound, 0) / bounds.length
  })
  const each = doubtsTried.map((doubt) => {
    const firm = Math.max(ofTwins(scored, most.twins, doubt), ...ofTexts)
    return { doubt, firm, soft: Math.min(firm, ofTwins(scored, most.softTwins, doubt)) }
  })
  const recall = (by: Thresholds) => scored.filter((row) => row.isBad && isMet(row, by)).length
  return each.reduce((best, by) => (recall(by) > recall(best) ? by : best))
}

function ofTwins(scored: readonly Scored[], share: number, doubt: number): number {
  const twins = scored.filter(({ isBad }) => !isBad)
  const others = twins.filter((row) => !isMetByRules(row, doubt)).map(({ score }) => score)
  return nth(others, Math.floor(share * twins.length) - (twins.length - others.length))
}

function isMet(row: Scored, { doubt, firm }: Thresholds): boolean {
  return isMetByRules(row, doubt) || row.score >= firm
}

function isMetByRules({ isKnown, ofRules, doubtful }: Scored, doubt: number): boolean {
  return isKnown || (doubtful.length > 0 && ofRules >= doubt)
}

/** So high that only this many pass. */
function nth(scores: readonly number[], passing: number): number {
  const falling = scores.toSorted((a, b) => b - a)
  return (falling[Math.max(0, passing)] ?? -9) + 1e-9
}

function boundOf(each: readonly string[], perThousand: number) {
  const words = each.reduce(
    (sum, text) => sum + (proseOf(text).match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0),
    0,
  )
  return {
    sentences: each.flatMap(sentencesIn),
    allowed: Math.floor((perThousand * words) / 1000),
  }
}

function report(what: string, scored: readonly Scored[], by: Thresholds): void {
  tell(what, metIn(scored, by))
}

interface Met extends Scored {
  isMet: boolean
  by: Thresholds
}

function metIn(scored: readonly Scored[], by: Thresholds): Met[] {
  return scored.map((row) => ({ ...row, isMet: isMet(row, by), by }))
}

function tell(what: string, each: readonly Met[]): void {
  const bad = each.filter(({ isBad }) => isBad)
  const twins = each.filter(({ isBad }) => !isBad)
  console.log(`${what}: ${bad.length} pairs`)
  console.log(`  recall ${shares(bad)}`)
  const isMetBeside = bad.filter((row) => isMet({ ...row, score: row.ofBeside }, row.by))
  console.log(`  with a harmless sentence beside each ${percent(isMetBeside.length / bad.length)}`)
  console.log(`  false alarms on twins ${shares(twins)}`)
}

function shares(each: readonly Met[]): string {
  const met = each.filter(({ isMet: is }) => is).length / each.length
  const byRules =
    each.filter(({ isKnown, doubtful }) => isKnown || doubtful.length > 0).length / each.length
  return `${percent(met)}, by rules alone ${percent(byRules)}`
}

function merged(each: readonly Row[]): Row[] {
  return [...new Map(each.map((row) => [keyOf(row.text), row])).values()]
}

function told(each: readonly Row[]): string {
  return `${each.length} sentences, ${each.filter(({ isBad }) => isBad).length} of them blaming`
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
