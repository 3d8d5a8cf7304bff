/** Where the one loop over a flat tree stands (complexity.ts), and what it has counted so far. */
import type { FlatTree } from './flat-tree.ts'
import type { CompiledSyntax } from './syntax.ts'

/** A function, a lambda, or the top level of the file. */
export interface Unit {
  kind: 'top' | 'named' | 'lambda'
  node: number
  outer: Unit | undefined
  depth: number // nesting in the unit around it
  path: string
  parameters: number
  selfCalls: readonly string[] // how it would call itself
  decisions: number
  cognitive: number
  structures: number // how many of its costs grow with nesting
  nestingMax: number
  isRecursive: boolean
}

export interface Scope {
  path: string
  className: string // of the class we stand right in; '' elsewhere
}

export interface Walk {
  tree: FlatTree
  compiled: CompiledSyntax
  text: string
  marks: Uint8Array // what a parent has said about a node before the loop reaches it
  runs: Map<number, number> // logical expressions and operators to the run they belong to
  runOperator: number[] // the last operator of each run
  named: Map<number, { name: string; by: number }> // lambdas that something names, and what does
  callbacks: Map<number, string> // lambdas handed to a call
  units: Unit[]
  unit: Unit
  scope: Scope
  nesting: number
  open: { end: number; unit: Unit; scope: Scope; nesting: number }[]
  close: number // where the innermost open node ends
  unparsed: number // code units that do not parse
}

export const Mark = { condition: 1, elseIf: 2, else: 3, skip: 4, and: 5, or: 6 } as const

export function startWalk(tree: FlatTree, compiled: CompiledSyntax, text: string): Walk {
  const top = unitOf('top', -1, undefined, 0, '')
  if (marks.length < tree.count) marks = new Uint8Array(tree.count * 2)
  else marks.fill(0, 0, tree.count)
  return {
    tree,
    compiled,
    text,
    marks,
    runs: new Map(),
    runOperator: [],
    named: new Map(),
    callbacks: new Map(),
    units: [top],
    unit: top,
    scope: { path: '', className: '' },
    nesting: 0,
    open: [],
    close: Infinity,
    unparsed: 0,
  }
}

let marks = new Uint8Array(1 << 14)

export function unitOf(
  kind: Unit['kind'],
  node: number,
  outer: Unit | undefined,
  depth: number,
  path: string,
): Unit {
  const nothing = {
    parameters: 0,
    selfCalls: [],
    decisions: 0,
    cognitive: 0,
    structures: 0,
    nestingMax: 0,
  }
  return { kind, node, outer, depth, path, ...nothing, isRecursive: false }
}

/** Until the node's descendants are over, things stand in it. */
export function enter(walk: Walk, node: number): void {
  const end = walk.tree.next[node]!
  walk.open.push({ end, unit: walk.unit, scope: walk.scope, nesting: walk.nesting })
  walk.close = end
}

/** Takes back what was entered and is over before this node. */
export function leaveUpTo(walk: Walk, node: number): void {
  while (node >= walk.close) {
    const outer = walk.open.pop()
    if (outer !== undefined) {
      walk.unit = outer.unit
      walk.scope = outer.scope
      walk.nesting = outer.nesting
    }
    walk.close = walk.open.at(-1)?.end ?? Infinity
  }
}

/** The named function that a unit is, or stands in. */
export function namedAround(unit: Unit): Unit | undefined {
  let around: Unit | undefined = unit
  while (around?.kind === 'lambda') around = around.outer
  return around?.kind === 'named' ? around : undefined
}
