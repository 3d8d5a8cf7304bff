/** What functions and classes are called. */
import { shortText, textOf } from './shapes.ts'
import { Role, Trait } from './syntax.ts'
import type { Walk } from './walk.ts'

const nameMax = 120

/** The name of a function or class, without what it stands in; `(anonymous)` where it has none. */
export function nameOf(walk: Walk, node: number): string {
  const { tree, compiled, text } = walk
  const { trait, syntax } = compiled
  const isFunction = compiled.role[tree.kind[node]!] === Role.function
  const declarator = isFunction && syntax.declarators !== undefined ? declaratorOf(walk, node) : -1
  if (declarator >= 0) return tidy(headOf(walk, declarator))
  let name = ''
  let before = ''
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    const traits = trait[tree.kind[child]!]!
    if ((traits & (Trait.parameterList | Trait.body)) !== 0 && name !== '') break
    const token = shortText(tree, text, child)
    if (token === '=') break
    if (before === 'operator') name = `operator ${token}`
    else if ((traits & Trait.name) !== 0) name = textOf(tree, text, child)
    const isWord = (traits & (Trait.name | Trait.named)) === Trait.name // get, set, init: no other name follows.
    if (isWord || (name !== '' && syntax.nameIsFirst === true)) break
    before = token
  }
  const receiver = receiverOf(walk, node)
  return tidy(receiver.type === '' ? name : `${receiver.type}.${name}`)
}

/** Names the lambdas in `const f = () => …`, `f: function () {}`, `this.f = () => …`. */
export function nameLambda(walk: Walk, node: number): void {
  const { tree, compiled, text } = walk
  let value = -1
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) value = child
  if (value < 0 || compiled.role[tree.kind[value]!] !== Role.lambda) return
  let key = node + 1
  while (key < value && (compiled.trait[tree.kind[key]!]! & Trait.named) === 0)
    key = tree.next[key]!
  walk.named.set(value, { name: tidy(textOf(tree, text, key)), by: node })
}

/** Gives the lambdas handed to a call a name to be found by: `it('adds')`, `app.get('/people')`. */
export function nameCallbacks(walk: Walk, call: number): void {
  const { tree, compiled, text } = walk
  const { role, trait } = compiled
  let callee = ''
  let first = ''
  const look = (node: number): void => {
    if (role[tree.kind[node]!] === Role.lambda)
      walk.callbacks.set(node, tidy(`${callee}(${first})`))
    else if (first === '' && (trait[tree.kind[node]!]! & Trait.string) !== 0)
      first = textOf(tree, text, node).slice(0, 60)
  }
  const from = tree.start[call]!
  for (let child = call + 1; child < tree.next[call]!; child = tree.next[child]!) {
    const isArguments = (trait[tree.kind[child]!]! & Trait.arguments) !== 0
    if (isArguments)
      for (let node = child + 1; node < tree.next[child]!; node = tree.next[node]!) look(node)
    else {
      look(child)
      if (role[tree.kind[child]!] !== Role.lambda && tree.end[child]! - from <= nameMax)
        callee = /[\w$.:?!]*$/.exec(text.slice(from, tree.end[child]))?.[0] ?? ''
    }
  }
}

/** The name in `function tick() {}` where that is a value. */
export function ownNameOf(walk: Walk, lambda: number): string | undefined {
  const { tree, compiled, text } = walk
  let name: string | undefined
  for (let child = lambda + 1; child < tree.next[lambda]!; child = tree.next[child]!) {
    const traits = compiled.trait[tree.kind[child]!]!
    if ((traits & Trait.parameterList) !== 0) return name
    if ((traits & Trait.name) !== 0) name = tidy(textOf(tree, text, child))
    else if (arrows.has(shortText(tree, text, child))) return undefined
  }
  return undefined
}

/** What stands between parameters and body. */
export const arrows: ReadonlySet<string> = new Set(['=>', '->'])

/** Function names of C stand in a declarator, which may stand in others: `int (*f(int x))(void)` is called f. */
export function declaratorOf({ tree, compiled: { trait } }: Walk, node: number): number {
  let found = -1
  let end = tree.next[node]!
  for (let inner = node + 1; inner < end; inner++) {
    const traits = trait[tree.kind[inner]!]!
    if ((traits & Trait.body) !== 0) break
    if ((traits & Trait.declarator) === 0) continue
    found = inner
    end = tree.next[inner + 1] ?? end // Only what it declares; not its parameters.
  }
  return found
}

function headOf({ tree, text }: Walk, declarator: number): string {
  const whole = textOf(tree, text, declarator)
  if (whole.startsWith('operator')) return whole.slice(0, whole.indexOf('(', 'operator('.length))
  return textOf(tree, text, declarator + 1)
}

/** Go's `(s *Server)` before a method's name. */
export function receiverOf(walk: Walk, node: number): { list: number; name: string; type: string } {
  const { tree, compiled, text } = walk
  if (compiled.syntax.parameterNames !== undefined) {
    const list = node + 1 < tree.next[node]! ? tree.next[node + 1]! : -1
    const isList = list > 0 && (compiled.trait[tree.kind[list]!]! & Trait.parameterList) !== 0
    if (isList && compiled.role[tree.kind[node]!] === Role.function) {
      const [, name = '', type = ''] =
        /^\(\s*(?:(\w+)\s+)?\*?\s*(\w+)/.exec(textOf(tree, text, list)) ?? []
      return { list, name, type }
    }
  }
  return { list: -1, name: '', type: '' }
}

function tidy(name: string): string {
  const plain = name
    .replaceAll(/\s+/g, ' ')
    .replaceAll('::', '.')
    .replace(/^['"`](.*)['"`]$/, '$1')
  const short = plain.replace(/(?<=\w)(<.*|: .*)$/, '').trim()
  return short === '' ? '(anonymous)' : short.slice(0, nameMax)
}
