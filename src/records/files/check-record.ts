/** Whether a record of a file may be written here: by its kind, and by what is known here already. Pure. */
import type { About, Kind } from '../shape.ts'
import type { Given, Known } from './known-here.ts'
import { Tags } from '../tags.ts'
import { said, type Problem } from './record-file.ts'

export interface Checked extends Given {
  kind: Kind<About>
  record: About
}

/** The shape of its kind says what may be known of it in this state. */
export function checkRecord(
  given: Given,
  { kinds, known, now }: { kinds: readonly Kind<About>[]; known: Known; now: Date },
): Checked | Problem[] {
  const { path, file, lineOf } = given
  const problem = (at: readonly PropertyKey[], message: string): Problem[] => [
    { path, line: lineOf(at), message },
  ]
  const kind = kinds.find(({ name }) => name === file.kind)
  if (kind === undefined)
    return problem(['kind'], `There is no kind of record called ${file.kind}.`)
  const today = now.toISOString()
  const { title, status, body, detail } = file
  const tags = Tags.safeParse(detail['tags'] ?? [])
  if (!tags.success)
    return tags.error.issues.flatMap(({ path: at, message }) =>
      problem(['detail', 'tags', ...at], said({ path: ['tags', ...at], message })),
    )
  const result = kind.shape.safeParse({
    ...detail,
    tags: tags.data,
    // What is not said is told by the act that writes it.
    ...{ id: file.id ?? '00000000-0000-4000-8000-000000000000', number: file.number ?? 1 },
    ...{ title, status, body, author: file.author ?? null, version: file.version ?? 1 },
    ...{ createdAt: file.createdAt ?? today, updatedAt: file.updatedAt ?? today },
  })
  if (!result.success)
    return result.error.issues.flatMap((issue) => {
      const isApart = issue.path.length === 0 || String(issue.path[0]) in file
      return problem(isApart ? issue.path : ['detail', ...issue.path], said(issue))
    })
  const lost = Object.keys(detail).find((key) => !(key in result.data))
  if (lost !== undefined)
    return problem(['detail', lost], `In ${status} a ${kind.name} knows nothing called ${lost}.`)
  const before = file.id === undefined ? undefined : known.records.get(file.id)
  if (before !== undefined && before.kind !== kind.name)
    return problem(['id'], `This is the id of a ${before.kind} here.`)
  if (before?.isRemoved === true)
    return problem(
      ['id'],
      `This ${kind.name} was taken away here. Without its id it comes in as a new one.`,
    )
  if (before !== undefined && before.version !== (file.version ?? 1))
    return problem(
      ['version'],
      `It was changed here since (version ${before.version} now). Export it again, and make your change to that.`,
    )
  const holder = known.numbers.get(`${kind.name} ${file.number}`)
  if (holder !== undefined && holder !== file.id)
    return problem(
      ['number'],
      `Another ${kind.name} has the number ${file.number} here. Without one it gets the next.`,
    )
  const astray = astrayIn(given, known)
  return astray.length > 0 ? astray : { ...given, kind, record: result.data }
}

/** Comments and actions belong to one record, and answers to a comment on it. */
function astrayIn({ path, file, lineOf }: Given, known: Known): Problem[] {
  const heads = new Set(file.comments.filter(({ replyTo }) => replyTo === null).map(({ id }) => id))
  const isElsewhere = (holder: string | undefined): boolean =>
    holder !== undefined && holder !== file.id
  const rules: Rule[] = [
    ...file.comments.flatMap(({ id, replyTo }, at): Rule[] => [
      {
        at: ['comments', at],
        isBroken: isElsewhere(known.comments.get(id)),
        message: 'This comment is about another record here.',
      },
      {
        at: ['comments', at, 'replyTo'],
        isBroken: replyTo !== null && !heads.has(replyTo),
        message: 'What it answers begins no thread in this file.',
      },
    ]),
    ...file.actions.map(({ id }, at): Rule => ({
      at: ['actions', at],
      isBroken: isElsewhere(known.actions.get(id)),
      message: 'This action is about another record here.',
    })),
  ]
  return rules
    .filter(({ isBroken }) => isBroken)
    .map(({ at, message }) => ({ path, line: lineOf(at), message }))
}

interface Rule {
  at: PropertyKey[]
  isBroken: boolean
  message: string
}

type Once = [key: string | undefined, what: string, at: PropertyKey[]]

/** What may stand once only, in all files together. */
export function twiceIn(given: readonly Given[]): Problem[] {
  const first = new Map<string, string>()
  return given.flatMap(({ path, file, lineOf }) => {
    const once: Once[] = [
      [file.id, 'id', ['id']],
      [file.number === undefined ? undefined : `${file.kind} ${file.number}`, 'number', ['number']],
      ...file.comments.map(({ id }, at): Once => [id, 'id', ['comments', at]]),
      ...file.actions.map(({ id }, at): Once => [id, 'id', ['actions', at]]),
    ]
    return once.flatMap(([key, what, at]) => {
      if (key === undefined) return []
      const other = first.get(key)
      first.set(key, other ?? path)
      return other === undefined
        ? []
        : [{ path, line: lineOf(at), message: `${other} has this ${what}, too.` }]
    })
  })
}
