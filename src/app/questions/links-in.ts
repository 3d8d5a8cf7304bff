/** Files and lines that a text names as people paste them: by an address of a forge, or by a path with a line behind it. Pure. */
import { outsideBlocks } from '#records/references.ts'

export interface FileLink {
  /** As it stands in the text. */
  raw: string
  /** As its address calls it; null where a path stands alone. */
  repository: string | null
  /** What may be its path, the likeliest first: a branch may have slashes, too. */
  paths: string[]
  /** Both null where it is about the whole file. */
  lines: { from: number; to: number } | null
  /** The commit that the address says; null of a branch, which moves on. */
  commit: string | null
}

/** More are a list, and no place. */
const linksMax = 40

/** In the order of the text; what stands in a block of code is none. */
export function linksIn(text: string): FileLink[] {
  const found: FileLink[] = []
  for (const { 0: raw, groups = {} } of outsideBlocks(text).matchAll(pattern)) {
    const link = groups['rest'] === undefined ? pathLink(groups) : addressLink(groups)
    if (link !== undefined) found.push({ raw, ...link })
    if (found.length === linksMax) break
  }
  return found
}

/** Bounded throughout, so that no text takes long. */
const pattern = new RegExp(
  [
    // GitHub's blob and blame, GitLab's with a dash before it, Gitea's and Forgejo's src/branch, Bitbucket's src.
    String.raw`https?:\/\/[^\s\/]{1,200}(?:\/[\w.~+-]{1,100}){1,8}?\/(?<repository>[\w.+-]{1,100})\/(?:-\/)?(?:blob|blame|src\/(?:branch|commit|tag)|src)\/(?<rest>[^\s?#<>"'\x60\])]{1,1000})(?:\?[^\s#]{0,200})?(?:#(?:L|lines-)(?<first>[1-9]\d{0,7})(?:C\d{1,6})?(?:[-:]L?(?<last>[1-9]\d{0,7})(?:C\d{1,6})?)?)?`,
    String.raw`https?:\/\/\S{1,2000}`,
    String.raw`(?<![\w./:#@+\\-])(?:\.\/)?(?<path>(?:[\w.@+-]{1,100}\/){0,30}[\w.@+-]{0,100}\.[A-Za-z]\w{0,9})(?:(?::|#L)(?<from>[1-9]\d{0,7})(?:-L?(?<to>[1-9]\d{0,7}))?)?(?![\w/\\@-])`,
  ].join('|'),
  'g',
)

type Groups = Partial<Record<string, string>>
type Link = Omit<FileLink, 'raw'>

function addressLink({ repository = '', rest = '', first, last }: Groups): Link | undefined {
  const parts = decoded(rest).split('/')
  const [ref = ''] = parts
  if (parts.length < 2) return undefined
  return {
    repository,
    paths: parts.flatMap((_, at) => (at === 0 ? [] : [parts.slice(at).join('/')])),
    lines: linesOf(first, last),
    commit: /^[0-9a-f]{40}$/.test(ref) ? ref : null,
  }
}

/** A name alone may be any word with a dot in it: with a line behind it, it is a file. */
function pathLink({ path, from, to }: Groups): Link | undefined {
  const lines = linesOf(from, to)
  if (path === undefined || (lines === null && !path.includes('/'))) return undefined
  return { repository: null, paths: [path], lines, commit: null }
}

function linesOf(first: string | undefined, last = first): FileLink['lines'] {
  if (first === undefined) return null
  const [one, other] = [Number(first), Number(last)]
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
