/**
 * Writes a tour into its file: only what was changed differs, in the indentation that the file has. A step that moved moves as it
 * stands, with the keys that we know nothing of.
 */
import type { TourFile } from './read-tour.ts'
import { memberOf, type JsonNode, type Span } from './json-tree.ts'

/** By its name: a value to be there, or undefined where none is to be. What is not named stays. */
export type Changes = Readonly<Record<string, unknown>>

export interface StepWritten {
  /** Which step of the file it was, from 0; null where it is new. */
  was: number | null
  changes: Changes
}

export function writeTour(file: TourFile, changes: Changes, steps: readonly StepWritten[]): string {
  const { text, root, tour } = file
  const style = styleOf(text)
  const list = memberOf(root, 'steps')?.value
  const inner = list?.is === 'array' ? stepsOf(file, list, { steps, style }) : []
  const all = changesOf(text, root, { was: tour, changes, style, depth: 1, inner })
  return file.mark + spliced(text, all)
}

/** A tour that no file holds yet, as CodeTour itself writes one. */
export function newTour(changes: Changes, steps: readonly Changes[]): string {
  const tour = { $schema: 'https://aka.ms/codetour-schema', ...changes, steps }
  return `${JSON.stringify(tour, null, 2)}\n`
}

interface Style {
  newline: string
  /** '' where the file stands in one line. */
  indent: string
}

interface Splice extends Span {
  with: string
}

function styleOf(text: string): Style {
  const [, newline, indent] = /(\r?\n)([ \t]*)\S/.exec(text) ?? []
  return { newline: newline ?? '', indent: newline === undefined ? '' : (indent ?? '') }
}

interface Changing {
  /** What the object says so far. */
  was: Readonly<Record<string, unknown>>
  changes: Changes
  style: Style
  depth: number
  /** What changes within its values besides. */
  inner?: readonly Splice[]
}

function changesOf(
  text: string,
  node: JsonNode,
  { was, changes, style, depth, inner = [] }: Changing,
): Splice[] {
  if (node.is !== 'object') return []
  const splices: Splice[] = [...inner]
  const added: string[] = []
  const kept = new Set(node.members)
  for (const [key, value] of Object.entries(changes)) {
    if (isSame(was[key], value)) continue
    const member = memberOf(node, key)
    if (value === undefined) {
      for (const each of node.members) if (each.key === key) kept.delete(each)
    } else if (member === undefined)
      added.push(`${JSON.stringify(key)}:${colonSpace(text, node)}${spelled(value, style, depth)}`)
    else splices.push({ ...spanOf(member.value), with: spelled(value, style, depth) })
  }
  if (kept.size === node.members.length && added.length === 0) return splices
  // Names came or went: the object is written anew, of the pieces that it has.
  const pieces = node.members
    .filter((member) => kept.has(member))
    .map(({ keySpan, value }) => rewritten(text, { start: keySpan.start, end: value.end }, splices))
  return [{ ...spanOf(node), with: joined(text, node, [...pieces, ...added], { style, depth }) }]
}

/** A part of the text, with what changes in it. */
function rewritten(text: string, { start, end }: Span, splices: readonly Splice[]): string {
  const its = splices.filter((one) => one.start >= start && one.end <= end)
  const moved = its.map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
  return spliced(text.slice(start, end), moved)
}

function stepsOf(
  { text, tour }: TourFile,
  list: Extract<JsonNode, { is: 'array' }>,
  { steps, style }: { steps: readonly StepWritten[]; style: Style },
): Splice[] {
  const depth = 3
  const isInPlace = steps.length === list.items.length && steps.every(({ was }, at) => was === at)
  const each = steps.map(({ was, changes }) => {
    const node = was === null ? undefined : list.items[was]
    if (node === undefined || was === null) return { node: undefined, splices: [], changes }
    return {
      node,
      splices: changesOf(text, node, { was: tour.steps[was] ?? {}, changes, style, depth }),
      changes,
    }
  })
  if (isInPlace) return each.flatMap(({ splices }) => splices)
  const pieces = each.map(({ node, splices, changes }) =>
    node === undefined
      ? spelled(withoutNothing(changes), style, depth - 1)
      : rewritten(text, node, splices),
  )
  return [{ ...spanOf(list), with: joined(text, list, pieces, { style, depth: depth - 1 }) }]
}

/** With the brackets, and the space between pieces, that were there; as the rest of the file is where there were none. */
function joined(
  text: string,
  node: Exclude<JsonNode, { is: 'scalar' }>,
  pieces: readonly string[],
  { style, depth }: { style: Style; depth: number },
): string {
  const parts: Span[] =
    node.is === 'array'
      ? node.items
      : node.members.map(({ keySpan, value }) => ({ start: keySpan.start, end: value.end }))
  const [open, close] = [text[node.start] ?? '', text[node.end - 1] ?? '']
  if (pieces.length === 0) return open + close
  const [first, second] = parts
  const last = parts.at(-1)
  const lead =
    first === undefined
      ? style.newline + style.indent.repeat(depth)
      : text.slice(node.start + 1, first.start)
  const trail =
    last === undefined
      ? style.newline + style.indent.repeat(depth - 1)
      : text.slice(last.end, node.end - 1)
  const between =
    first === undefined || second === undefined
      ? `,${lead === '' ? colonSpace(text, node) : lead}`
      : text.slice(first.end, second.start)
  return open + lead + pieces.join(between) + trail + close
}

/** What stands behind the colons of the file. */
function colonSpace(text: string, node: JsonNode): string {
  const [member] = node.is === 'object' ? node.members : []
  return member === undefined
    ? ' '
    : text.slice(member.keySpan.end, member.value.start).replace(/^\s*:/, '')
}

function spelled(value: unknown, { newline, indent }: Style, depth: number): string {
  const made = JSON.stringify(value, null, indent)
  return made.replaceAll('\n', newline + indent.repeat(depth))
}

function withoutNothing(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end, with: words }) => all.slice(0, start) + words + all.slice(end),
      text,
    )
}
