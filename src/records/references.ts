/**
 * What a text points at: `decision#12`, lines of code as `app:src/a.ts#L10-L20@1a2b3c4`, a whole file as `app:src/a.ts`, a commit as
 * `app@1a2b3c4`, and addresses.
 * Pure. What stands in a block of code points at nothing; in the line, a name in backticks may.
 */
import { z } from 'zod'

export const Reference = z.discriminatedUnion('to', [
  z.object({ to: z.literal('record'), kind: z.string(), number: z.int().min(1) }),
  z.object({
    to: z.literal('code'),
    repository: z.string(),
    path: z.string(),
    fromLine: z.int().min(1),
    toLine: z.int().min(1),
    /** As it was written, seven digits or more; null where it speaks of whatever stands there now. */
    commit: z.string().nullable(),
  }),
  z.object({
    /** A file or a folder; in prose `a:b/c` may be neither, and nobody looks for such a one. */
    to: z.literal('file'),
    repository: z.string(),
    path: z.string(),
    /** As it was written; null where it speaks of whatever stands there now. */
    commit: z.string().nullable(),
  }),
  z.object({ to: z.literal('commit'), repository: z.string(), commit: z.string() }),
  z.object({ to: z.literal('address'), url: z.string() }),
  z.object({ to: z.literal('member'), member: z.uuid() }),
])
export type Reference = z.output<typeof Reference>

/** More than these in one text are a list, not references. */
const referencesMax = 500

/** Each once, in the order of the text. `kinds` are the names of records: `issue#12` is somebody else's. */
export function referencesIn(body: string, kinds: ReadonlySet<string>): Reference[] {
  const found = new Map<string, Reference>()
  for (const { reference } of referencesAt(outsideBlocks(body), kinds)) {
    found.set(JSON.stringify(reference), reference)
    if (found.size === referencesMax) break
  }
  return [...found.values()]
}

/** With where each stands in a text that is no block of code: from, and to without. */
export function* referencesAt(
  text: string,
  kinds: ReadonlySet<string>,
): Generator<{ from: number; to: number; reference: Reference }> {
  for (const match of text.matchAll(pattern)) {
    const reference = referenceOf(match.groups ?? {}, kinds)
    if (reference === undefined) continue
    const length = lengthOf(reference, match[0])
    yield { from: match.index, to: match.index + length, reference }
  }
}

/** What ends the sentence does not belong to it. */
function lengthOf(reference: Reference, whole: string): number {
  if (reference.to === 'address') return reference.url.length
  if (reference.to !== 'file' || reference.commit !== null) return whole.length
  return reference.repository.length + 1 + reference.path.length
}

const name = String.raw`[A-Za-z0-9][\w.+-]{0,99}`
const oid = '[0-9a-f]{7,64}'
/** Bounded throughout, so that no text takes long. */
const pattern = new RegExp(
  [
    // With what stands in a pair of brackets, as encyclopaedias have them.
    String.raw`(?<url>https?:\/\/(?:[^\s<>"'\x60\]()]|\([^\s<>"'\x60\]()]{0,200}\)){1,2000})`,
    String.raw`(?<![\w./:#@+-])(?<repository>${name}):(?<path>(?![/\\])[^\s:#\x60'"<>()\[\]]{1,500})#L(?<from>[1-9]\d{0,7})(?:-L?(?<until>[1-9]\d{0,7}))?(?:@(?<at>${oid})(?![\w]))?`,
    // Not a drive, not a port and its path, nor a word behind a colon; to its end, so that no part of something longer is taken for it.
    String.raw`(?<![\w./:#@+-])(?<store>${name}):(?<file>(?![/\\\d])(?=[^\s:#@]{0,500}[/.])[^\s:#@\x60'"<>()\[\]]{1,500})(?:@(?<then>${oid}))?(?=:?(?:[\s\x60'"<>()\[\]]|$)|[.,;:!?]{1,20}(?:\s|$))`,
    String.raw`(?<![\w./:#@+-])(?<holder>${name})@(?<commit>${oid})(?![\w@-]|\.\w)`,
    String.raw`(?<![\w./:#@+-])(?<kind>[a-z]{2,30})#(?<number>[1-9]\d{0,8})(?!\w)`,
  ].join('|'),
  'g',
)

function referenceOf(
  {
    url,
    repository,
    path,
    from,
    until,
    at,
    store,
    file,
    then,
    holder,
    commit,
    kind,
    number,
  }: Partial<Record<string, string>>,
  kinds: ReadonlySet<string>,
): Reference | undefined {
  // A sentence may end behind an address, or what is *emphasised*.
  if (url !== undefined) return { to: 'address', url: url.replace(/[.,;:!?*_~|]{1,100}$/, '') }
  if (repository !== undefined && path !== undefined) {
    const [one, other] = [Number(from), Number(until ?? from)]
    const [fromLine, toLine] = [Math.min(one, other), Math.max(one, other)]
    return { to: 'code', repository, path, fromLine, toLine, commit: at ?? null }
  }
  if (store !== undefined && file !== undefined) {
    const whole = then === undefined ? file.replace(/[.,;!?*_~|]{1,100}$/, '') : file
    const named = { repository: store, path: whole, commit: then ?? null }
    return /[./]/.test(whole) ? { to: 'file', ...named } : undefined
  }
  if (holder !== undefined && commit !== undefined)
    return { to: 'commit', repository: holder, commit }
  return kind !== undefined && kinds.has(kind)
    ? { to: 'record', kind, number: Number(number) }
    : undefined
}

/** Fenced blocks become as many spaces, as CommonMark tells them: opened by three or more, closed by as many of the same. */
export function outsideBlocks(body: string): string {
  let fence: string | undefined
  return body
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
      if (fence === undefined) {
        fence = mark
        return mark === undefined ? line : ''
      }
      const isEnd = mark?.startsWith(fence) === true && line.trim() === mark
      if (isEnd) fence = undefined
      return ''
    })
    .join('\n')
}
