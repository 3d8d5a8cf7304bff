/** What an input takes, as JSON Schema tells it: for doors that know only text, such as an address and a command line. */
import { z } from 'zod'

/** What may be null is of two types, one of which no text can give. */
const TypeName = z
  .union([
    z.string(),
    z.array(z.string()).transform((names) => names.find((name) => name !== 'null')),
  ])
  .optional()
const Wanted = z.looseObject({
  type: TypeName,
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
})
export type Wanted = z.output<typeof Wanted>

const Property = Wanted.extend({
  description: z.string().optional(),
  /** What may be absent or null is one of these, or null. */
  anyOf: z.array(Wanted.extend({ enum: z.array(z.string()).optional() })).optional(),
  /** Of a flag that is on as a rule: what happens without it. */
  whenOff: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  items: Wanted.extend({ anyOf: z.array(Wanted).optional() }).optional(),
})
export type Property = z.output<typeof Property>

const InputSchema = z.looseObject({ properties: z.record(z.string(), Property).default({}) })

/** Made once for each shape: that takes longer than to read a text by it. */
const known = new WeakMap<z.core.$ZodType, Readonly<Record<string, Property>>>()

/** Each key of an input that is an object, and what it takes: of several types the first that is not null, which is the one for texts. */
export function propertiesOf(input: z.core.$ZodType): Readonly<Record<string, Property>> {
  const before = known.get(input)
  if (before !== undefined) return before
  const schema = InputSchema.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([key, { anyOf, ...property }]) => [
      key,
      { ...anyOf?.find(({ type }) => type !== 'null'), ...property },
    ]),
  )
  known.set(input, properties)
  return properties
}
