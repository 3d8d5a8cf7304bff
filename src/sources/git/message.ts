/** What a commit message says, in the parts Cairn keeps: its subject, its trailers, and what it refers to. */
import type { Reference, Trailer } from '#facts/commit-fact.ts'

export interface Message {
  /** The first paragraph on one line, at most 1,000 characters. */
  subject: string
  trailers: Trailer[]
  references: Reference[]
}

const subjectMax = 1000
const trailersMax = 200
const referencesMax = 50

export function parseMessage(text: string): Message {
  const body = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  const start = /\S/.exec(body)?.index ?? 0
  const gap = body.indexOf('\n\n', start)
  const subject = (gap < 0 ? body.slice(start) : body.slice(start, gap))
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .slice(0, subjectMax)
  const trailers = gap < 0 ? [] : parseTrailers(body)
  return { subject, trailers, references: parseReferences(body, subject) }
}

const trailerLine = /^([A-Za-z0-9][A-Za-z0-9-]*)\s*:\s*(.*)$/
const gitLine = /^(Signed-off-by: |\(cherry picked from commit )/

/**
 * As git interpret-trailers: the last paragraph, when all its lines are trailers, or one is git's own and at least a
 * quarter are. A line that begins with white space continues the one above.
 */
export function parseTrailers(body: string): Trailer[] {
  const text = body.trimEnd()
  const lines = text.slice(text.lastIndexOf('\n\n') + 2).split('\n')
  if (lines.length > 20_000) return []
  const trailers: Trailer[] = []
  let others = 0
  let hasGitLine = false
  for (const line of lines) {
    const last = trailers.at(-1)
    if (/^\s/.test(line) && last !== undefined) {
      last.value = `${last.value} ${line.trim()}`
      continue
    }
    if (gitLine.test(line)) hasGitLine = true
    const match = trailerLine.exec(line)
    if (match)
      trailers.push({
        token: (match[1] ?? '').toLowerCase(),
        value: (match[2] ?? '').trim(),
        person: null,
      })
    else if (!line.startsWith('(cherry picked from commit ')) others++
  }
  const isBlock = others === 0 || (hasGitLine && trailers.length >= (trailers.length + others) / 4)
  if (!isBlock) return []
  const kept = trailers.slice(0, trailersMax)
  for (const trailer of kept) trailer.person = personIn(trailer.value)
  return kept
}

/** `Name <e-mail>`; the message is text, so the parts are brought back to bytes. */
function personIn(value: string): string | null {
  const open = value.indexOf('<')
  const close = value.indexOf('>', open)
  const name = value.slice(0, open).trim()
  const email = value.slice(open + 1, close)
  if (
    open < 1 ||
    close < 0 ||
    name === '' ||
    name.length > 200 ||
    email.length > 200 ||
    !/^[^\s@<>]+@[^\s@<>]+$/.test(email)
  )
    return null
  const person = `${name}\0${email}`
  return /[^\0-\x7f]/.test(person) ? Buffer.from(person, 'utf8').toString('latin1') : person
}

// One pass finds issue keys; a keyword before them says that they are closed or fixed.
const issueKey =
  /(?:\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)[:\s]+(?:issues?\s+)?)?(?:(?:\b([A-Za-z0-9][\w.-]{0,38}\/[\w.-]{1,100})|(?<![\w&]))#(\d{1,9})\b|\b([A-Z][A-Z0-9]{1,9}-[1-9]\d{0,8})\b)/gi
const notKeys = /^(UTF|SHA|ISO|RFC|CVE|MD|TLS|HTTP|AES|GPL|LGPL|AGPL|ECMA|IEEE|X|CWE|PEP)-/

function parseReferences(body: string, subject: string): Reference[] {
  const found = new Map<string, Reference>()
  const fixed = new Set<string>()
  if (body.includes('#') || /[A-Z]-\d/.test(body))
    for (const match of body.matchAll(issueKey)) {
      const [, keyword, repository, number, key] = match
      if (key !== undefined && (key !== key.toUpperCase() || notKeys.test(key))) continue
      const name = key ?? `${repository ?? ''}#${number}`
      const kind = keyword === undefined ? 'mentions' : 'closes'
      if (kind === 'closes' || !found.has(name)) found.set(name, { kind, key: name })
      if (keyword !== undefined && /^fix/i.test(keyword)) fixed.add(name)
      if (found.size >= referencesMax) break
    }
  const references: Reference[] = [...found.values()]
  // To close an issue need not mend anything: what is fixed is said beside it.
  for (const key of fixed)
    if (references.length < referencesMax) references.push({ kind: 'fixes', key })
  for (const match of body.matchAll(/\bThis reverts commit ([0-9a-f]{7,64})\b/g))
    if (references.length < referencesMax) references.push({ kind: 'reverts', key: match[1] ?? '' })
  const fixup = /^(?:fixup|squash|amend)! (.+)$/.exec(subject)?.[1]
  if (fixup !== undefined) references.push({ kind: 'fixup', key: fixup })
  const request = requestIn(body, subject)
  if (request !== undefined) references.push({ kind: 'request', key: `!${request}` })
  return references
}

/** As forges word what they merge or squash. A merge says it in its subject; GitLab's at the end of the message. */
const requestSubjects = [
  /^Merge pull request #(\d{1,9})\b/, // GitHub, Bitbucket Server
  /^Merge pull request '.*' \(#(\d{1,9})\) from /, // Gitea, Forgejo
  /^Merged in .* \(pull request #(\d{1,9})\)/, // Bitbucket Cloud
  /^Pull request #(\d{1,9}): /, // Bitbucket Server
  /^Merged PR (\d{1,9}): /, // Azure DevOps
  / \([#!](\d{1,9})\)$/, // squashed, on most of them
]

/** The number of the change request that this commit merges or is the squash of. */
function requestIn(body: string, subject: string): string | undefined {
  for (const pattern of requestSubjects) {
    const number = pattern.exec(subject)?.[1]
    if (number !== undefined) return number
  }
  return body.includes('See merge request ')
    ? /^See merge request \S*!(\d{1,9})\s*$/m.exec(body)?.[1]
    : undefined
}
