/** Reads the linguist attributes of a .gitattributes: which files a team itself calls generated, vendored or docs. */

export interface AttributeRules {
  /** What the rules make of a path; undefined where they say nothing, null where they say it is ordinary source. */
  classOf(path: string): 'generated' | 'vendored' | 'docs' | null | undefined
}

interface Rule {
  matches: (path: string) => boolean
  value: 'generated' | 'vendored' | 'docs' | null
}

const rulesMax = 10_000
const attributes = {
  'linguist-generated': 'generated',
  'linguist-vendored': 'vendored',
  'linguist-documentation': 'docs',
} as const

/** The last matching rule wins. `folder` is where the file stands, '' for the top. */
export function parseAttributes(content: string, folder = ''): AttributeRules {
  const rules: Rule[] = []
  for (const line of content.slice(0, 1024 * 1024).split('\n')) {
    const [pattern = '', ...words] = line.trim().split(/\s+/)
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('!') || pattern.startsWith('[attr]')) continue
    for (const word of words) {
      const value = valueOf(word)
      if (value !== undefined && rules.length < rulesMax) rules.push({ matches: matcher(pattern, folder), value })
    }
  }
  return { classOf: (path) => rules.findLast((rule) => rule.matches(path))?.value }
}

function valueOf(word: string): Rule['value'] | undefined {
  const [name = '', setting] = word.split('=')
  const plain = name.replace(/^[-!]/, '')
  if (!isAttribute(plain)) return undefined
  const isOff = name !== plain || setting === 'false'
  return isOff ? null : attributes[plain]
}

function isAttribute(name: string): name is keyof typeof attributes {
  return name in attributes
}

/** A gitignore-like pattern: without a slash it matches the last part anywhere; `**` crosses folders. */
export function matcher(pattern: string, folder: string): (path: string) => boolean {
  const anchored = pattern.replace(/^"|"$/g, '').replace(/\/$/, '/**')
  const inner = anchored.replace(/^\//, '')
  const hasSlash = anchored.slice(0, -1).includes('/') || anchored.startsWith('/')
  const expression = new RegExp(`^${hasSlash ? '' : '(?:.*/)?'}${globSource(inner)}$`)
  const prefix = folder === '' ? '' : `${folder}/`
  return (path) => path.startsWith(prefix) && expression.test(path.slice(prefix.length))
}

/** Runs of stars are folded first, so that no pattern can make the expression backtrack for long. */
function globSource(glob: string): string {
  return glob
    .replace(/\*{3,}/g, '**')
    .split(/(\*\*\/|\/\*\*|\*\*|\*|\?|\[[^\]/]{1,50}\])/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*'
      if (part === '/**') return '/.+'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      if (/^\[.+\]$/.test(part)) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')
      return part.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
    })
    .join('')
}
