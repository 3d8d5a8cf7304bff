/**
 * How a language's grammar calls the things that complexity counts. Each language is one table of node types
 * (syntaxes/*.ts); `compileSyntax` turns it into arrays indexed by the grammar's symbol numbers, so that measuring
 * compares small integers and no strings.
 */
import type { Language } from 'web-tree-sitter'

export interface Syntax {
  /** Named functions and methods; each is measured by itself. One without a body declares, and does not count. */
  functions: string[]
  /** Function values. Part of the function around them, unless something names them (see `namedBy`). */
  lambdas: string[]
  /** What functions are called after: Class.method. */
  scopes: string[]
  /** The children that make a function more than a declaration. Empty: each has a body. */
  bodies: string[]
  /** Where a function's or scope's name is: the last child of such a type before parameters and body. */
  names: string[]
  /** Swift: the name is the first such child; a type may follow. */
  nameIsFirst?: boolean
  /** C and C++ only: the name is inside one of these. */
  declarators?: string[]
  /** Nodes that name a lambda when they are its parent: `const f = () => …`. */
  namedBy?: string[]
  parameterLists: string[]
  /** Named children of a parameter list that nobody passes: receivers, markers. */
  notParameters?: string[]
  /** The types of a parameter where it stands in the function itself, without a list (Swift). */
  parameters?: string[]
  /** Go: `a, b int` is one node and two parameters, named by these. */
  parameterNames?: string[]
  /** Scala: f(a)(b) has more than one list. */
  curried?: boolean

  ifs: string[]
  /** Nodes for `elif`, `elsif`. */
  elseIfs?: string[]
  /** Nodes that hold an else branch, or the `else` token itself where there is no such node. */
  elses: string[]
  /** Ruby: what follows `else` is a list of statements, so an `if` in it is nested and no `else if`. */
  elseIsBlock?: boolean
  /** Loops, catch clauses, ternaries and guards: one decision, one level of nesting. What is before or after the colon
   *  says which of their named children is a condition and not nested: first, second, last, header (all but the last), none. */
  structures: Record<'first' | 'second' | 'last' | 'header' | 'none', string[]>
  switches: string[]
  /** Branches of a switch; those called default, else, _ or * are not decisions. */
  cases: string[]
  /** One decision each, and nothing for the reader: guards, comprehension clauses, `??=`. Quoted types are tokens. */
  decisions: string[]

  /** Binary expressions, and the tokens in them. */
  logicals: string[]
  and: string[]
  or: string[]
  coalesce: string[]
  /** Scala: operators are names, so they are told apart by their text. */
  operatorNames?: string[]
  /** Parentheses, looked through between two logical operators. */
  parentheses: string[]

  /** `break` and `continue`, which cost when they name one of `labels`; `goto` always does. */
  jumps: string[]
  labels: string[]
  gotos: string[]

  calls: string[]
  arguments: string[]
  /** Literals that tell one callback from another: it('adds', …). */
  strings?: string[]
  /** What may stand before a function's name when it calls itself. `Class.` stands for its class, `receiver.` for Go's receiver. */
  selves: string[]
  /** A method may call another of its class by its bare name. */
  bareMethods?: boolean
  /** Nodes whose name is not in scope inside of them, wherever they stand: JavaScript's `{ f() {} }`, `f: () => …`. */
  unbound?: string[]
  /** Two functions may share a name, so a call is only recursion when the number of arguments fits. */
  overloads?: boolean
  /** #if and #elif: their condition is no decision of the program. */
  preprocessor?: string[]
}

export const Role = {
  none: 0,
  function: 1,
  lambda: 2,
  scope: 3,
  if: 4,
  elseIf: 5,
  else: 6,
  firstIsCondition: 7,
  secondIsCondition: 8,
  lastIsCondition: 9,
  lastIsBody: 10,
  allNested: 11,
  switch: 12,
  case: 13,
  decision: 14,
  logical: 15,
  and: 16,
  or: 17,
  coalesce: 18,
  jump: 19,
  goto: 20,
  call: 21,
  preprocessor: 22,
  error: 23,
  namesLambda: 24,
} as const

/** What a node may be besides its role, as bits. */
export const Trait = {
  named: 1,
  comment: 2,
  body: 4,
  name: 8,
  declarator: 16,
  parameterList: 32,
  notParameter: 64,
  parameter: 128,
  parameterName: 256,
  parenthesis: 512,
  label: 1024,
  arguments: 2048,
  operatorName: 4096,
  string: 8192,
  unbound: 16384,
} as const

