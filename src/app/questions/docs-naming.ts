/** Which documents of a repository name a file, by their own words. */
import type { Scope } from '#insights/insight.ts'

export interface Doc {
  path: string
  oid: string
  /** Bytes. */
  size: number
}

/** Reading more takes longer than somebody waits. Those that lie nearest are read. */
const docsRead = 400
const bytesRead = 4 * 1024 * 1024

/** All of a path first, then its name alone; of these the nearest first. */
export async function docsNaming(
  { code }: Scope,
  docs: readonly Doc[],
  paths: readonly string[],
): Promise<{ path: string; names: string }[]> {
  if (paths.length === 0) return []
  const near = docs.toSorted((a, b) => nearness(b.path, paths) - nearness(a.path, paths))
  let left = bytesRead
  const read = near.slice(0, docsRead).filter(({ size }) => (left -= size) >= 0)
  const whole: { path: string; names: string }[] = []
  const byName: { path: string; names: string }[] = []
  let at = 0
  for await (const bytes of code.blobs(read.map(({ oid }) => oid))) {
    const doc = read[at]
    at += 1
    if (bytes === null || doc === undefined || paths.includes(doc.path)) continue
    const text = new TextDecoder().decode(bytes)
    const named = paths.find((path) => names(text, path))
    const short = paths.map((path) => nameIn(path)).find((name) => names(text, name))
    if (named !== undefined) whole.push({ path: doc.path, names: named })
    else if (short !== undefined && short.includes('.'))
      byName.push({ path: doc.path, names: short })
  }
  return [...whole, ...byName]
}

/** In the folder of the file, or else in one above it. */
export function nearestReadme(
  docs: readonly Pick<Doc, 'path'>[],
  file: string,
): string | undefined {
  return docs
    .map(({ path }) => path)
    .filter((path) => /^readme\b/i.test(nameIn(path)) && file.startsWith(folderOf(path)))
    .toSorted((a, b) => folderOf(b).length - folderOf(a).length)[0]
}

/** As a word of its own: `cart.js` is not in `my-cart.js`. */
function names(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (
      !/[\p{L}\p{N}_.-]/u.test(text[at - 1] ?? '') &&
      !/[\p{L}\p{N}_]/u.test(text[at + name.length] ?? '')
    )
      return true
  return false
}

/** How many folders from the top it shares with the one that shares most. */
function nearness(doc: string, paths: readonly string[]): number {
  const own = folderOf(doc).split('/')
  const shared = paths.map((path) => {
    const other = folderOf(path).split('/')
    const differs = own.findIndex((part, at) => part !== other[at])
    return differs < 0 ? own.length : differs
  })
  return Math.max(...shared)
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** With its slash; '' at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
