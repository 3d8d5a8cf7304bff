/** Input from places that know only text, as an address and a command line do: what a verb wants as a number becomes one. */
import type { z } from 'zod'
import { propertiesOf, type Property } from './input-schema.ts'

/** A text that is not what was wanted is left as it is: the verb says what is wrong with it. Unknown keys stay, to be refused. */
export function fromTexts(
  input: z.ZodObject,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const properties = propertiesOf(input)
  return Object.fromEntries(
    Object.entries(texts).map(([key, given]) => [key, valueOf(properties[key], given)]),
  )
}

function valueOf(property: Property | undefined, given: string | readonly string[]): unknown {
  const { type, items } = property ?? {}
  if (type === 'array') {
    const texts = typeof given === 'string' ? [given] : given
    return hasParts(items) ? texts.flatMap(fromJson) : texts
  }
  const text = typeof given === 'string' ? given : given.at(-1)
  if (text === undefined) return undefined
  if (hasParts(property)) return fromJson(text)
  if (type === 'integer' || type === 'number')
    return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}

function hasParts(property: Property | undefined): boolean {
  return [property, ...(property?.anyOf ?? [])].some((one) => one?.type === 'object')
}

/** What has parts is written as JSON: one, or a list of them. A text that is none stays a text. */
function fromJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
