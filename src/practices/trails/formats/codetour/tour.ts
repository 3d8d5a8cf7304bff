/** A CodeTour as its file says it. What the file holds besides (`commands`, `when`, keys of other editors) is told, and never obeyed. */
import { z } from 'zod'

const Position = z.looseObject({ line: z.number(), character: z.number().optional() })

export const Step = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  file: z.string().optional(),
  directory: z.string().optional(),
  uri: z.string().optional(),
  view: z.string().optional(),
  contents: z.string().optional(),
  /** 1-based. */
  line: z.number().optional(),
  /** A regular expression of a stranger's: it holds only where no line is named. */
  pattern: z.string().optional(),
  selection: z.looseObject({ start: Position, end: Position }).optional(),
  commands: z.array(z.string()).optional(),
})
export type Step = z.output<typeof Step>

export const Tour = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  /** A commit, tag or branch that the lines are of. */
  ref: z.string().optional(),
  /** An expression of JEXL, such as `isWeb`; shown as text. */
  when: z.string().optional(),
  nextTour: z.string().optional(),
  isPrimary: z.boolean().optional(),
  steps: z.array(Step),
})
export type Tour = z.output<typeof Tour>

/** The lines that a step is about, 1-based and both included; null where it is about none, or finds them by a pattern. */
export function linesOf({ line, selection }: Step): { from: number; to: number } | null {
  if (selection !== undefined) {
    const [one, other] = [selection.start.line, lastLine(selection)]
    if (isLine(one) && isLine(other))
      return { from: Math.min(one, other), to: Math.max(one, other) }
  }
  return line !== undefined && isLine(line) ? { from: line, to: line } : null
}

/** A selection that ends before the first letter of a line does not hold that line. */
function lastLine({ start, end }: NonNullable<Step['selection']>): number {
  return end.line > start.line && end.character === 1 ? end.line - 1 : end.line
}

function isLine(line: number): boolean {
  return Number.isInteger(line) && line >= 1 && line <= 99_999_999
}
