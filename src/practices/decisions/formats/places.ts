/** Where a status or a date is written that the file does not have yet, in the manner of its format. */
import { CairnError } from '#std/errors.ts'
import type { DecisionFile } from './decision-file.ts'
import { markdownFormatOf } from './markdown-formats.ts'
import { statusHeadings } from './nygard.ts'
import { pageOf, sectionCalled, type Page } from './page.ts'
import { lineEndingOf } from './source-text.ts'
import { isPlainInYaml, type Splice } from './splice.ts'

export function placeOfStatus(file: DecisionFile, status: string): Splice {
  const { page, home, statusKey } = pageAgain(file)
  if (home === 'front matter') return inFrontMatter(page, statusKey, status)
  if (home === 'header') return inHeader(page, 'Status', status)
  const section = home === 'section' ? sectionCalled(page, ...statusHeadings) : undefined
  if (section === undefined) throw noPlace()
  const ending = lineEndingOf(page.text)
  const { start } = section.body
  return { start, end: start, with: ending + ending + status }
}

export function placeOfDate(file: DecisionFile, date: string): Splice {
  const { page, home, dateKeys } = pageAgain(file)
  if (home === 'front matter' && dateKeys[0] !== undefined)
    return inFrontMatter(page, dateKeys[0], date)
  if (home === 'header') return inHeader(page, 'Date', date)
  const title = page.outline.headings[0]
  if (home !== 'section' || title === undefined) throw noPlace()
  const ending = lineEndingOf(page.text)
  return { start: title.end, end: title.end, with: `${ending}${ending}Date: ${date}` }
}

function pageAgain(file: DecisionFile) {
  const page = pageOf(file.path, file)
  const format = /^(?:json-adr|kep)$/.test(file.format) ? undefined : markdownFormatOf(page)
  if (format === undefined || format.name !== file.format) throw noPlace()
  return { page, ...format }
}

/** Its last line; and where there is no front matter, one of its own above everything. */
function inFrontMatter(
  { text, outline: { frontMatter }, lines }: Page,
  key: string,
  value: string,
): Splice {
  const ending = lineEndingOf(text)
  const line = `${key}: ${isPlainInYaml(value) ? value : JSON.stringify(value)}${ending}`
  if (frontMatter === null) {
    const start = lines[0]?.start ?? 0
    return { start, end: start, with: `---${ending}${line}---${ending}${ending}` }
  }
  const start = lines.find((each) => each.start > frontMatter.end)?.start ?? frontMatter.end
  return { start, end: start, with: line }
}

/** Below the last of its lines, which begin alike. */
function inHeader({ text, header, outline }: Page, key: string, value: string): Splice {
  const ending = lineEndingOf(text)
  const last = [...header.values()]
    .filter(({ mark }) => /[*+-]/.test(mark))
    .toSorted((a, b) => a.line - b.line)
    .at(-1)
  if (last !== undefined)
    return { start: last.lineEnd, end: last.lineEnd, with: `${ending}${last.mark}${key}: ${value}` }
  const title = outline.headings[0]
  if (title?.level !== 1) throw noPlace()
  return { start: title.end, end: title.end, with: `${ending}${ending}* ${key}: ${value}` }
}

export function noPlace(): CairnError {
  return new CairnError(
    'conflict',
    'decisions.edit.no_place',
    'This format has no place for that.',
    {
      hint: 'Write it into the file in a form that your tools know.',
    },
  )
}
