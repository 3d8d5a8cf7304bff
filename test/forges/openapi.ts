/** What GitHub itself says its answers look like: whatever the fake answers is held against it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { z } from 'zod'

const Shape = z.record(z.string(), z.unknown())
type Shape = z.output<typeof Shape>

const { answers, definitions } = z
  .object({ answers: z.record(z.string(), Shape), definitions: z.record(z.string(), Shape) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'github-openapi.json'), 'utf8')))

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
const known = new Map<string, ValidateFunction>()

/** What of the answer is not as GitHub says; empty where all is well. An answer that the cut does not have is checked by nothing. */
export function faultsOf(name: string, answer: unknown): string[] {
  if (!Object.hasOwn(answers, name)) return [' is not in the cut of the description']
  const check = known.get(name) ?? ajv.compile({ ...answers[name], definitions })
  known.set(name, check)
  check(answer)
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** The value with all that must be there beside what a test said, as dull as may be. */
export function filled(name: string, value: unknown): unknown {
  return fill(answers[name] ?? {}, value)
}

const Parts = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), Shape).default({}),
  items: Shape.optional(),
  anyOf: z.array(Shape).default([]),
  oneOf: z.array(Shape).default([]),
  allOf: z.array(Shape).default([]),
})

const dull: Record<string, unknown> = { integer: 0, number: 0, boolean: false, string: 'x' }

function fill(shape: Shape, value: unknown): unknown {
  const { $ref, type, required, properties, items, ...more } = Parts.parse(shape)
  if ($ref !== undefined) return fill(definitions[$ref.replace('#/definitions/', '')] ?? {}, value)
  const [either] = [...more.anyOf, ...more.oneOf, ...more.allOf]
  if (either !== undefined && Object.keys(properties).length === 0)
    return value === null
      ? null
      : value === undefined && isNullable(shape)
        ? null
        : fill(either, value)
  if (value === null) return null
  if (Array.isArray(value)) return value.map((one) => (items ? fill(items, one) : one))
  if (type === 'array') return value ?? []
  if (type === 'object' || Object.keys(properties).length > 0) {
    if (value !== undefined && typeof value !== 'object') return value
    const given = new Map(Object.entries(value ?? {}))
    const keys = new Set([...given.keys(), ...required])
    return Object.fromEntries(
      [...keys].map((key) => {
        const own = properties[key]
        return [key, own ? fill(own, given.get(key)) : given.get(key)]
      }),
    )
  }
  return value ?? more.enum?.[0] ?? dull[type ?? ''] ?? null
}

function isNullable(shape: Shape): boolean {
  return Parts.parse(shape).anyOf.some(({ type }) => type === 'null')
}
