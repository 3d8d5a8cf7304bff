/** One file, whatever it is: the decisions in it, or why there are none. */
import type { DecisionFile } from './decision-file.ts'
import { brokenJsonAdr, readJsonAdr } from './json-adr.ts'
import { readKep } from './kep.ts'
import { markdownFormatOf } from './markdown-formats.ts'
import { pageOf } from './page.ts'
import { readMarkdown } from './read-markdown.ts'
import { readRfdAsciidoc } from './rfd-asciidoc.ts'
import { isBinary, textOf, type SourceText } from './source-text.ts'
import { mayHoldDecisions } from './where.ts'
import { isPlaceholder } from './status-words.ts'

export interface Skipped {
  path: string
  code: string
  message: string
}

export interface ReadFile {
  decisions: DecisionFile[]
  /** Null for what nobody would take for a decision: settings, pictures, programs. */
  skipped: Skipped | null
}

export function readFile(path: string, bytes: Uint8Array): ReadFile {
  if (!mayHoldDecisions.test(path)) return { decisions: [], skipped: null }
  const isProse = /\.(?:md|markdown)$/i.test(path)
  if (isBinary(bytes))
    return {
      decisions: [],
      skipped: isProse
        ? skip(path, 'decisions.file.binary', 'This is no text, or UTF-16; save it as UTF-8.')
        : null,
    }
  const source = textOf(bytes)
  const decisions = isProse ? readProse(path, source) : readOther(path, source)
  if (!source.isExact)
    for (const { warnings } of decisions ?? [])
      warnings.push({
        code: 'decisions.file.encoding',
        line: 1,
        message:
          'Some bytes are no UTF-8 and are shown as a sign; the file can be read, not edited.',
      })
  if (decisions === null)
    return {
      decisions: [],
      skipped: isProse
        ? skip(path, 'decisions.file.other', 'Nothing in it says that it is a decision.')
        : brokenIn(path, source),
    }
  const isForFilling = /(?:^|\/)templates?\//i.test(path) && decisions.length > 0
  if (
    isForFilling ||
    (decisions.length === 1 && decisions[0] !== undefined && isTemplate(decisions[0]))
  )
    return {
      decisions: [],
      skipped: skip(path, 'decisions.file.template', 'This is a template that nobody filled in.'),
    }
  return { decisions, skipped: null }
}

function readProse(path: string, source: SourceText): DecisionFile[] | null {
  const page = pageOf(path, source)
  const format = markdownFormatOf(page)
  return format === undefined ? null : [readMarkdown(page, format)]
}

function readOther(path: string, source: SourceText): DecisionFile[] | null {
  if (/\.json$/i.test(path)) return readJsonAdr(path, source)
  const decision = /\.ya?ml$/i.test(path) ? readKep(path, source) : readRfdAsciidoc(path, source)
  return decision === null ? null : [decision]
}

function brokenIn(path: string, source: SourceText): Skipped | null {
  const why = /\.json$/i.test(path) ? brokenJsonAdr(source) : null
  return why === null ? null : skip(path, 'decisions.file.broken', why)
}

function isTemplate({ title, status }: DecisionFile): boolean {
  return (
    (status !== null && isPlaceholder(status.value)) ||
    (title !== null &&
      /^(?:\{.*\}|\[[^\]]*\]|<[^>]*>|TITLE|NUMBER\. TITLE|RFC title|my_feature|\(fill.*)$/i.test(
        title.value,
      ))
  )
}

function skip(path: string, code: string, message: string): Skipped {
  return { path, code, message }
}
