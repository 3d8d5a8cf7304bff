/** What a forge itself says its answers look like: whatever the fake answers is held against it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { z } from 'zod'

const Shape = z.record(z.string(), z.unknown())
type Shape = z.output<typeof Shape>
type Definitions = Readonly<Record<string, Shape>>

const Cut = z.object({
  answers: z.record(z.string(), Shape),
  definitions: z.record(z.string(), Shape),
})

export interface Shapes {
  /** What of the answer is not as the forge says; empty where all is well. */
  faultsOf: (name: string, answer: unknown) => string[]
  /** The value with all that must be there beside what a test said, as dull as may be. */
  filled: (name: string, value: unknown) => unknown
}

/** `forge`: as cut-openapi.ts names its file. */
export function shapesOf(forge: 'github' | 'gitea'): Shapes {
  const file = join(import.meta.dirname, `${forge}-openapi.json`)
  const { answers, definitions } = Cut.parse(JSON.parse(readFileSync(file, 'utf8')))
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const known = new Map<string, ValidateFunction>()
  return {
    faultsOf(name, answer) {
      if (!Object.hasOwn(answers, name)) return [' is not in the cut of the description']
      const check = known.get(name) ?? ajv.compile({ ...answers[name], definitions })
      known.set(name, check)
      check(answer)
      return (check.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      )
    },
    filled: (name, value) => fill(definitions, answers[name] ?? {}, value),
  }
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

function fill(definitions: Definitions, shape: Shape, value: unknown): unknown {
  const { $ref, type, required, properties, items, ...more } = Parts.parse(shape)
  const also = (own: Shape, one: unknown) => fill(definitions, own, one)
  if ($ref !== undefined) return also(definitions[$ref.replace('#/definitions/', '')] ?? {}, value)
  const [either] = [...more.anyOf, ...more.oneOf, ...more.allOf]
  if (either !== undefined && Object.keys(properties).length === 0)
    return value === null
      ? null
      : value === undefined && isNullable(shape)
        ? null
        : also(either, value)
  if (value === null) return null
  if (Array.isArray(value)) return value.map((one) => (items ? also(items, one) : one))
  if (type === 'array') return value ?? []
  if (type === 'object' || Object.keys(properties).length > 0) {
    if (value !== undefined && typeof value !== 'object') return value
    const given = new Map(Object.entries(value ?? {}))
    const keys = new Set([...given.keys(), ...required])
    return Object.fromEntries(
      [...keys].map((key) => {
        const own = properties[key]
        return [key, own ? also(own, given.get(key)) : given.get(key)]
      }),
    )
  }
  return value ?? more.enum?.[0] ?? dull[type ?? ''] ?? null
}

function isNullable(shape: Shape): boolean {
  return Parts.parse(shape).anyOf.some(({ type }) => type === 'null')
}
