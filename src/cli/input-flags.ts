/** Flags from an insight's input: one for each key, with its own words as help. */
import { type Command, Option } from 'commander'
import { z } from 'zod'
import type { AnyInsight, Listed } from '#app/insights.ts'
import { CairnError } from '#std/errors.ts'

/** What the door itself asks for, for every insight. */
const ofTheDoor = new Set(['window', 'path', 'branch', 'unit', 'json', 'data'])

const Property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
})
const InputSchema = z.looseObject({ properties: z.record(z.string(), Property).optional() })
type Property = z.output<typeof Property>

export function addInputFlags(command: Command, { input }: AnyInsight, listed: Listed): void {
  if (!properties(input).some(([key]) => key === 'limit'))
    command.addOption(
      flagFor('limit', { type: 'integer', description: 'How many are shown; all when absent.' }),
    )
  for (const [key, property] of properties(input))
    if (key !== listed.operand?.key && !ofTheDoor.has(key))
      command.addOption(flagFor(key, property))
}

/** The input as the insight wants it, from flags and operands; a wrong value is named by its flag. */
export function inputFrom(
  insight: AnyInsight,
  listed: Listed,
  flags: Record<string, unknown>,
  operands: readonly string[],
): unknown {
  const raw: Record<string, unknown> = {}
  for (const [key] of properties(insight.input)) if (flags[key] !== undefined) raw[key] = flags[key]
  const key = listed.operand?.key
  if (key !== undefined)
    raw[key] = listed.operand?.shown.endsWith('...') ? [...operands] : operands[0]
  const parsed = z.safeParse(insight.input, raw)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = String(issue?.path[0] ?? '')
  const flag = where === key ? listed.operand?.shown.toUpperCase() : `--${kebab(where)}`
  throw new CairnError(
    'invalid',
    'cli.invalid_value',
    `${flag} cannot be ${JSON.stringify(raw[where])}: ${issue?.message ?? 'not valid'}.`,
    {
      hint: `See cairn ${insight.name} --help.`,
    },
  )
}

function properties(input: z.core.$ZodType): [string, Property][] {
  const schema = InputSchema.parse(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
  return Object.entries(schema.properties ?? {})
}

function flagFor(
  key: string,
  { type, description = '', default: usual, enum: choices }: Property,
): Option {
  const name = kebab(key)
  const says = description.replace(/\.$/, '')
  if (type === 'boolean')
    return usual === true ? new Option(`--no-${name}`, says) : new Option(`--${name}`, says)
  const option = new Option(
    `--${name} <${type === 'integer' || type === 'number' ? 'n' : 'value'}>`,
    usual === undefined ? says : `${says} (default: ${JSON.stringify(usual)})`,
  )
  if (choices) option.choices(choices)
  if (type === 'integer' || type === 'number')
    option.argParser((text: string) => (text.trim() === '' ? Number.NaN : Number(text)))
  if (type === 'array')
    option.argParser((text: string, before: string[] | undefined) => [...(before ?? []), text])
  return option
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
