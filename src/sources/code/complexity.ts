/**
 * Cyclomatic and cognitive complexity of a file and of its functions, in one loop over its flat tree.
 *
 * Cyclomatic (McCabe): one per function, and one per decision: `if`, `elif`, loop, ternary, `catch`, each `case` that is
 * not the default, `&&`, `||`, `??` (and `&&=`, `||=`, `??=`), guards of cases, and each `for` and `if` of a
 * comprehension. Not `else`, `finally`, `goto`, `?.`, assertions, Rust's `?`, or the conditions of #if.
 *
 * Cognitive (G. Ann Campbell, SonarSource, version 1.7): `if`, ternary, `switch`, loop and `catch` cost one and one more
 * for each level of nesting they stand in; `else` and `else if` cost one; so do each run of like logical operators (`??`
 * is free), a jump to a label, and, once a function, a call of itself. Conditions are not nested in what they decide.
 *
 * Every decision belongs to exactly one function, so that the parts add up to the file: a named function inside another
 * is a function of its own and starts at nesting nought; a lambda belongs to the function around it and is one level of
 * nesting there. A lambda with no function around it is measured by itself; so are the lambdas in one that decides
 * nothing itself (a module wrapper, `describe`), because nobody would look for them under its name.
 */
import type { FlatTree } from './flat-tree.ts'
import { nameCallbacks, nameLambda, nameOf, ownNameOf } from './names.ts'
import { parameterCount } from './parameters.ts'
import { isSelfCall, selfCallsOf } from './recursion.ts'
import { conditionOf, hasBody, isDefaultCase, namedFrom, textOf } from './shapes.ts'
import { Role, Trait, type CompiledSyntax } from './syntax.ts'
import { enter, leaveUpTo, Mark, namedAround, startWalk, unitOf, type Walk } from './walk.ts'

/** Counts the whole tree; `units` come in the order of the source, the top level first. */
export function walkTree(tree: FlatTree, compiled: CompiledSyntax, text: string): Walk {
  const walk = startWalk(tree, compiled, text)
  const { kind, next, count } = tree
  const { marks } = walk
  const { role } = compiled
  for (let node = 0; node < count; node++) {
    if (node >= walk.close) leaveUpTo(walk, node)
    const is = role[kind[node]!]!
    const mark = marks[node]!
    if (is === Role.none && mark === 0) continue
    if (mark === Mark.skip) {
      node = next[node]! - 1
      continue
    }
    if (mark === Mark.condition) {
      enter(walk, node)
      walk.nesting--
    } else if (mark === Mark.and || mark === Mark.or) operator(walk, node, mark)
    if (is !== Role.none) visit(walk, node, is, mark)
  }
  return walk
}

function visit(walk: Walk, node: number, is: number, mark: number): void {
  const { unit } = walk
  switch (is) {
    case Role.function:
      return enterFunction(walk, node)
    case Role.lambda:
      return enterLambda(walk, node)
    case Role.scope:
      return enterScope(walk, node, true)
    case Role.namesLambda:
      return nameLambda(walk, node)
    case Role.if:
      return branch(walk, node, mark === Mark.elseIf)
    case Role.elseIf:
      unit.decisions++
      unit.cognitive++
      markCondition(walk, node, Role.firstIsCondition)
      return markElses(walk, node) // Ruby's `elsif` holds the rest of the chain.
    case Role.else:
      if (mark === Mark.else) otherwise(walk, node + 1, node)
      return
    case Role.switch:
      return structure(walk, node, Role.firstIsCondition)
    case Role.case:
      if (!isDefaultCase(walk.tree, walk.text, node)) unit.decisions++
      return
    case Role.decision:
      unit.decisions++
      return
    case Role.logical:
      return logical(walk, node)
    case Role.jump:
      if (isLabelled(walk, node)) unit.cognitive++
      return
    case Role.goto:
      unit.cognitive++
      return
    case Role.call:
      return call(walk, node)
    case Role.preprocessor:
      if (node + 2 < walk.tree.next[node]!) walk.marks[node + 2] = Mark.skip
      return
    case Role.error:
      walk.unparsed += unreadable(walk, node)
      return
    case Role.firstIsCondition:
    case Role.secondIsCondition:
    case Role.lastIsCondition:
    case Role.lastIsBody:
    case Role.allNested:
      unit.decisions++
      structure(walk, node, is)
      return markElseClauses(walk, node)
    default:
  }
}

