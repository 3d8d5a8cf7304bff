/**
 * What the model of reproach sees of a sentence: its words, their stems and pieces, runs of two and three with families in the place of words, who does
 * what, how it begins and ends; and of the sentences beside it their families alone, as an offer or a question softens what stands
 * before it.
 */
import { Places, step } from '../places.ts'
import type { Token } from './tokens.ts'

export function placesOf(tokens: readonly Token[], beside: readonly Token[] = []): Uint32Array {
  const places = new Places()
  for (const token of tokens) places.addAll(token.places)
  addRuns(tokens, places)
  addDeeds(tokens, places)
  addFrame(tokens, places)
  for (const { ids } of beside) places.add(step(seeds.beside, ids.coarse))
  return places.taken()
}

const seeds = {
  text: 0x3c6ef372,
  fine: 0x510e527f,
  coarse: 0x38b34ae5,
  deed: 0x52dce729,
  frame: 0x7feb352d,
  beside: 0x165667b1,
  asked: 0x4777a5c3,
}

const edge = 0x27d4eb2f

/** Of the words two, of their families by form two, of their families two and three: longer runs found nothing more. */
function addRuns(tokens: readonly Token[], places: Places): void {
  for (let from = -1; from < tokens.length; from++) {
    let text = seeds.text
    let fine = seeds.fine
    let coarse = seeds.coarse
    for (let length = 1; length <= 3 && from + length - 1 <= tokens.length; length++) {
      const ids = tokens[from + length - 1]?.ids
      text = step(text, ids?.text ?? edge)
      fine = step(fine, ids?.fine ?? edge)
      coarse = step(coarse, ids?.coarse ?? edge)
      if (length === 2) places.add(text)
      if (length === 2) places.add(fine)
      if (length > 1) places.add(coarse)
    }
  }
}

/** Who does what, over "should have", "never", "really" and the like: "you", "did not", "read". */
function addDeeds(tokens: readonly Token[], places: Places): void {
  for (let index = 0; index < tokens.length; index++) {
    const who = tokens[index]
    if (who?.isSomeone !== true) continue
    let how = seeds.deed
    let isDenied = 0
    let at = index + 1
    for (; at < Math.min(tokens.length, index + 7); at++) {
      const next = tokens[at]
      if (next?.isAuxiliary === true) {
        how = step(how, next.ids.text)
        if (next.text === 'not' || next.text === 'never') isDenied = 1
      } else if (next?.isBetween !== true) break
    }
    const deed = tokens[at]?.ids
    if (deed === undefined) continue
    const person = step(seeds.deed, who.ids.coarse)
    const manner = step(person, how)
    places.add(step(manner, deed.stem))
    places.add(step(step(manner, 1), deed.family))
    places.add(step(step(person, 2), deed.stem))
    places.add(step(step(person, 3), deed.family))
    places.add(step(manner, 4))
    places.add(step(step(seeds.deed, 5 + isDenied), deed.stem))
    const [next, last] = [tokens[at + 1]?.ids.coarse ?? edge, tokens[at + 2]?.ids.coarse ?? edge]
    places.add(step(step(step(step(manner, 7), deed.family), next), last))
  }
}

/** Whether something is asked, of whom it is said, and in how many parts. */
function addAsked(tokens: readonly Token[], places: Places, subject: Token | undefined): void {
  const asked = step(seeds.asked, tokens.some(({ text }) => text === '?') ? 1 : 0)
  const commas = tokens.filter(({ text }) => text === ',').length
  places.add(step(step(asked, 1), subject?.ids.coarse ?? edge))
  places.add(step(step(asked, 2), commas))
  for (const { isSomeone, ids } of tokens)
    if (isSomeone) places.add(step(step(asked, 3), ids.coarse))
}

function addFrame(tokens: readonly Token[], places: Places): void {
  const [first, second, third] = tokens
  const last = tokens.at(-1)?.ids.coarse ?? edge
  const begun = step(step(seeds.frame, 1), first?.ids.coarse ?? edge)
  places.add(begun)
  places.add(step(begun, second?.ids.coarse ?? edge))
  const fine = step(step(seeds.frame, 2), first?.ids.fine ?? edge)
  places.add(step(step(fine, second?.ids.fine ?? edge), third?.ids.fine ?? edge))
  places.add(step(step(step(seeds.frame, 3), tokens.at(-2)?.ids.coarse ?? edge), last))
  const subject = tokens.find(({ isSomeone }) => isSomeone)
  places.add(step(step(seeds.frame, 4), subject?.ids.coarse ?? edge))
  places.add(step(step(seeds.frame, 5), Math.min(9, Math.floor(tokens.length / 4))))
  addAsked(tokens, places, subject)
}
