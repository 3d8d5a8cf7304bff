/** Flags from the input of an insight or a verb: one for each key, with its own words as help. */
import { type Command, Option } from 'commander'
import { z } from 'zod'
import type { AnyInsight, Listed } from '#app/insights.ts'
import { CairnError } from '#std/errors.ts'
import { fromTexts } from '#verbs/from-texts.ts'
import { propertiesOf, type Property, type Wanted } from '#verbs/input-schema.ts'
import type { Verb } from '#verbs/verb.ts'
import { count } from '#std/words.ts'

/** What the door itself asks for, for every insight. */
const ofTheDoor = new Set(['window', 'path', 'branch', 'unit', 'json', 'data'])

/** Of an insight that has none of its own. */
const Limit = z.object({
  limit: z.int().min(0).optional().describe('How many are shown; all when absent.'),
})

export function addInputFlags(command: Command, { input }: AnyInsight, listed: Listed): void {
  const own = properties(input)
  const hasLimit = own.some(([key]) => key === 'limit')
  for (const [key, property] of hasLimit ? own : [...properties(Limit), ...own])
    if (key !== listed.operand?.key && !ofTheDoor.has(key))
      command.addOption(flagFor(key, property))
}

/** For each key of a verb's input that is no operand. */
export function addVerbFlags(command: Command, { input, operands = [] }: AskedVerb): void {
  for (const [key, property] of properties(input))
    if (!operands.includes(key)) command.addOption(flagFor(key, property))
}

/** What is to be given as a word of the command; of a choice all that there is. */
export function operandSays({ input }: AskedVerb, key: string): string {
  const { description = '', enum: choices } = propertiesOf(input)[key] ?? {}
  const one = choices === undefined ? '' : choices.join(', ').replace(/, ([^,]*)$/, ' or $1')
  return [asHelp(description), one].filter((text) => text !== '').join(': ')
}

/** What a verb is given on the command line; the verb itself says what is wrong with it. */
export function verbInputFrom(
  { input, operands = [] }: AskedVerb,
  flags: Record<string, unknown>,
  given: readonly string[],
): Record<string, unknown> {
  const texts = Object.keys(input.shape).flatMap((key): [string, string | string[]][] => {
    const value = operands.includes(key) ? given[operands.indexOf(key)] : flags[key]
    if (Array.isArray(value)) return [[key, value.map(String)]]
    if (typeof value === 'boolean') return [[key, String(value)]]
    return typeof value === 'string' ? [[key, value]] : []
  })
  return fromTexts(input, Object.fromEntries(texts))
}

type AskedVerb = Pick<Verb, 'input' | 'operands'>

/** The input as the insight wants it, from flags and operands; a wrong value is named by its flag. */
export function inputFrom(
  { name, input }: AnyInsight,
  { operand }: Listed,
  flags: Record<string, unknown>,
  operands: readonly string[],
): unknown {
  const isMany = operand?.shown.endsWith('...')
  const given = operand === undefined ? {} : { [operand.key]: isMany ? [...operands] : operands[0] }
  const flagOf = (key: string): string =>
    key === operand?.key ? operand.shown.toUpperCase() : `--${kebab(key)}`
  return understood(input, { ...flags, ...given }, { flagOf, help: `See cairn ${name} --help.` })
}

/** How many are to be shown, of an insight that does not take a limit itself: one that does knows what it is of. */
export function limitFrom(
  { input }: AnyInsight,
  flags: Record<string, unknown>,
): number | undefined {
  if (properties(input).some(([key]) => key === 'limit')) return undefined
  const words = { flagOf: (key: string) => `--${key}`, help: 'Such as --limit 10.' }
  return understood(Limit, flags, words).limit
}

function understood<Input extends z.core.$ZodType>(
  input: Input,
  given: Record<string, unknown>,
  { flagOf, help }: { flagOf: (key: string) => string; help: string },
): z.output<Input> {
  const known = new Map(properties(input))
  const raw: Record<string, unknown> = {}
  for (const [key, { type }] of known)
    if (given[key] !== undefined) raw[key] = isNumber(type) ? numberFrom(given[key]) : given[key]
  const parsed = z.safeParse(input, raw)
  if (parsed.success) return parsed.data
  const [key = '', place] = parsed.error.issues[0]?.path.map(String) ?? []
  const { items, ...whole } = known.get(key) ?? {}
  const value = given[key]
  const [wanted, got] =
    place === undefined || !Array.isArray(value) ? [whole, value] : [items, value[Number(place)]]
  throw new CairnError(
    'invalid',
    'cli.invalid_value',
    `${flagOf(key)} takes ${wantedWords(wanted ?? {})}, not ${gotWords(got)}.`,
    { hint: help },
  )
}

function isNumber(type: string | undefined): boolean {
  return type === 'integer' || type === 'number'
}

/** The report asks with numbers, people with text. */
function numberFrom(given: unknown): unknown {
  if (typeof given !== 'string') return given
  return given.trim() === '' ? Number.NaN : Number(given)
}

function wantedWords({
  type,
  minimum,
  maximum,
  minLength = 0,
  maxLength,
  minItems = 0,
  maxItems,
}: Wanted): string {
  if (type === 'integer') return `a whole number${boundsWords(minimum, maximum)}`
  if (type === 'number') return `a number${boundsWords(minimum, maximum)}`
  if (type === 'array') return `${count(minItems)} to ${count(maxItems ?? 0)} values`
  return maxLength === undefined
    ? 'a text that is not empty'
    : `a text of ${count(minLength)} to ${count(maxLength)} characters`
}

/** The greatest number there is says nothing. */
function boundsWords(least = 0, most = Number.MAX_SAFE_INTEGER): string {
  return most === Number.MAX_SAFE_INTEGER
    ? `, ${count(least)} or more`
    : ` from ${count(least)} to ${count(most)}`
}

function gotWords(got: unknown): string {
  if (Array.isArray(got)) return count(got.length)
  const text = String(got)
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return /^\S+$/.test(cut) ? cut : JSON.stringify(cut)
}

function properties(input: z.core.$ZodType): [string, Property][] {
  return Object.entries(propertiesOf(input))
}

function flagFor(
  key: string,
  { type, description = '', whenOff = '', default: usual, enum: choices }: Property,
): Option {
  const name = kebab(key)
  const says = `${asHelp(description)}${type === 'array' ? '; once for each' : ''}`
  if (type === 'boolean')
    return usual === true
      ? new Option(`--no-${name}`, asHelp(whenOff))
      : new Option(`--${name}`, says)
  const option = new Option(
    `--${name} <${isNumber(type) ? 'n' : 'value'}>`,
    usual === undefined || usual === null || Array.isArray(usual)
      ? says
      : `${says} (default: ${JSON.stringify(usual)})`,
  )
  if (choices) option.choices(choices)
  if (type === 'array')
    option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text])
  return option
}

/** Without a capital and a full stop, as help is written. */
export function asHelp(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
