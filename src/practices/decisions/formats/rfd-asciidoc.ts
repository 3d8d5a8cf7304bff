/** Oxide's requests for discussion in AsciiDoc: `:state:` and `= RFD 1 Title` at the top, sections with `==`. */
import type { DecisionFile, Part, Section, Warning } from './decision-file.ts'
import { numberInPath, numberInTitle } from './numbers.ts'
import { rfd } from './rfd.ts'
import { linesOf, type Line, type SourceText } from './source-text.ts'
import { meaningOf } from './status-words.ts'

/** Null when it is some other AsciiDoc. */
export function readRfdAsciidoc(path: string, { text, isExact }: SourceText): DecisionFile | null {
  const lines = linesOf(text)
  const state = attribute(lines, 'state')
  const heading = lines.find((line) => /^= +\S/.test(line.text))
  if (state === null || heading === undefined) return null
  const lead = /^= +/.exec(heading.text)?.[0].length ?? 0
  const words = heading.text.slice(lead).trimEnd()
  const { number, length } = numberInTitle(words)
  const start = heading.start + lead + length
  const meaning = meaningOf(state.value, rfd.words)
  const warnings: Warning[] =
    meaning === 'unknown'
      ? [
          {
            code: 'decisions.status.not_understood',
            line: state.line,
            message: `"${state.value.slice(0, 80)}" is no status that means one thing.`,
          },
        ]
      : []
  return {
    path,
    format: 'rfd',
    text,
    isExact,
    number: numberInPath(path) ?? number,
    title: {
      value: words.slice(length),
      start,
      end: start + words.length - length,
      notation: 'markdown',
    },
    status: state,
    meaning,
    date: null,
    day: null,
    relations: [],
    sections: sectionsOf(lines),
    worded: [],
    links: [],
    warnings,
  }
}

function attribute(lines: readonly Line[], name: string): (Part & { line: number }) | null {
  for (const { text, start, number } of lines) {
    const [, lead = '', value = ''] =
      /^(:([\w-]+): +)(.*?)\s*$/.exec(text)?.filter((_, at) => at !== 2) ?? []
    if (lead.toLowerCase().startsWith(`:${name}:`) && value !== '')
      return {
        value,
        start: start + lead.length,
        end: start + lead.length + value.length,
        notation: 'markdown',
        line: number,
      }
    if (/^==+ /.test(text)) return null
  }
  return null
}

/** A listing between `----` may hold what looks like a heading. */
function sectionsOf(lines: readonly Line[]): Section[] {
  const sections: Section[] = []
  let open: string | undefined
  for (const { text, start, end } of lines) {
    if (/^(-{4,}|\.{4,}|\+{4,}|\/{4,})$/.test(text))
      open = open === undefined ? text : open === text ? undefined : open
    const [, marks, heading] = /^(={2,6}) +(.*\S)\s*$/.exec(text) ?? []
    if (open === undefined && marks !== undefined && heading !== undefined)
      sections.push({ heading, level: marks.length, body: { start: end, end } })
    else if (sections.length > 0 && text.trim() !== '') grow(sections, { start, end })
  }
  return sections
}

function grow(sections: Section[], line: { start: number; end: number }): void {
  const last = sections.at(-1)
  if (last === undefined) return
  const isFirst = last.body.start === last.body.end
  last.body = { start: isFirst ? line.start : last.body.start, end: line.end }
}
