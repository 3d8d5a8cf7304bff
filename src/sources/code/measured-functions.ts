/** From what the walk counted to what a reader is told: functions with lambdas folded in, and sums for the file. */
import type { Unit, Walk } from './walk.ts'

export interface FunctionMeasure {
  name: string // with what it stands in: Class.method
  startLine: number // 1-based
  endLine: number
  cyclomatic: number
  cognitive: number
  nestingMax: number
  parameters: number
}

export interface Complexity {
  cyclomatic: number // the sum over functions, and the decisions outside of any
  cognitive: number
  nestingMax: number
  functions: FunctionMeasure[]
}

export function summarize({ units, tree }: Walk, lineAt: (offset: number) => number): Complexity {
  const own = ownUnits(units)
  for (const unit of units.toReversed()) if (!own.has(unit)) foldIn(unit)
  const functions = units
    .filter((unit) => unit.kind !== 'top' && own.has(unit))
    .map(({ path, node, decisions, cognitive, nestingMax, parameters }) => ({
      name: path,
      startLine: lineAt(tree.start[node]!),
      endLine: lineAt(Math.max(tree.start[node]!, tree.end[node]! - 1)),
      cyclomatic: decisions + 1,
      cognitive,
      nestingMax,
      parameters,
    }))
  const measured = units.filter((unit) => own.has(unit))
  return {
    cyclomatic: functions.length + measured.reduce((sum, unit) => sum + unit.decisions, 0),
    cognitive: measured.reduce((sum, unit) => sum + unit.cognitive, 0),
    nestingMax: measured.reduce((most, unit) => Math.max(most, unit.nestingMax), 0),
    functions,
  }
}

/** Named functions, and the lambdas that belong to none. Outer units come first, so theirs is known already. */
function ownUnits(units: readonly Unit[]): Set<Unit> {
  const own = new Set<Unit>()
  for (const unit of units) {
    const { outer } = unit
    const isWrapped =
      outer?.kind === 'top' ||
      (outer?.kind === 'lambda' && outer.structures === 0 && own.has(outer))
    if (unit.kind !== 'lambda' || isWrapped) own.add(unit)
  }
  return own
}

/** A lambda is one level of nesting in the function around it. */
function foldIn({ outer, depth, decisions, cognitive, structures, nestingMax }: Unit): void {
  if (outer === undefined) return
  const deeper = depth + 1
  outer.decisions += decisions
  outer.cognitive += cognitive + deeper * structures
  outer.structures += structures
  if (nestingMax > 0) outer.nestingMax = Math.max(outer.nestingMax, deeper + nestingMax)
}
