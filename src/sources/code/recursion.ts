/** Whether a function calls itself, told by the text of the call. */
import { receiverOf } from './names.ts'
import { Trait } from './syntax.ts'
import type { Unit, Walk } from './walk.ts'

/** The texts that call this function from within: `name`, `this.name`, `Class.name`. */
export function selfCallsOf(
  walk: Walk,
  node: number,
  name: string,
  className: string,
  namedBy: number,
): string[] {
  const { syntax, trait } = walk.compiled
  const receiver = receiverOf(walk, node)
  const own = name.slice(name.lastIndexOf('.') + 1)
  const isUnbound = (trait[walk.tree.kind[namedBy]!]! & Trait.unbound) !== 0
  if (isUnbound && name.includes('.')) return [name] // `this.f = () => …`
  const isMethod = className !== '' || receiver.list >= 0 || isUnbound
  return syntax.selves.flatMap((prefix) => {
    if (prefix === '') return isMethod && syntax.bareMethods !== true ? [] : [own]
    if (!isMethod) return []
    if (prefix === 'receiver.') return receiver.name === '' ? [] : [`${receiver.name}.${own}`]
    return prefix.startsWith('Class') && className === ''
      ? []
      : [`${prefix.replace('Class', className)}${own}`]
  })
}

/** Whether this call is of the function it stands in. */
export function isSelfCall(walk: Walk, call: number, unit: Unit): boolean {
  const { tree, compiled, text } = walk
  if (unit.selfCalls.length === 0) return false
  let calleeEnd = tree.end[call + 1]!
  let list = -1
  const hasLists = compiled.syntax.arguments.length > 0 // The shell's commands have none.
  const end = hasLists ? tree.next[call]! : 0
  for (let child = call + 1; child < end; child = tree.next[child]!) {
    if ((compiled.trait[tree.kind[child]!]! & Trait.arguments) !== 0) {
      list = child
      break
    }
    calleeEnd = tree.end[child]!
  }
  if (list < 0 && hasLists) return false
  const from = tree.start[call]!
  const isOwn = unit.selfCalls.some(
    (self) => self.length === calleeEnd - from && text.startsWith(self, from),
  )
  if (!isOwn || compiled.syntax.overloads !== true) return isOwn
  return namedChildren(walk, list) === unit.parameters
}

function namedChildren({ tree, compiled: { trait } }: Walk, list: number): number {
  let count = 0
  for (let child = list + 1; child < tree.next[list]!; child = tree.next[child]!)
    if ((trait[tree.kind[child]!]! & (Trait.named | Trait.comment)) === Trait.named) count++
  return count
}
