/** How many things a caller passes. */
import { arrows, declaratorOf, receiverOf } from './names.ts'
import { shortText } from './shapes.ts'
import { Role, Trait } from './syntax.ts'
import type { Walk } from './walk.ts'

/** The parameters of a function or lambda; not `self`, not a receiver, not C's `void`. */
export function parameterCount(walk: Walk, node: number): number {
  const { tree, compiled, text } = walk
  const { role, trait, syntax } = compiled
  const inside = syntax.declarators === undefined ? node : Math.max(node, declaratorOf(walk, node))
  const isLambda = role[tree.kind[node]!] === Role.lambda
  let listed: number | undefined
  let bare = 0 // `x => x`, and Swift, which has no list
  let isNamed = receiverOf(walk, node).list < 0
  for (let child = inside + 1; child < tree.next[inside]!; child = tree.next[child]!) {
    const traits = trait[tree.kind[child]!]!
    if ((traits & Trait.parameterList) !== 0 && isNamed) {
      listed = (listed ?? 0) + parametersIn(walk, child)
      if (syntax.curried !== true) break
    } else if ((traits & Trait.body) !== 0 || arrows.has(shortText(tree, text, child))) break
    else if ((traits & Trait.parameter) !== 0 && (isLambda || (traits & Trait.name) === 0)) bare++
    if ((traits & Trait.name) !== 0) isNamed = true
  }
  return listed ?? bare
}

function parametersIn(walk: Walk, list: number): number {
  const { tree, compiled, text, scope } = walk
  const { trait, syntax } = compiled
  let count = 0
  for (let child = list + 1; child < tree.next[list]!; child = tree.next[child]!) {
    const traits = trait[tree.kind[child]!]!
    if ((traits & Trait.named) === 0 || (traits & (Trait.comment | Trait.notParameter)) !== 0)
      continue
    const short = shortText(tree, text, child)
    if (
      short === 'void' ||
      (count === 0 && scope.className !== '' && (short === 'self' || short === 'cls'))
    )
      continue
    if (text.startsWith('this:', tree.start[child])) continue
    count += syntax.parameterNames === undefined ? 1 : Math.max(1, namesIn(walk, child))
  }
  return count
}

function namesIn({ tree, compiled: { trait } }: Walk, parameter: number): number {
  let names = 0
  for (let child = parameter + 1; child < tree.next[parameter]!; child = tree.next[child]!)
    if ((trait[tree.kind[child]!]! & Trait.parameterName) !== 0) names++
  return names
}
