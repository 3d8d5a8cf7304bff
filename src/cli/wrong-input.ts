/** What was wrong with the input of a verb, told by the flags and words it was given in: a verb knows only its own keys. */
import { z } from 'zod'
import { CairnError } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import type { Verb } from '#verbs/verb.ts'
import { kebab } from './input-flags.ts'

const Details = z.object({
  issues: z.array(
    z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }),
  ),
})

/** What was called: `flow.compare`, or a command that is more than a verb. */
interface Asked extends Pick<Verb, 'operands'> {
  name: string
}

/** Any other error stays as it is. */
export function inFlags(
  error: unknown,
  { name, operands = [] }: Asked,
  given: Readonly<Record<string, unknown>>,
): unknown {
  if (!(error instanceof CairnError) || error.code !== 'input.invalid') return error
  const issues = Details.safeParse(error.details).data?.issues ?? []
  const says = new Map<string, string>()
  for (const { path, message } of issues) {
    const [key = '', place] = path.map(String)
    const shown = operands.includes(key) ? key.toUpperCase() : `--${kebab(key)}`
    const value = given[key]
    const one: unknown = Array.isArray(value) ? value[Number(place)] : value
    // Of each flag the first: what follows from it says nothing more.
    if (!says.has(key)) says.set(key, key === '' ? message : shown + inWords(message, one))
  }
  if (says.size === 0) return error
  const sentence = [...says.values()].join('; ')
  return new CairnError('invalid', error.code, sentence.endsWith('?') ? sentence : `${sentence}.`, {
    hint: error.hint ?? `See cairn ${name.replace('.', ' ')} --help.`,
    cause: error,
  })
}

/** What follows the name of the flag: as zod says it, or as the verb does. */
function inWords(message: string, value: unknown): string {
  const not = typeof value === 'string' || Number.isFinite(value) ? `, not ${String(value)}` : ''
  if (message.endsWith('received undefined')) return ' is missing'
  if (message.startsWith('Invalid option')) return choiceWords(message, value)
  if (message === 'Invalid ISO date') return ` takes a day such as 2026-12-24${not}`
  if (message === 'Invalid input') return ` knows no such word as ${String(value)}`
  const type = /^Invalid input: expected (\w+)/.exec(message)?.[1]
  if (type !== undefined) return ` takes ${types[type] ?? type}${not}`
  const [, sign, bound] =
    /^Too (?:small|big): expected (?:number|int) to be ([<>]=?)(.*)$/.exec(message) ?? []
  if (sign !== undefined) return ` takes a number that is ${signs[sign]} ${bound}${not}`
  return `: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

const types: Readonly<Record<string, string>> = {
  ...{ number: 'a number', int: 'a whole number', array: 'several values' },
  object: 'JSON, as its help shows it',
}

const signs: Readonly<Record<string, string>> = {
  ...{ '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' },
}

/** As many as can be read at a glance. */
const choicesMax = 6

function choiceWords(message: string, value: unknown): string {
  const choices = [...message.matchAll(/"([^"]+)"/g)].flatMap(([, choice]) => choice ?? [])
  const listed = choices.join(', ').replace(/, ([^,]*)$/, ' or $1')
  if (typeof value !== 'string') return ` takes ${listed}`
  const [near] = choices.length > choicesMax ? nearNames(value, choices) : []
  return near === undefined
    ? ` takes ${listed}, not ${value}`
    : ` knows no ${value}; did you mean ${near}?`
}