function enterFunction(walk: Walk, node: number): void {
  if (!hasBody(walk.tree, walk.compiled, node)) return enterScope(walk, node, false)
  // `MACRO namespace x { … }` looks like a function to who cannot expand the macro.
  if (walk.compiled.syntax.declarators !== undefined && isNamespace(walk, node)) return
  enterUnit(walk, node, 'named', nameOf(walk, node))
}

function isNamespace({ tree, text }: Walk, node: number): boolean {
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!)
    if (text.startsWith('namespace ', tree.start[child])) return true
  return false
}

function enterLambda(walk: Walk, node: number): void {
  const given = walk.named.get(node)
  if (given !== undefined) return enterUnit(walk, node, 'named', given.name, given.by)
  const own = ownNameOf(walk, node)
  if (own !== undefined) return enterUnit(walk, node, 'named', own)
  enterUnit(walk, node, 'lambda', walk.callbacks.get(node) ?? '(anonymous)')
}

function enterUnit(
  walk: Walk,
  node: number,
  kind: 'named' | 'lambda',
  name: string,
  namedBy = node,
): void {
  const { className, path } = walk.scope
  const unit = unitOf(kind, node, walk.unit, walk.nesting, path === '' ? name : `${path}.${name}`)
  unit.parameters = parameterCount(walk, node)
  if (kind === 'named') unit.selfCalls = selfCallsOf(walk, node, name, className, namedBy)
  walk.units.push(unit)
  enter(walk, node)
  // Nobody looks for a lambda in a named function, so what it holds is called after the function alone.
  const isHidden = kind === 'lambda' && namedAround(walk.unit) !== undefined
  walk.scope = { path: isHidden ? path : unit.path, className: '' }
  walk.unit = unit
  walk.nesting = 0
}

function enterScope(walk: Walk, node: number, isClass: boolean): void {
  const name = nameOf(walk, node)
  enter(walk, node)
  const path = walk.scope.path === '' ? name : `${walk.scope.path}.${name}`
  walk.scope = { path, className: isClass ? name : walk.scope.className }
}

/** One of the things that cost more the deeper they stand, and that nest what is in them. */
function structure(walk: Walk, node: number, condition: number): void {
  const { unit } = walk
  unit.structures++
  unit.cognitive += walk.nesting + 1
  unit.nestingMax = Math.max(unit.nestingMax, walk.nesting + 1)
  enter(walk, node)
  walk.nesting++
  markCondition(walk, node, condition)
}

function branch(walk: Walk, node: number, isElseIf: boolean): void {
  walk.unit.decisions++
  if (isElseIf) {
    walk.unit.cognitive++
    markCondition(walk, node, Role.firstIsCondition)
  } else structure(walk, node, Role.firstIsCondition)
  markElses(walk, node)
}

function markCondition(walk: Walk, node: number, which: number): void {
  const { tree, compiled, marks } = walk
  if (which === Role.allNested) return
  if (which !== Role.lastIsBody) {
    const condition = conditionOf(tree, compiled, node, which)
    if (condition >= 0) marks[condition] = Mark.condition
    return
  }
  const body = lastBeforeElse(walk, node)
  for (let child = node + 1; child < body; child = tree.next[child]!)
    if ((compiled.trait[tree.kind[child]!]! & Trait.named) !== 0) marks[child] = Mark.condition
}

function lastBeforeElse({ tree, compiled }: Walk, node: number): number {
  let last = -1
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (compiled.role[tree.kind[child]!] === Role.else) break
    if ((compiled.trait[tree.kind[child]!]! & (Trait.named | Trait.comment)) === Trait.named)
      last = child
  }
  return last
}

