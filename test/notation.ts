/** A shape as people read it: zod to a notation near TypeScript's, for docs/json.md. */
import { z } from 'zod'

interface Node {
  type?: string | string[]
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
  anyOf?: Node[]
  enum?: unknown[]
  const?: unknown
  additionalProperties?: Node | boolean
  $ref?: string
  $defs?: Record<string, Node>
}

export function notation(shape: z.core.$ZodType): string {
  // Its own type for a JSON schema is as wide as the standard; these are the parts our shapes use.
  const schema: Node = JSON.parse(JSON.stringify(z.toJSONSchema(shape, { unrepresentable: 'any' })))
  const parts = Object.entries(schema.$defs ?? {}).map(
    ([name, part]) => `\n\n${name} = ${shown(part, '')}`,
  )
  return shown(schema, '') + parts.join('')
}

/** What has a name of its own is shown by it, and once below. */
function shown(node: Node, indent: string): string {
  if (node.$ref !== undefined) return node.$ref.replace('#/$defs/', '')
  if (node.const !== undefined) return JSON.stringify(node.const)
  if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (node.anyOf) return node.anyOf.map((each) => shown(each, indent)).join(' | ')
  if (node.type === 'array') return arrayOf(node.items ?? {}, indent)
  if (node.properties) return objectOf(node, indent)
  if (node.type === 'object')
    return `{ [key: string]: ${typeof node.additionalProperties === 'object' ? shown(node.additionalProperties, indent) : 'unknown'} }`
  return [node.type ?? 'unknown'].flat().join(' | ')
}

function arrayOf(items: Node, indent: string): string {
  const inner = shown(items, indent)
  return / \| /.test(inner) && !inner.startsWith('{') ? `(${inner})[]` : `${inner}[]`
}

function objectOf({ properties = {}, required = [] }: Node, indent: string): string {
  const deeper = `${indent}  `
  const fields = Object.entries(properties).map(
    ([key, value]) => `${key}${required.includes(key) ? '' : '?'}: ${shown(value, deeper)}`,
  )
  const flat = `{ ${fields.join(', ')} }`
  if (!flat.includes('\n') && flat.length + indent.length < 90) return flat
  return `{\n${fields.map((field) => `${deeper}${field}`).join('\n')}\n${indent}}`
}