export interface CompiledSyntax {
  syntax: Syntax
  role: Uint8Array // by symbol; 65,536 long, so that any symbol may be looked up
  trait: Uint16Array
  types: readonly string[]
}

export function compileSyntax(language: Language, syntax: Syntax): CompiledSyntax {
  const role = new Uint8Array(1 << 16)
  const trait = new Uint16Array(1 << 16)
  const symbols = symbolsByType(language)
  const roles = (types: string[] | undefined, as: number): void =>
    types?.forEach((type) => symbols.get(type)?.forEach((symbol) => void (role[symbol] = as)))
  const traits = (types: string[] | undefined, as: number): void =>
    types?.forEach((type) => symbols.get(type)?.forEach((symbol) => void (trait[symbol]! |= as)))

  roles(syntax.functions, Role.function)
  roles(syntax.lambdas, Role.lambda)
  roles(syntax.scopes, Role.scope)
  roles(syntax.ifs, Role.if)
  roles(syntax.elseIfs, Role.elseIf)
  roles(syntax.elses, Role.else)
  roles(syntax.structures.first, Role.firstIsCondition)
  roles(syntax.structures.second, Role.secondIsCondition)
  roles(syntax.structures.last, Role.lastIsCondition)
  roles(syntax.structures.header, Role.lastIsBody)
  roles(syntax.structures.none, Role.allNested)
  roles(syntax.switches, Role.switch)
  roles(syntax.cases, Role.case)
  roles(syntax.decisions, Role.decision)
  roles(syntax.logicals, Role.logical)
  roles(syntax.and, Role.and)
  roles(syntax.or, Role.or)
  roles(syntax.coalesce, Role.coalesce)
  roles(syntax.jumps, Role.jump)
  roles(syntax.gotos, Role.goto)
  roles(syntax.calls, Role.call)
  roles(syntax.preprocessor, Role.preprocessor)
  roles(syntax.namedBy, Role.namesLambda)
  role[0xffff] = Role.error

  traits(syntax.bodies, Trait.body)
  traits(syntax.names, Trait.name)
  traits(syntax.declarators, Trait.declarator)
  traits(syntax.parameterLists, Trait.parameterList)
  traits(syntax.notParameters, Trait.notParameter)
  traits(syntax.parameters, Trait.parameter)
  traits(syntax.parameterNames, Trait.parameterName)
  traits(syntax.parentheses, Trait.parenthesis)
  traits(syntax.labels, Trait.label)
  traits(syntax.arguments, Trait.arguments)
  traits(syntax.operatorNames, Trait.operatorName)
  traits(syntax.strings, Trait.string)
  traits(syntax.unbound, Trait.unbound)
  for (let symbol = 0; symbol < language.nodeTypeCount; symbol++) {
    if (language.nodeTypeIsNamed(symbol)) trait[symbol]! |= Trait.named
    if (/comment/.test(language.types[symbol] ?? '')) trait[symbol]! |= Trait.comment
  }
  return { syntax, role, trait, types: language.types }
}

/** The types a table names which its grammar does not know: always a mistake in the table. */
export function unknownTypes(language: Language, syntax: Syntax): string[] {
  const symbols = symbolsByType(language)
  const { selves: _, structures, ...tables } = syntax
  const named = [...Object.values(tables), ...Object.values(structures)].filter(Array.isArray)
  return named.flat().filter((type) => !symbols.has(type))
}

/** A type in quotes is a token (`"case"`); others are nodes, or tokens where no node is called so. */
function symbolsByType(language: Language): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const named of [true, false]) {
    const here = new Map<string, number[]>()
    for (let symbol = 0; symbol < language.nodeTypeCount; symbol++) {
      const type = language.types[symbol]
      if (
        !type ||
        !language.nodeTypeIsVisible(symbol) ||
        language.nodeTypeIsNamed(symbol) !== named
      )
        continue
      here.set(type, [...(here.get(type) ?? []), symbol])
    }
    for (const [type, symbols] of here) {
      if (!named) found.set(`"${type}"`, symbols)
      if (!found.has(type)) found.set(type, symbols)
    }
  }
  return found
}
