/**
 * Cuts what the tests hold against GitHub's own description of its API out of it: `node test/forges/cut-openapi.ts FILE`, where FILE is
 * generated/api.github.com.json of the npm package @octokit/openapi 23.0.2 (MIT, © GitHub), unpacked anywhere. Descriptions and
 * examples are left out; shapes are as they come, in words of JSON Schema.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const repository = '/repos/{owner}/{repo}'

/** By the names that the fake has for its answers. */
const answers: Record<string, string> = {
  issues: `${repository}/issues`,
  runs: `${repository}/actions/runs`,
  attempt: `${repository}/actions/runs/{run_id}/attempts/{attempt_number}`,
  jobs: `${repository}/actions/runs/{run_id}/jobs`,
  deployments: `${repository}/deployments`,
  statuses: `${repository}/deployments/{deployment_id}/statuses`,
  releases: `${repository}/releases`,
}

const left = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
  'readOnly',
])

const [file = ''] = process.argv.slice(2)
const whole: unknown = JSON.parse(readFileSync(file, 'utf8'))
const wanted = new Set<string>()

const shapes = Object.fromEntries(
  Object.entries(answers).map(([name, path]) => [
    name,
    plain(
      at(whole, [
        'paths',
        path,
        'get',
        'responses',
        '200',
        'content',
        'application/json',
        'schema',
      ]),
    ),
  ]),
)
/** However a call is refused. */
shapes['refusal'] = plain({ $ref: '#/components/schemas/basic-error' })
const definitions: Record<string, Json> = {}
for (const name of wanted) definitions[name] = plain(at(whole, ['components', 'schemas', name]))

const cut = {
  $comment:
    "Cut from GitHub's description of its REST API (npm @octokit/openapi 23.0.2, MIT License, Copyright GitHub) by test/forges/cut-openapi.ts",
  answers: shapes,
  definitions: Object.fromEntries(
    [...wanted].toSorted().map((name) => [name, definitions[name] ?? null]),
  ),
}
writeFileSync(join(import.meta.dirname, 'github-openapi.json'), `${JSON.stringify(cut)}\n`)

function at(value: unknown, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return isJson(value) ? value : null
  if (typeof value !== 'object' || value === null || !(key in value))
    throw new Error(`There is no ${key}.`)
  return at(Object.entries(value).find(([name]) => name === key)?.[1], rest)
}

function isJson(value: unknown): value is Json {
  return value !== undefined
}

/** `nullable` is OpenAPI's own word. */
function plain(value: Json, isOfNames = false): Json {
  if (Array.isArray(value)) return value.map((one) => plain(one))
  if (value === null || typeof value !== 'object') return value
  const { $ref } = value
  if (typeof $ref === 'string') {
    const name = $ref.replace('#/components/schemas/', '')
    wanted.add(name)
    return { $ref: `#/definitions/${name}` }
  }
  const kept = Object.entries(value)
    .filter(([key]) => isOfNames || !(left.has(key) || key.startsWith('x-') || key === 'nullable'))
    .map(([key, one]): [string, Json] => [key, plain(one, key === 'properties' && !isOfNames)])
  const shape: { [key: string]: Json } = Object.fromEntries(kept)
  return value['nullable'] === true && !isOfNames ? { anyOf: [shape, { type: 'null' }] } : shape
}
