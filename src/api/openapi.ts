/** The description of the API (OpenAPI 3.1), made from the verbs; checked in as docs/openapi.json. */
import { z } from 'zod'
import type { Verb } from '#verbs/verb.ts'
import { briefDescription, briefPath } from './brief-page.ts'
import { eventsPath } from './events.ts'
import { methodOf } from './method.ts'
import { pictureDescription, picturePath } from './pictures.ts'

export function describeApi(verbs: readonly Verb[]) {
  const { refOf, schemas } = namedAnswers(verbs)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version: '1',
      description: 'What one can do in Cairn. Errors are problem details with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      [eventsPath]: eventsOperation,
      ...Object.fromEntries(
        verbs.map((verb) => [`/api/v1/${verb.name}`, pathOf(verb, refOf(verb))]),
      ),
      [picturePath]: pictureDescription,
      [briefPath]: briefDescription,
    },
    components: {
      schemas: { ...schemas, Problem: problemSchema },
      responses: { Problem: problemAnswer },
    },
  }
}

function pathOf(verb: Verb, answer: string) {
  const { name, summary, access } = verb
  const about = {
    operationId: name,
    summary,
    tags: [name.slice(0, name.indexOf('.'))],
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: { $ref: answer } } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
  const input = inputOf(verb)
  return methodOf(verb) === 'GET'
    ? { get: { ...about, parameters: parametersOf(input) } }
    : {
        post: {
          ...about,
          description: access === 'own' ? 'About yourself alone.' : `Needs the right to ${access}.`,
          ...(access === 'read' ? {} : { parameters: [idempotencyKey] }),
          requestBody: { required: true, content: { 'application/json': { schema: input } } },
        },
      }
}

function parametersOf({ properties = {}, required = [] }: z.core.JSONSchema.BaseSchema) {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function inputOf({ input }: Verb) {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' })
  return schema
}

/** An answer that several verbs give is described once, under the name its shape has of itself, else under the verb's. */
function namedAnswers(verbs: readonly Verb[]) {
  const registry = z.registry<{ id: string }>()
  for (const { name, output } of verbs)
    if (!registry.has(output))
      registry.add(output, { id: z.globalRegistry.get(output)?.id ?? inCapitals(name) })
  const uri = (id: string) => `#/components/schemas/${id}`
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri })
  // What has a name and is no answer by itself, zod keeps under one more.
  const { __shared: shared, ...answers } = schemas
  const all = { ...answers, ...shared?.$defs }
  const text = JSON.stringify(all).replaceAll(`${uri('__shared')}#/$defs/`, uri(''))
  return {
    refOf: ({ output }: Verb) => uri(registry.get(output)?.id ?? ''),
    schemas: Object.fromEntries(
      Object.entries(Schemas.parse(JSON.parse(text))).map(([id, schema]) => [
        id,
        { ...schema, $schema: undefined, $id: undefined, id: undefined },
      ]),
    ),
  }
}

const Schemas = z.record(z.string(), z.record(z.string(), z.unknown()))

/** `decisions.list` is `DecisionsList`. */
function inCapitals(name: string): string {
  return name.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const eventsOperation = {
  get: {
    operationId: 'events',
    summary: 'Hear what happens, as it happens.',
    description: 'Server-sent events, as docs/api.md describes them.',
    tags: ['events'],
    parameters: [
      {
        name: 'Last-Event-ID',
        in: 'header',
        required: false,
        description: 'The id that was heard last: what was missed since is told first.',
        schema: { type: 'string' },
      },
    ],
    responses: {
      200: {
        description: 'Told until either side ends it.',
        content: { 'text/event-stream': { schema: { type: 'string' } } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  },
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Sent again with the same key and body, a write is done once and answered again.',
  schema: { type: 'string', maxLength: 200 },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'What happened.' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; docs/json.md lists all.' },
    hint: { type: 'string', description: 'What to do.' },
  },
}

const problemAnswer = {
  description: 'What went wrong (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
