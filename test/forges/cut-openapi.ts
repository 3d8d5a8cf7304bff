/**
 * Cuts what the tests hold against a forge's own description of its API out of it: `node test/forges/cut-openapi.ts FORGE FILE`, where
 * FILE is for `github` generated/api.github.com.json of the npm package @octokit/openapi 23.0.2 (MIT, © GitHub), and for `gitea`
 * templates/swagger/v1_json.tmpl of Gitea 1.26.0 (MIT, © The Gitea Authors). Descriptions and examples are left out; shapes are as
 * they come, in words of JSON Schema.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

interface Description {
  about: string
  repository: string
  /** Below the repository, by the names that the fake has for its answers. */
  answers: Record<string, string>
  schema: (whole: unknown, path: string) => Json
  /** What stands before the name of a shape that others share, and where these lie. */
  shared: string
  sharedAt: string[]
  /** Gitea says of nothing that it may be null or must be there, so all may; but what it does not name there is not. */
  isLoose: boolean
  /** The shape in which a call is refused, where it says so. */
  refusal?: string
  /** What a shape has without being said to. */
  unsaid?: Partial<Record<string, Json>>
}

const descriptions: Partial<Record<string, Description>> = {
  github: {
    about:
      "Cut from GitHub's description of its REST API (npm @octokit/openapi 23.0.2, MIT License, Copyright GitHub)",
    repository: '/repos/{owner}/{repo}',
    answers: {
      issues: '/issues',
      runs: '/actions/runs',
      attempt: '/actions/runs/{run_id}/attempts/{attempt_number}',
      jobs: '/actions/runs/{run_id}/jobs',
      deployments: '/deployments',
      statuses: '/deployments/{deployment_id}/statuses',
      releases: '/releases',
    },
    schema: (whole, path) => at(whole, ['paths', path, 'get', 'responses', '200', ...inOpenapi3]),
    shared: '#/components/schemas/',
    sharedAt: ['components', 'schemas'],
    isLoose: false,
    refusal: 'basic-error',
  },
  gitea: {
    about:
      "Cut from Gitea's description of its REST API (templates/swagger/v1_json.tmpl of Gitea 1.26.0, MIT License, Copyright The Gitea Authors)",
    repository: '/repos/{owner}/{repo}',
    answers: {
      repository: '',
      issues: '/issues',
      pull: '/pulls/{index}',
      reviews: '/pulls/{index}/reviews',
      lines: '/pulls/{index}/reviews/{id}/comments',
      commits: '/pulls/{index}/commits',
      timeline: '/issues/{index}/timeline',
      runs: '/actions/runs',
      jobs: '/actions/runs/{run}/jobs',
      releases: '/releases',
    },
    schema(whole, path) {
      const { $ref } = Object(at(whole, ['paths', path, 'get', 'responses', '200']))
      return at(whole, ['responses', String($ref).replace('#/responses/', ''), 'schema'])
    },
    shared: '#/definitions/',
    sharedAt: ['definitions'],
    isLoose: true,
    // The login by its old name (modules/structs/user.go).
    unsaid: { User: { username: { type: 'string' } } },
  },
}
const inOpenapi3 = ['content', 'application/json', 'schema']

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

const [forge = '', file = ''] = process.argv.slice(2)
const described = descriptions[forge]
if (described === undefined) throw new Error('Say github or gitea.')
const { about, answers, repository, schema, shared, sharedAt, isLoose, unsaid, refusal } = described
// Gitea's is a template, whose places are inside of texts.
const whole: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/\{\{[^}]*\}\}/g, ''))
const wanted = new Set<string>()

const shapes = Object.fromEntries(
  Object.entries(answers).map(([name, path]) => [name, plain(schema(whole, repository + path))]),
)
if (refusal !== undefined) shapes['refusal'] = plain({ $ref: shared + refusal })
const definitions: Record<string, Json> = {}
for (const name of wanted) {
  const shape: unknown = at(whole, [...sharedAt, name])
  const more = Object(unsaid?.[name])
  const properties = { ...Object(Object(shape)['properties']), ...more }
  definitions[name] = plain(
    Object.keys(more).length === 0 ? at(shape, []) : { ...Object(shape), properties },
  )
}

const cut = {
  $comment: `${about} by test/forges/cut-openapi.ts`,
  answers: shapes,
  definitions: Object.fromEntries(
    [...wanted].toSorted().map((name) => [name, definitions[name] ?? null]),
  ),
}
writeFileSync(join(import.meta.dirname, `${forge}-openapi.json`), `${JSON.stringify(cut)}\n`)

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
    const name = $ref.replace(shared, '')
    wanted.add(name)
    return { $ref: `#/definitions/${name}` }
  }
  const kept = Object.entries(value)
    .filter(([key]) => isOfNames || !(left.has(key) || key.startsWith('x-') || key === 'nullable'))
    .map(([key, one]): [string, Json] => [key, plain(one, key === 'properties' && !isOfNames)])
  const shape: { [key: string]: Json } = Object.fromEntries(kept)
  if (isLoose && isOfNames) return Object.fromEntries(kept.map(([key, one]) => [key, orNull(one)]))
  if (isLoose && 'properties' in shape) return { ...shape, additionalProperties: false }
  return value['nullable'] === true && !isOfNames ? orNull(shape) : shape
}

function orNull(shape: Json): Json {
  return { anyOf: [shape, { type: 'null' }] }
}
