/**
 * `npm run evaluate -- tone [--pairs FILE] [--reviews GLOB] [--comments FILE] [--labelled FILE --learnt FILE]`: how well the tone coach does. Reviews are Markdown
 * files of incident reviews, comments a JSON list of harmless comments, labelled and learnt comments Excel files (see `bench/hostility/train.ts`); other people's texts are never kept in this repository.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { onLabelled } from './labelled.ts'
import { onPairs } from './pairs.ts'
import { onSpeed } from './speed.ts'
import { onTexts } from './documents.ts'

interface Given {
  pairs?: string[] | undefined
  reviews?: string[] | undefined
  comments?: string[] | undefined
  labelled?: string[] | undefined
  learnt?: string[] | undefined
}

const ownPairs = ['pairs.txt', 'pairs-development.txt'].map((file) =>
  join(import.meta.dirname, file),
)

export function evaluateTone({
  pairs = [],
  reviews = [],
  comments = [],
  labelled = [],
  learnt = [],
}: Given): void {
  const reviewTexts = reviews.flatMap((pattern) => globSync(pattern)).map(read)
  for (const file of [...ownPairs, ...pairs]) tell(`pairs: ${file}`, onPairs(file))
  if (reviews.length > 0) tell('incident reviews', onTexts(reviewTexts, '0.5'))
  for (const file of comments)
    tell('harmless comments', onTexts(z.array(z.string()).parse(JSON.parse(read(file))), '1.5'))
  if (labelled.length > 0) tell('labelled comments', onLabelled(labelled, learnt))
  tell('speed', onSpeed(reviewTexts.length > 0 ? reviewTexts : ownPairs.map(read)))
}

function tell(what: string, lines: readonly string[]): void {
  console.log(`\n${what}`)
  for (const line of lines) console.log(`  ${line}`)
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}
