/** A Markdown file taken apart, before anybody asked which format it is in. */
import type { Part, Section } from './decision-file.ts'
import { headerLinesOf, type HeaderLine } from './header-lines.ts'
import { outlineOf, type Outline } from './outline.ts'
import { linesOf, type Line, type SourceText } from './source-text.ts'
import { fieldsOf, type Field } from './yaml-fields.ts'

export interface Page extends SourceText {
  path: string
  lines: Line[]
  outline: Outline
  fields: Map<string, Field>
  /** Why the front matter could not be read whole. */
  frontMatterProblem: string | null
  header: Map<string, HeaderLine>
}

export function pageOf(path: string, source: SourceText): Page {
  const lines = linesOf(source.text)
  const outline = outlineOf(lines)
  const { frontMatter } = outline
  const { fields, problem } =
    frontMatter === null
      ? { fields: new Map<string, Field>(), problem: null }
      : fieldsOf(source.text, frontMatter, 2)
  return {
    path,
    ...source,
    lines,
    outline,
    fields,
    frontMatterProblem: problem,
    header: headerLinesOf(outline),
  }
}

/** By the words of its heading, numbers and marks in front aside. */
export function sectionCalled(
  { outline }: Pick<Page, 'outline'>,
  ...names: string[]
): Section | undefined {
  return outline.sections.find(({ heading }) => names.includes(plainHeading(heading)))
}

export function plainHeading(heading: string): string {
  return heading
    .replace(/^[\d.\s]+/, '')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .toLowerCase()
}

/** A field that holds one value, and says something. */
export function fieldPart({ fields }: Pick<Page, 'fields'>, key: string): Part | null {
  const field = fields.get(key)
  const [value] = field?.values ?? []
  return field === undefined || field.isList || value === undefined || value.value.trim() === ''
    ? null
    : value
}
