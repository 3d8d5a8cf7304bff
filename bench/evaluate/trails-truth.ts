/**
 * What git's blame knows of where lines went: two lines are the same one where blame leads both to the same line of the same commit
 * (`blame -w -M -C` from the older commit and from the head). Nothing of ours has a part in it.
 */
import { filesAt, gitText, type TextFile } from './trails-files.ts'

export interface Sample {
  commit: string
  path: string
  /** 1-based. */
  line: number
}

export interface Place {
  path: string
  line: number
}

export type Truth =
  /** Blame ties it to these lines at the head; more than one where it was copied. */
  | { is: 'tied'; places: Place[] }
  /** Blame ties it to none, but with its neighbours it stood once in its file and stands once at the head. */
  | { is: 'once'; places: Place[] }
  /** Its words are nowhere at the head. The nearest lines above and below that blame ties to one file. */
  | { is: 'absent'; between: { path: string; above: number; below: number } | null }
  /** Its words stand at the head, but nobody can say whether they are these. */
  | { is: 'undecided' }

type Blamed = string[]

/** `now` is what the head has. */
export function openTruth(
  { gitDir, head }: { gitDir: string; head: string },
  now: ReadonlyMap<string, TextFile>,
) {
  const then = new Map<string, ReadonlySet<string>>()
  const isFile = (commit: string, path: string): boolean => {
    const known = then.get(commit)
    const paths = known ?? new Set(filesAt(gitDir, commit))
    if (known === undefined) then.set(commit, paths)
    return paths.has(path)
  }
  const blamed = new Map<string, Blamed>()
  const blame = (commit: string, path: string): Blamed => {
    const key = `${commit}:${path}`
    const known = blamed.get(key)
    if (known !== undefined) return known
    const made = isFile(commit, path) ? originsOf(gitDir, commit, path) : []
    blamed.set(key, made)
    return made
  }
  /** By its words, where a line stands at the head. */
  const byKey = new Map<string, Place[]>()
  for (const [path, { keys }] of now)
    for (const [index, key] of keys.entries()) {
      if (key === '') continue
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [{ path, line: index + 1 }])
      else list.push({ path, line: index + 1 })
    }

  /** Where each line of a file is now, as far as blame knows. */
  function tiesOf(commit: string, path: string, keys: readonly string[]): Place[][] {
    const origins = blame(commit, path)
    const votes = new Map<string, number>()
    for (const key of new Set(keys))
      for (const file of new Set((byKey.get(key) ?? []).slice(0, 50).map((place) => place.path)))
        votes.set(file, (votes.get(file) ?? 0) + (key.length >= 12 ? 1 : 0))
    const files = [...votes]
      .filter(([file, count]) => count >= 1 || file === path)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, filesMax)
      .map(([file]) => file)
    if (now.has(path) && !files.includes(path)) files.push(path)
    const wanted = new Map<string, Place[]>()
    for (const file of files) {
      // What stood in another file already is the same line still, and not where this one went.
      const others = new Set(file === path ? [] : blame(commit, file))
      for (const [index, origin] of blame(head, file).entries()) {
        if (others.has(origin)) continue
        const list = wanted.get(origin)
        if (list === undefined) wanted.set(origin, [{ path: file, line: index + 1 }])
        else list.push({ path: file, line: index + 1 })
      }
    }
    return origins.map((origin) => wanted.get(origin) ?? [])
  }

  return function truthOf(sample: Omit<Sample, 'line'>, keys: readonly string[]): Truth[] {
    const ties = tiesOf(sample.commit, sample.path, keys)
    return keys.map((key, index): Truth => {
      const places = ties[index] ?? []
      if (places.length > 0) return { is: 'tied', places }
      const once = onceIn(keys, index, now, byKey)
      if (once !== null) return { is: 'once', places: [once] }
      if (key !== '' && !byKey.has(key)) return { is: 'absent', between: betweenTies(ties, index) }
      return { is: 'undecided' }
    })
  }
}

/** Of more files than these that hold some of its lines, the likeliest are asked. */
const filesMax = 5

function onceIn(
  keys: readonly string[],
  index: number,
  now: ReadonlyMap<string, TextFile>,
  byKey: ReadonlyMap<string, readonly Place[]>,
): Place | null {
  const [above, own, below] = [keys[index - 1], keys[index], keys[index + 1]]
  // With neighbours that say something themselves.
  const tell = [own, above, below].every((key) => (key ?? '').length >= 4)
  if (own === undefined || own.length < 8 || !tell) return null
  const isHere = (lines: readonly string[], at: number) =>
    lines[at - 1] === above && lines[at] === own && lines[at + 1] === below
  if (keys.filter((_, at) => isHere(keys, at)).length !== 1) return null
  const places = (byKey.get(own) ?? []).filter(({ path, line }) =>
    isHere(now.get(path)?.keys ?? [], line - 1),
  )
  return places.length === 1 ? (places[0] ?? null) : null
}

function betweenTies(
  ties: readonly Place[][],
  index: number,
): { path: string; above: number; below: number } | null {
  const only = (at: number) => (ties[at]?.length === 1 ? ties[at]?.[0] : undefined)
  let [up, down] = [index - 1, index + 1]
  while (up >= 0 && only(up) === undefined) up--
  while (down < ties.length && only(down) === undefined) down++
  const [above, below] = [only(up), only(down)]
  if (above === undefined || below === undefined || down - up > 40) return null
  if (above.path !== below.path || above.line >= below.line) return null
  return { path: above.path, above: above.line, below: below.line }
}

/** For each line the commit, name and line it came from. */
function originsOf(gitDir: string, commit: string, path: string): Blamed {
  const args = ['blame', '-w', '-M', '-C', '--incremental', commit, '--', path]
  const text = gitText(gitDir, args)
  const origins: string[] = []
  let open: { commit: string; from: number; to: number; count: number } | null = null
  for (const line of text.split('\n')) {
    const [, oid, from, to, count] = /^([0-9a-f]{40,64}) (\d+) (\d+) (\d+)$/.exec(line) ?? []
    if (oid !== undefined)
      open = { commit: oid, from: Number(from), to: Number(to), count: Number(count) }
    else if (open !== null && line.startsWith('filename ')) {
      for (let at = 0; at < open.count; at++)
        origins[open.to - 1 + at] = `${open.commit}:${line.slice(9)}:${open.from + at}`
      open = null
    }
  }
  return Array.from(origins, (origin, index) => origin ?? `unknown:${commit}:${path}:${index}`)
}
