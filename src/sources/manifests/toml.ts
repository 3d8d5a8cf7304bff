/** What TOML files say of dependencies, read line by line: tables of names, and lists of requirements. */
import { requirementIn } from './requirements.ts'

interface Entry {
  table: string
  key: string
  value: string
}

/** A list may go on over several lines; what stands in a text of several lines is not told apart. */
function entriesIn(text: string): Entry[] {
  const entries: Entry[] = []
  let table = ''
  let open: { lines: string[]; depth: number } | undefined
  const close = (): void => {
    const last = entries.at(-1)
    if (last !== undefined && open !== undefined) last.value = open.lines.join('\n')
    open = undefined
  }
  for (const raw of text.split('\n')) {
    const line = withoutComment(raw).trim()
    if (open !== undefined) {
      open.lines.push(line)
      open.depth += depthOf(line)
      if (open.depth <= 0) close()
      continue
    }
    const heading = /^\[\[?([^[\]]+)\]\]?$/.exec(line)?.[1]
    if (heading !== undefined) {
      table = heading.split('.').map(unquoted).join('.')
      entries.push({ table, key: '', value: '' })
      continue
    }
    const [, key, value] = /^("[^"]*"|'[^']*'|[\w.-]+)\s*=\s*(.*)$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    entries.push({ table, key: unquoted(key), value })
    if (depthOf(value) > 0) open = { lines: [value], depth: depthOf(value) }
  }
  close()
  return entries
}

/** A `#` inside of quotes is none. */
function withoutComment(line: string): string {
  let quote = ''
  for (let index = 0; index < line.length; index++) {
    const sign = line.charAt(index)
    if (quote === '' && sign === '#') return line.slice(0, index)
    if (quote === '' && (sign === '"' || sign === "'")) quote = sign
    else if (sign === quote) quote = ''
  }
  return line
}

/** How many lists are begun and not ended. */
function depthOf(value: string): number {
  const bare = value.replace(/"[^"\n]*"|'[^'\n]*'/g, '')
  return bare.split('[').length - bare.split(']').length
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2')
}

function textsIn(value: string): string[] {
  return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, one, other]) => one ?? other ?? '')
}

/** `[dependencies] name = …`, `[dependencies.name]`; where the crate is called otherwise, by that name, too. */
export function readCargo(text: string): string[] {
  return entriesIn(text).flatMap(({ table, key, value }) => {
    const [whole, , below] = /(?:^|\.)((?:dev-|build-)?dependencies)(?:\.(.+))?$/.exec(table) ?? []
    if (whole === undefined) return []
    if (below !== undefined) return key === '' ? [below] : key === 'package' ? textsIn(value) : []
    const name = key.split('.')[0] ?? ''
    const other = /package\s*=\s*"([^"]+)"/.exec(value)?.[1] ?? ''
    return [name, other].filter((each) => each !== '')
  })
}

/** PEP 621's lists, PEP 735's groups, and Poetry's tables. */
export function readPyproject(text: string): string[] {
  return entriesIn(text).flatMap(({ table, key, value }) => {
    if (/^tool\.poetry(?:\.group\.[^.]+)?\.(?:dev-)?dependencies$/.test(table))
      return key === '' || key === 'python' ? [] : [key]
    const isList =
      (table === 'project' && key === 'dependencies') ||
      table === 'project.optional-dependencies' ||
      table === 'dependency-groups' ||
      (table === 'build-system' && key === 'requires')
    return isList ? textsIn(value).flatMap(requirementIn) : []
  })
}

/** Gradle's version catalogue: `module = "group:artifact"`, `"group:artifact:1.0"`, or group and name apart. */
export function readVersionCatalogue(text: string): string[] {
  return entriesIn(text).flatMap(({ table, value }) => {
    if (table !== 'libraries') return []
    const group = /group\s*=\s*"([^"]+)"/.exec(value)?.[1]
    const name = /name\s*=\s*"([^"]+)"/.exec(value)?.[1]
    if (group !== undefined && name !== undefined) return [`${group}:${name}`]
    return textsIn(value).flatMap((each) => /^[^:]+:[^:]+/.exec(each) ?? [])
  })
}
