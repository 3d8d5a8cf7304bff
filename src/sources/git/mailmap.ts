/** Reads a .mailmap as git does, so that git itself need never apply one from wherever it finds it. */

export interface Mailmap {
  canonical(name: string, email: string): { name: string | null; email: string | null } | undefined
  /** The e-mails of commits that it speaks of, in lower case. */
  emails: string[]
  /** How many lines lie past the limits. What is no mapping is passed over, as git does. */
  ignoredLines: number
}

const charactersMax = 1024 * 1024
const linesMax = 50_000
const lineMax = 2000

interface Entry {
  name: string | null
  email: string | null
  /** Keyed by lower-case commit name. */
  byName: Map<string, { name: string | null; email: string | null }>
}

/** `Proper Name <proper@mail> Commit Name <commit@mail>` and its shorter forms; later lines win; matching ignores case. */
export function parseMailmap(content: string): Mailmap {
  const entries = new Map<string, Entry>()
  let ignoredLines = 0
  let end = -1
  for (const [index, line] of content.split('\n').entries()) {
    end += line.length + 1
    const text = line.trim()
    if (text === '' || text.startsWith('#')) continue
    if (index >= linesMax || end > charactersMax || text.length > lineMax) ignoredLines++
    else addLine(entries, text)
  }
  return {
    ignoredLines,
    emails: [...entries.keys()],
    canonical(name, email) {
      const entry = entries.get(email.toLowerCase())
      if (entry === undefined) return undefined
      const found = entry.byName.get(name.toLowerCase()) ?? entry
      return found.name === null && found.email === null
        ? undefined
        : { name: found.name, email: found.email }
    },
  }
}

const line = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?/

function addLine(entries: Map<string, Entry>, text: string): void {
  const match = line.exec(text)
  if (!match) return
  const properName = (match[1] ?? '').trim() || null
  const firstEmail = (match[2] ?? '').trim()
  const commitName = (match[3] ?? '').trim()
  const commitEmail = match[4]?.trim()
  const key = (commitEmail ?? firstEmail).toLowerCase()
  const entry = entries.get(key) ?? { name: null, email: null, byName: new Map() }
  entries.set(key, entry)
  const properEmail = commitEmail === undefined ? null : firstEmail
  if (commitName !== '')
    entry.byName.set(commitName.toLowerCase(), { name: properName, email: properEmail })
  else {
    entry.name = properName ?? entry.name
    entry.email = properEmail ?? entry.email
  }
}
