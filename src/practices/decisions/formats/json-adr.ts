/** JSON-ADR 1.0.0: one decision in `adr`, or many in `adrs`. Places come from a YAML parser, to which JSON is YAML. */
import { z } from 'zod'
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'
import { dayOf } from './days.ts'
import type { DecisionFile, Part, Relation, Warning } from './decision-file.ts'
import { lineAt, linesOf, type SourceText } from './source-text.ts'
import { meaningOf } from './status-words.ts'

/** What we read; other keys stay where they are. */
const Adr = z.looseObject({
  number: z.int().min(0).optional(),
  title: z.string().optional(),
  status: z.string().optional(),
  date: z.string().optional(),
  links: z.array(z.looseObject({ type: z.string(), target: z.int() })).optional(),
})

/** Of the values that hold words. */
const headings = { context: 'Context', decision: 'Decision', consequences: 'Consequences' }

const Export = z.union([
  z.looseObject({ version: z.string(), adrs: z.array(z.unknown()) }),
  z.looseObject({ version: z.string(), adr: z.unknown().refine((adr) => adr !== undefined) }),
])

/** Why a file that means to be one cannot be read; null where it can, or is some other JSON. */
export function brokenJsonAdr({ text }: SourceText): string | null {
  if (!/"version"\s*:/.test(text) || !/"adrs?"\s*:/.test(text)) return null
  let read: unknown
  try {
    read = JSON.parse(withoutMark(text))
  } catch {
    return 'This begins as JSON-ADR and is no whole JSON: it may be cut off.'
  }
  const isMeant = z.looseObject({ version: z.unknown(), adrs: z.unknown() }).safeParse(read)
  return isMeant.success && isMeant.data.adrs !== undefined && !Export.safeParse(read).success
    ? 'This has the keys of JSON-ADR, and not its shape: version is text, and adrs a list.'
    : null
}

/** Null when it is some other JSON. */
export function readJsonAdr(path: string, source: SourceText): DecisionFile[] | null {
  const file = parsed(source.text)
  if (file === null) return null
  const isSingle = !('adrs' in file)
  const adrs = 'adrs' in file && Array.isArray(file.adrs) ? file.adrs : [file['adr']]
  const places = placesOf(source.text, isSingle)
  const lines = linesOf(source.text)
  return adrs.map((adr, at) => {
    const place = places[at]
    const line = lineAt(lines, place?.start ?? 0)
    return decisionOf(
      isSingle ? path : `${path}#/adrs/${at}`,
      source,
      { adr, line, parts: place?.parts ?? new Map() },
      file.version,
    )
  })
}

function parsed(text: string): z.output<typeof Export> | null {
  try {
    const read = Export.safeParse(JSON.parse(withoutMark(text)))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

interface Place {
  start: number
  parts: Map<string, Part>
}

function decisionOf(
  path: string,
  { text, isExact }: SourceText,
  { adr, line, parts }: { adr: unknown; line: number; parts: Map<string, Part> },
  version: string,
): DecisionFile {
  const warnings: Warning[] = []
  const warn = (code: string, message: string): void => void warnings.push({ code, line, message })
  if (version !== '1.0.0')
    warn(
      'decisions.format.version',
      `This is JSON-ADR ${version.slice(0, 20)}; 1.0.0 is what we know.`,
    )
  const read = Adr.safeParse(adr)
  if (!read.success)
    warn(
      'decisions.format.shape',
      `This is no JSON-ADR: ${read.error.issues[0]?.path.join('.') || 'it'} has another shape.`,
    )
  const { number, status, date, links = [] } = read.data ?? {}
  const title = parts.get('title') ?? null
  const meaning = status === undefined ? 'unknown' : meaningOf(status)
  const day = date === undefined ? null : dayOf(date)
  if (title === null)
    warn('decisions.title.none', 'It has no title; the name of its file stands in for one.')
  if (status === undefined) warn('decisions.status.none', 'The decision says no status.')
  else if (meaning === 'unknown')
    warn(
      'decisions.status.not_understood',
      `"${status.slice(0, 80)}" is no status that means one thing.`,
    )
  if (date !== undefined && day === null)
    warn('decisions.date.not_understood', `"${date.slice(0, 80)}" is no date that means one day.`)
  return {
    path,
    format: 'json-adr',
    text,
    isExact,
    number: number ?? null,
    title,
    status: parts.get('status') ?? null,
    meaning,
    date: parts.get('date') ?? null,
    day,
    relations: links.flatMap(({ type, target }) => relationOf(type, target, line)),
    sections: [],
    worded: Object.entries(headings).flatMap(([key, heading]) => {
      const part = parts.get(key)
      return part === undefined || part.value.trim() === '' ? [] : [{ heading, part }]
    }),
    links: [],
    warnings,
  }
}

function relationOf(type: string, target: number, line: number): Relation[] {
  const kinds = new Map<string, Relation['kind']>([
    ['supersedes', 'supersedes'],
    ['superseded-by', 'superseded by'],
  ])
  const kind = kinds.get(type.toLowerCase().replaceAll(/[ _]/g, '-'))
  return kind === undefined ? [] : [{ kind, target: `#${target}`, line, start: 0, end: 0 }]
}

function placesOf(text: string, isSingle: boolean): Place[] {
  const { contents } = parseDocument<Node>(text, { version: '1.2', uniqueKeys: false })
  if (!isMap(contents)) return []
  const value = contents.get(isSingle ? 'adr' : 'adrs', true)
  const nodes: unknown[] = isSingle ? [value] : isSeq(value) ? value.items : []
  return nodes.map((node) => {
    const parts = new Map<string, Part>()
    if (!isMap(node)) return { start: 0, parts }
    for (const { key, value: field } of node.items)
      if (isScalar(key) && isScalar(field) && typeof field.value === 'string' && field.range)
        parts.set(String(key.value), {
          value: field.value,
          start: field.range[0],
          end: field.range[1],
          notation: 'json',
        })
    return { start: node.range?.[0] ?? 0, parts }
  })
}
