/** Which code it is about, as questions to whoever reads it first. */
import { count, counted, linesInWords } from '#std/words.ts'
import { functionFor, type FunctionAt } from '../functions.ts'
import type { PlaceMeant } from '../place.ts'
import { fact, type Fact, type Guide, type GuideFrame, type Step } from '../shape.ts'

interface Seen {
  place: PlaceMeant | undefined
  /** From the failure outwards. */
  frames: readonly GuideFrame[]
  tests: Guide['tests']
  branch: string
  /** Of the file that was asked for, where one was. */
  functions: readonly FunctionAt[]
}

export function codeStep(seen: Seen): Step {
  const { frames, tests, place } = seen
  if (frames.length === 0 && tests.length === 0) return placeStep(place, seen)
  const isTold = frames.some(({ is, file }) => is === 'own' && file === pathOf(place))
  const facts = [
    // What a trace says of a file is nearer than all that the file is made of.
    ...(isTold ? [] : placeFacts(place, seen)),
    ...[...testFacts(tests), ...frameFacts(seen)],
  ]
  return {
    id: 'code',
    question:
      'Which is the nearest line of your own code, and what did you expect to hold there when it ran?',
    look: frames.some(({ is }) => is === 'own')
      ? 'Read the code below from the failure outwards, and say for each call what it was given.'
      : frames.length === 0
        ? 'Read what the failing test expects, then the code that it calls, and say at each call what it was given.'
        : 'None of these frames is surely in a file of this repository: look for where your code hands over to the others.',
    facts,
  }
}

function placeStep(place: PlaceMeant | undefined, seen: Seen): Step {
  const what = place?.is === 'symbol' ? place.symbol : (place?.path ?? 'this')
  return {
    id: 'code',
    question: `What do you expect ${what} to do, and what did you see instead?`,
    look:
      place === undefined
        ? 'No place in the code is told: look for where these words are written, or paste all of it, with the lines that name files.'
        : place.is === 'symbol'
          ? 'Read it where it stands, and say what it is given and what it gives back.'
          : 'Read what it is made of, and pick the part in which the two differ.',
    facts: placeFacts(place, seen),
  }
}

function pathOf(place: PlaceMeant | undefined): string | null {
  return place?.is === 'file' ? place.path : null
}

const functionsShown = 6

function placeFacts(place: PlaceMeant | undefined, { functions }: Seen): Fact[] {
  if (place === undefined) return []
  if (place.is === 'symbol') {
    const { functions: found, symbol } = place
    const shown = found.slice(0, functionsShown)
    return [
      ...shown.map((one) => functionFact(one, `${one.path}: `)),
      ...(found.length > shown.length
        ? [fact(`${count(found.length - shown.length)} more are called ${symbol}.`)]
        : []),
    ]
  }
  const { line } = place
  const around = line === null ? undefined : functionFor({ name: null, line }, functions)
  const longest = functions
    .filter((one) => one !== around)
    .toSorted((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine))
    .slice(0, functionsShown)
  return [
    ...(place.formerly === null
      ? []
      : [fact(`${place.formerly} is called ${place.path} now.`, [toFile(place.path, null)])]),
    ...(line === null ? [] : [lineFact(place.path, line, around)]),
    ...(longest.length === 0 && line === null
      ? [fact(place.path, [toFile(place.path, null)])]
      : []),
    ...longest.map((one) => functionFact(one, '')),
  ]
}

function lineFact(path: string, line: number, around: FunctionAt | undefined): Fact {
  const lines =
    around === undefined
      ? ''
      : `, in ${around.name}, ${linesInWords({ from: around.startLine, to: around.endLine })}`
  return fact(`${at(path, line)}${lines}`, [toFile(path, line)])
}

function functionFact({ path, name, startLine, endLine }: FunctionAt, before: string): Fact {
  const lines = linesInWords({ from: startLine, to: endLine })
  return fact(`${before}${name}, ${lines}`, [toFile(path, startLine)])
}

function testFacts(tests: Guide['tests']): Fact[] {
  return tests
    .slice(0, 5)
    .map(({ name, file, line }) =>
      fact(
        `Failing: ${name}${file === null ? '' : ` (${at(file, line)})`}`,
        file === null ? [] : [toFile(file, line)],
      ),
    )
}

const framesShown = 8

function frameFacts({ frames, branch }: Seen): Fact[] {
  const own = new Map<string, Fact>()
  for (const { is, file, line, function: name } of frames)
    if (is === 'own' && file !== null) {
      const says = `${at(file, line)}${name === null ? '' : `, in ${name}`}`
      own.set(says, fact(says, [toFile(file, line)]))
    }
  const several = new Map(
    frames.flatMap(({ is, raw, candidates }) =>
      is === 'several' ? [[candidates.join(), severalFact(raw, candidates)] as const] : [],
    ),
  )
  const foreign = frames.filter(({ is }) => is === 'dependency').length
  const unknown = frames.filter(({ is }) => is === 'unknown').length
  return [
    ...[...own.values()].slice(0, framesShown),
    ...[...several.values()].slice(0, 3),
    ...(foreign > 0
      ? [fact(`${counted(foreign, 'frame')} in code of others: how it got there, seldom why.`)]
      : []),
    ...(unknown > 0
      ? [fact(`${counted(unknown, 'frame')} in no file that is at the head of ${branch}.`)]
      : []),
  ]
}

function severalFact(raw: string, candidates: readonly string[]): Fact {
  return fact(
    `“${raw}” may be in ${candidates.slice(0, 4).join(' or ')}.`,
    candidates.slice(0, 4).map((path) => toFile(path, null)),
  )
}

function toFile(path: string, line: number | null) {
  return { to: 'file' as const, path, line }
}

function at(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`
}
