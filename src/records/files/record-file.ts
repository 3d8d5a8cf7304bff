/**
 * A record as a Markdown file: what is known of it as front matter, its words below, and each comment below a line that names it.
 * Pure. What is written so reads back as the same; what does not read says at which line, and why.
 */
import { isMap, isNode, LineCounter, parseDocument, stringify, type Document } from 'yaml'
import { z } from 'zod'
import { actionStates } from '../actions.ts'
import { bodyCharsMax, Title } from '../shape.ts'

const Time = z.iso.datetime()
const Member = z.uuid().nullable()

const CommentFront = z.strictObject({
  id: z.uuid(),
  /** Null where the writer wished to stay unnamed. */
  author: Member.default(null),
  at: Time,
  updatedAt: Time.optional(),
  version: z.int().min(1).default(1),
  replyTo: z.uuid().nullable().default(null),
  isRemoved: z.boolean().default(false),
  /** Only where its words cannot stand below. */
  text: z.string().max(bodyCharsMax).optional(),
})

const ActionFront = z.strictObject({
  id: z.uuid(),
  text: z.string().trim().min(1).max(1000),
  state: z.enum(actionStates).default('open'),
  owner: Member.default(null),
  due: z.iso.date().nullable().default(null),
  version: z.int().min(1).default(1),
  createdAt: Time,
  updatedAt: Time.optional(),
})

const Front = z.strictObject({
  kind: z.string().regex(/^[a-z]{1,50}$/, 'a kind is a word such as decision'),
  /** Without one it is new; so are number, version and dates. */
  id: z.uuid().optional(),
  number: z.int().min(1).max(999_999_999).optional(),
  title: Title,
  status: z.string().min(1).max(50),
  author: Member.optional(),
  version: z.int().min(1).optional(),
  createdAt: Time.optional(),
  updatedAt: Time.optional(),
  detail: z.record(z.string(), z.unknown()).default({}),
  actions: z.array(ActionFront).default([]),
  comments: z.array(CommentFront).default([]),
})

export interface RecordFile extends Omit<z.output<typeof Front>, 'comments'> {
  body: string
  comments: (Omit<z.output<typeof CommentFront>, 'text'> & { body: string })[]
}

export interface Problem {
  path: string
  line: number
  message: string
}

export function textOfRecord({ body, comments, actions, detail, ...front }: RecordFile): string {
  const below = [body, ...comments.map(({ id, body: words }) => `${lineOf(id)}\n\n${words}`)].join(
    '\n\n',
  )
  // Whoever writes such a line into a text would be read as somebody else's comment.
  const isPlain = comments.every(({ id }) => below.split(lineOf(id)).length === 2)
  const told = {
    ...front,
    ...(Object.keys(detail).length === 0 ? {} : { detail }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(comments.length === 0
      ? {}
      : {
          comments: comments.map(({ body: words, ...comment }) =>
            isPlain ? comment : { ...comment, text: words },
          ),
        }),
  }
  const yaml = stringify(told, { lineWidth: 0, aliasDuplicateObjects: false })
  return `---\n${yaml}---\n\n${isPlain ? below : body}\n`
}

export type ReadRecord = { file: RecordFile; lineOf: (at: readonly PropertyKey[]) => number }

/** Null for a file that says nothing of being a record; a problem for one that does and cannot be read. */
export function readRecordFile(path: string, given: string): ReadRecord | Problem[] | null {
  const text = given.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const close = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1
  if (close === -1) return null
  const lines = new LineCounter()
  const document = parsed(text.slice(4, close + 1), lines)
  if (document === null || !isMap(document.contents) || !document.has('kind')) return null
  const [error] = document.errors
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line + 1
    return [{ path, line, message: error.message.split('\n')[0] ?? 'This cannot be read.' }]
  }
  const at = (keys: readonly PropertyKey[]): number => lineIn(document, lines, keys)
  const told = valuesOf(document)
  if (told === undefined) return [{ path, line: 1, message: 'An alias stands for nothing here.' }]
  const front = Front.safeParse(told)
  if (!front.success)
    return front.error.issues.map((issue) => ({ path, line: at(issue.path), message: said(issue) }))
  const { comments, ...rest } = front.data
  const below = text
    .slice(close + '\n---\n'.length)
    .replace(/^\n/, '')
    .replace(/\n$/, '')
  const { body, words, problems } = apart(below, comments)
  const all = [
    ...problems.map((message) => ({ path, line: at(['comments']), message })),
    ...(body.length > bodyCharsMax
      ? [{ path, line: at([]), message: `The words are more than ${bodyCharsMax} letters.` }]
      : []),
  ]
  if (all.length > 0) return all
  return {
    file: {
      ...rest,
      body: withoutNul(body),
      comments: comments.map(({ text: inFront, ...comment }) => ({
        ...comment,
        body: withoutNul(inFront ?? words.get(comment.id) ?? ''),
      })),
    },
    lineOf: at,
  }
}

/** `0012.md` in a folder for its kind: a name that stays when the title changes. */
export function pathOfRecord({ kind, number }: { kind: string; number: number }): string {
  return `${kind}/${String(number).padStart(4, '0')}.md`
}

function lineOf(comment: string): string {
  return `<!-- comment ${comment} -->`
}

/** A key that stands for nobody's anchor; deeper than a stack is no front matter. */
function parsed(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(text, { lineCounter })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Undefined where it names what stands elsewhere: that is how a small file becomes a huge one. */
function valuesOf(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

function apart(below: string, comments: readonly z.output<typeof CommentFront>[]) {
  const words = new Map<string, string>()
  const problems: string[] = []
  let rest = below
  for (const { id } of comments.filter(({ text }) => text === undefined).toReversed()) {
    const mark = `\n\n${lineOf(id)}\n\n`
    // A body without a word leaves nothing above its first comment.
    const at = rest.startsWith(mark.slice(2)) ? -2 : rest.lastIndexOf(mark)
    if (at === -1) problems.push(`The line ${lineOf(id)} is missing, or out of order.`)
    else {
      words.set(id, rest.slice(at + mark.length))
      rest = rest.slice(0, Math.max(0, at))
    }
  }
  return { body: rest, words, problems }
}

/** Of what is told by its keys; where it is not there, of what should hold it. */
function lineIn(
  document: Document.Parsed,
  lines: LineCounter,
  keys: readonly PropertyKey[],
): number {
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true)
    const key = isMap(document.contents) && length === 1 ? keyCalled(document, keys[0]) : undefined
    const found = key ?? node
    if (isNode(found) && found.range) return lines.linePos(found.range[0]).line + 1
  }
  return 1
}

function keyCalled(document: Document.Parsed, name: PropertyKey | undefined): unknown {
  if (!isMap(document.contents)) return undefined
  return document.contents.items.find(({ key }) => isNode(key) && String(key) === name)?.key
}

export function said({ path, message }: Pick<z.core.$ZodIssue, 'path' | 'message'>): string {
  return path.length === 0 ? `${message}.` : `${path.join('.')}: ${message}.`
}

// PostgreSQL keeps no NUL.
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}
