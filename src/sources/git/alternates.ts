/**
 * Holds a repository to its own objects: what its alternates name, and what its links lead to, must lie inside it, or a
 * repository could show what its reader may read and its author may not.
 */
import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { shownPath } from '#std/address.ts'
import { CairnError } from '#std/errors.ts'
import { isThere, readWhole } from './repository-file.ts'

/** `commonDir` is a real path. */
export async function refuseAlternates(objectsDir: string, commonDir: string): Promise<void> {
  const seen = new Set<string>()
  const look = async (folder: string): Promise<void> => {
    const real = await inside(folder, commonDir)
    if (seen.has(real)) return
    seen.add(real)
    const entries = await isThere(readdir(real, { recursive: true, withFileTypes: true }), real)
    for (const entry of entries ?? [])
      if (entry.isSymbolicLink()) await inside(path.join(entry.parentPath, entry.name), commonDir)
    const text = (await readWhole(path.join(real, 'info', 'alternates'))) ?? ''
    for (const named of alternatesIn(text)) await look(path.resolve(real, named))
  }
  await look(objectsDir)
}

/** Its real path; where there is none yet, what it would be. Bytes that are no text may stand for any path. */
async function inside(target: string, commonDir: string): Promise<string> {
  const real = await realpath(target).catch(() => target)
  if (real.startsWith(commonDir + path.sep) && !real.includes('\ufffd')) return real
  throw new CairnError(
    'forbidden',
    'git.repo.alternates',
    'This repository borrows objects from elsewhere.',
    { hint: `If you trust ${shownPath(real)}, add --trust-alternates.` },
  )
}

/** Entry by entry as git reads them: a line each, a comment after #, or a path in quotes that may be followed by another. */
export function alternatesIn(text: string): string[] {
  const entries: string[] = []
  let rest = text.replace(/\0[^]*/, '')
  while (rest !== '') {
    const quoted = /^"((?:[^"\\]|\\[^])*)"/.exec(rest)
    const unquoted = quoted === null ? undefined : unquote(quoted[1] ?? '')
    const length =
      unquoted === undefined ? (/^[^\n]*/.exec(rest)?.[0].length ?? 0) : (quoted?.[0].length ?? 0)
    const entry = unquoted ?? rest.slice(0, length)
    if (entry !== '' && !rest.startsWith('#')) entries.push(entry)
    rest = rest.slice(length + 1)
  }
  return entries
}

const escapes: Record<string, string> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}

/** Undefined where an escape is none of C's: git then takes the line as it stands. */
function unquote(quoted: string): string | undefined {
  const pieces = quoted.match(/[^\\]+|\\[0-3][0-7]{2}|\\[^]/g) ?? []
  const bytes: Buffer[] = []
  for (const piece of pieces) {
    const after = piece.slice(1)
    if (!piece.startsWith('\\')) bytes.push(Buffer.from(piece))
    else if (after.length === 3) bytes.push(Buffer.from([Number.parseInt(after, 8)]))
    else if (escapes[after] === undefined) return undefined
    else bytes.push(Buffer.from(escapes[after]))
  }
  return Buffer.concat(bytes).toString('utf8')
}
