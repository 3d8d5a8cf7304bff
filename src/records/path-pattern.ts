/** `src/**` and its like, as people write them for files. Pure, and in time that grows with pattern times path alone. */
import { fitsPart } from '#std/path-pattern.ts'

/** Whether the pattern matches all of the path. */
export function matchesPath(pattern: string, path: string): boolean {
  const parts = path.split('/')
  // Without a slash it is a name, wherever it stands, as git's own files have it.
  const steps = pattern.includes('/') ? pattern.split('/') : ['**', pattern]
  return alternatives(steps).some((each) => matchesParts(each, parts))
}

/** `{a,b}`: few, since each doubles the work. */
const alternativesMax = 32

function alternatives(steps: readonly string[]): string[][] {
  let all: string[][] = [[]]
  for (const step of steps) {
    const choices = choicesOf(step)
    all = all.flatMap((before) => choices.map((choice) => [...before, choice]))
    if (all.length > alternativesMax) return []
  }
  return all
}

function choicesOf(step: string): string[] {
  const [, before = '', inside, after = ''] = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(step) ?? []
  return inside === undefined ? [step] : inside.split(',').map((one) => `${before}${one}${after}`)
}

/** How much of the path each beginning of the pattern can take, one step of it after another. */
function matchesParts(steps: readonly string[], parts: readonly string[]): boolean {
  let reached: readonly number[] = [0]
  for (const [index, step] of steps.entries()) {
    const [first] = reached
    if (first === undefined) return false
    // Whatever the others reach, the first does. At the end it stands for something, not for nothing.
    if (step === '**') reached = range(index === steps.length - 1 ? first + 1 : first, parts.length)
    else
      reached = reached
        .filter((place) => place < parts.length && fitsPart(step, parts[place] ?? ''))
        .map((place) => place + 1)
  }
  return reached.includes(parts.length)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