function markElses(walk: Walk, node: number): void {
  const { tree, compiled } = walk
  markElseClauses(walk, node)
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    const isWord = compiled.role[tree.kind[child]!] === Role.else && tree.next[child] === child + 1
    if (isWord) otherwise(walk, child + 1, node)
  }
}

/** Python's loops may have one too; the bare word after Swift's `guard` costs nothing. */
function markElseClauses({ tree, compiled, marks }: Walk, node: number): void {
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    const isClause = compiled.role[tree.kind[child]!] === Role.else && tree.next[child]! > child + 1
    if (isClause) marks[child] = Mark.else
  }
}

/** `else` costs one, and `else if` costs no more than that. */
function otherwise(walk: Walk, from: number, inside: number): void {
  const { tree, compiled, marks } = walk
  const first = namedFrom(tree, compiled, from, tree.next[inside]!)
  const isIf = first >= 0 && compiled.role[tree.kind[first]!] === Role.if
  if (isIf && compiled.syntax.elseIsBlock !== true) marks[first] = Mark.elseIf
  else walk.unit.cognitive++
}

/** Gives each operator its place in a run, looking through parentheses; they are counted in the order of the source. */
function logical(walk: Walk, node: number): void {
  const { tree, compiled, marks, runs, runOperator } = walk
  const run = runs.get(node) ?? runOperator.push(0) - 1
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    const is = operatorRole(walk, child)
    if (is === Role.coalesce) walk.unit.decisions++
    else if (is === Role.and || is === Role.or) {
      marks[child] = is === Role.and ? Mark.and : Mark.or
      runs.set(child, run)
    } else {
      const inner = unwrapped(walk, child)
      if (compiled.role[tree.kind[inner]!] === Role.logical) runs.set(inner, run)
    }
  }
}

function operatorRole({ tree, compiled, text }: Walk, node: number): number {
  const kind = tree.kind[node]!
  if ((compiled.trait[kind]! & Trait.operatorName) === 0) return compiled.role[kind]!
  const word = textOf(tree, text, node)
  if (word === '&&') return Role.and
  return word === '||' ? Role.or : Role.none
}

function unwrapped({ tree, compiled }: Walk, node: number): number {
  let inner = node
  while ((compiled.trait[tree.kind[inner]!]! & Trait.parenthesis) !== 0) {
    const next = namedFrom(tree, compiled, inner + 1, tree.next[inner]!)
    if (next < 0) break
    inner = next
  }
  return inner
}

function operator({ unit, runs, runOperator }: Walk, node: number, is: number): void {
  const run = runs.get(node)
  if (run === undefined) return
  unit.decisions++
  if (runOperator[run] !== is) unit.cognitive++
  runOperator[run] = is
}

function isLabelled({ tree, compiled, text }: Walk, node: number): boolean {
  const start = tree.start[node]!
  if (!text.startsWith('break', start) && !text.startsWith('continue', start)) return false
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!)
    if ((compiled.trait[tree.kind[child]!]! & Trait.label) !== 0) return true
  return false
}

function call(walk: Walk, node: number): void {
  const around = namedAround(walk.unit)
  if (around === undefined) nameCallbacks(walk, node)
  else if (!around.isRecursive && isSelfCall(walk, node, around)) {
    around.isRecursive = true
    around.cognitive++
  }
}

/** What the parser skipped: the loose tokens in an error. The expressions and statements among them are read as ever. */
function unreadable({ tree, compiled }: Walk, node: number): number {
  let loose = 0
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    const isLeaf = tree.next[child] === child + 1
    if (isLeaf && (compiled.trait[tree.kind[child]!]! & Trait.comment) === 0)
      loose += tree.end[child]! - tree.start[child]!
  }
  return tree.next[node] === node + 1 ? tree.end[node]! - tree.start[node]! : loose
}
