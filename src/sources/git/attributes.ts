/** Reads the linguist attributes of a .gitattributes: which files a team itself calls generated, vendored or docs. */

export interface AttributeRules {
  /** What the rules make of a path; undefined where they say nothing, null where they say it is ordinary source. */
  classOf(path: string): 'generated' | 'vendored' | 'docs' | null | undefined
}

interface Rule {
  matches: (path: string) => boolean
  value: 'generated' | 'vendored' | 'docs' | null
}

const rulesMax = 1_000
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
    if (
      pattern === '' ||
      pattern.startsWith('#') ||
      pattern.startsWith('!') ||
      pattern.startsWith('[attr]')
    )
      continue
    for (const word of words) {
      const value = valueOf(word)
      if (value !== undefined && rules.length < rulesMax)
        rules.push({ matches: matcher(pattern, folder), value })
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

/**
 * A gitignore-like pattern: without a slash it matches the last part anywhere; `**` crosses folders. Part by part and
 * without regular expressions: the work is bounded by the pattern's length times the path's, whatever the stars.
 */
export function matcher(pattern: string, folder: string): (path: string) => boolean {
  const anchored = pattern.replace(/^"|"$/g, '').replace(/\/$/, '/**')
  const hasSlash = anchored.startsWith('/') || anchored.slice(0, -1).includes('/')
  const inner = anchored.replace(/^\//, '').split('/')
  const parts = (hasSlash ? inner : ['**', ...inner]).filter(
    (part, index, all) => part !== '**' || all[index - 1] !== '**',
  )
  const prefix = folder === '' ? '' : `${folder}/`
  return (path) =>
    path.startsWith(prefix) && partsMatch(parts, path.slice(prefix.length).split('/'))
}

/** Row by row: which beginnings of the path the pattern's beginning can match. */
function partsMatch(parts: readonly string[], path: readonly string[]): boolean {
  let open = [true, ...path.map(() => false)]
  for (const [index, part] of parts.entries()) {
    const next = open.map(() => false)
    const isLast = index === parts.length - 1
    for (let at = 0; at <= path.length; at++) {
      if (part === '**') {
        // At the end it stands for at least one part: `a/**` is what lies below a.
        const from = isLast && index > 0 ? at - 1 : at
        next[at] = open.slice(0, from + 1).includes(true)
      } else if (at > 0 && open[at - 1] === true) next[at] = partMatches(part, path[at - 1] ?? '')
    }
    open = next
  }
  return open[path.length] === true
}

/** `*`, `?` and `[…]` within one part: the last star takes one character more whenever the rest does not fit. */
function partMatches(glob: string, text: string): boolean {
  let at = 0
  let place = 0
  let star = -1
  let starPlace = 0
  while (place < text.length) {
    const step = oneMatches(glob, at, text[place] ?? '')
    if (glob[at] === '*') {
      star = at++
      starPlace = place
    } else if (step > 0) {
      at += step
      place++
    } else if (star >= 0) {
      at = star + 1
      place = ++starPlace
    } else return false
  }
  while (glob[at] === '*') at++
  return at === glob.length
}

/** How much of the pattern one character uses up; 0 when it does not fit. */
function oneMatches(glob: string, at: number, character: string): number {
  if (glob[at] === '?') return 1
  if (glob[at] === '\\' && at + 1 < glob.length) return glob[at + 1] === character ? 2 : 0
  const end = glob[at] === '[' ? glob.indexOf(']', at + 2) : -1
  if (end < 0) return glob[at] === character ? 1 : 0
  const isNot = glob[at + 1] === '!' || glob[at + 1] === '^'
  const set = glob.slice(at + (isNot ? 2 : 1), end)
  return isInSet(set, character) === isNot ? 0 : end - at + 1
}

function isInSet(set: string, character: string): boolean {
  for (let index = 0; index < set.length; index++) {
    if (set[index + 1] === '-' && index + 2 < set.length) {
      if (character >= (set[index] ?? '') && character <= (set[index + 2] ?? '')) return true
      index += 2
    } else if (set[index] === character) return true
  }
  return false
}
