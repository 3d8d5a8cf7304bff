/** Input from places that know only text, as an address and a command line do: what a verb wants as a number becomes one. */
import type { z } from 'zod'
import { propertiesOf } from './input-schema.ts'

/** A text that is not what was wanted is left as it is: the verb says what is wrong with it. Unknown keys stay, to be refused. */
export function fromTexts(
  input: z.ZodObject,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const properties = propertiesOf(input)
  return Object.fromEntries(
    Object.entries(texts).map(([key, given]) => [key, valueOf(properties[key]?.type, given)]),
  )
}

function valueOf(type: string | undefined, given: string | readonly string[]): unknown {
  if (type === 'array') return typeof given === 'string' ? [given] : given
  const text = typeof given === 'string' ? given : given.at(-1)
  if (text === undefined) return undefined
  if (type === 'integer' || type === 'number')
    return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  return text
}
