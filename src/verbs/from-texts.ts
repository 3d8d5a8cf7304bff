/** Input from places that know only text, as an address and a command line do: what a verb wants as a number becomes one. */
import { z } from 'zod'

const Type = z.union([z.string(), z.array(z.string())]).optional()
const Item = z.looseObject({
  type: Type,
  anyOf: z.array(z.looseObject({ type: Type })).optional(),
})
const Property = Item.extend({ items: Item.optional() })
const Schema = z.looseObject({ properties: z.record(z.string(), Property).default({}) })

type Properties = z.output<typeof Schema>['properties']

/** Made once for each shape: that takes longer than to read a text by it. */
const known = new WeakMap<z.ZodObject, Properties>()

function propertiesOf(input: z.ZodObject): Properties {
  const before = known.get(input)
  if (before !== undefined) return before
  const { properties } = Schema.parse(
    z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  )
  known.set(input, properties)
  return properties
}

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

function valueOf(
  property: z.output<typeof Property> | undefined,
  given: string | readonly string[],
): unknown {
  const types = typesOf(property)
  if (types.includes('array')) {
    const texts = typeof given === 'string' ? [given] : given
    return typesOf(property?.items).includes('object') ? texts.flatMap(fromJson) : texts
  }
  const text = typeof given === 'string' ? given : given.at(-1)
  if (text === undefined) return undefined
  if (types.includes('integer') || types.includes('number'))
    return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : text
  if (types.includes('boolean')) return text === 'true' ? true : text === 'false' ? false : text
  return text
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

function typesOf(property: z.output<typeof Item> | undefined): string[] {
  return [property, ...(property?.anyOf ?? [])].flatMap((one) => one?.type ?? [])
}
