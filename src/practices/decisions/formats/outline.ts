/** The headings and the prose of a Markdown text. What stands in code, comments or front matter is none of both. */
import type { Section, Span } from './decision-file.ts'
import type { Line } from './source-text.ts'

export interface Heading extends Span {
  level: number
  text: string
  line: number
  /** Of the words, without `#` and spaces. */
  words: Span
}

export interface Outline {
  headings: Heading[]
  /** Lines that a reader sees as prose: no code, no comments, no front matter; headings are left in. */
  prose: Line[]
  /** Between the two `---` at the top of the file. */
  frontMatter: Span | null
  sections: Section[]
}

export function outlineOf(lines: readonly Line[]): Outline {
  const frontMatter = frontMatterOf(lines)
  const body = frontMatter === null ? lines : lines.filter(({ start }) => start > frontMatter.end)
  // The line that closes the front matter is the first of these.
  const prose = proseOf(frontMatter === null ? body : body.slice(1))
  const headings = headingsOf(prose)
  return { headings, prose, frontMatter, sections: sectionsOf(headings, lines) }
}

/** Its closing line is `---` or `...`; without one it is a rule, and what follows is text. */
function frontMatterOf(lines: readonly Line[]): Span | null {
  if (lines[0] === undefined || !/^---[ \t]*$/.test(lines[0].text)) return null
  const close = lines.findIndex(({ text }, at) => at > 0 && /^(---|\.\.\.)[ \t]*$/.test(text))
  const first = lines[1]
  const last = lines[close - 1]
  return close === -1 || first === undefined || last === undefined
    ? null
    : { start: first.start, end: last.end }
}

function proseOf(lines: readonly Line[]): Line[] {
  const prose: Line[] = []
  let fence: string | undefined
  let isInComment = false
  for (const line of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line.text)
    if (fence !== undefined) {
      if (mark?.[1]?.startsWith(fence) && mark[2]?.trim() === '') fence = undefined
    } else if (isInComment) {
      isInComment = !line.text.includes('-->')
    } else if (mark?.[1] !== undefined && !(mark[1].startsWith('`') && mark[2]?.includes('`'))) {
      fence = mark[1]
    } else {
      const opened = line.text.lastIndexOf('<!--')
      isInComment = opened !== -1 && !line.text.slice(opened).includes('-->')
      if (!isInComment || line.text.slice(0, line.text.indexOf('<!--')).trim() !== '')
        prose.push(line)
    }
  }
  return prose
}

function headingsOf(prose: readonly Line[]): Heading[] {
  return prose.flatMap((line, at): Heading[] => {
    const [, lead = '', marks = '', rest = ''] =
      /^( {0,3})(#{1,6})(?:[ \t]+(.*)|[ \t]*)$/.exec(line.text) ?? []
    if (marks !== '') {
      const indent = line.text.length - rest.length - lead.length
      return [
        heading(
          line,
          marks.length,
          line.start + lead.length + indent,
          withoutClosing(rest),
          line.end,
        ),
      ]
    }
    const under = prose[at + 1]
    const isUnderlined =
      under?.number === line.number + 1 &&
      /^ {0,3}(=+|-{3,})[ \t]*$/.test(under.text) &&
      /^ {0,3}[^\s>*+\-#|]/.test(line.text) &&
      (prose[at - 1]?.text.trim() ?? '') === ''
    if (!isUnderlined) return []
    const level = under.text.includes('=') ? 1 : 2
    return [heading(line, level, line.start, line.text, under.end)]
  })
}

function heading(line: Line, level: number, from: number, given: string, end: number): Heading {
  const text = given.trim()
  const start = from + given.length - given.trimStart().length
  return {
    level,
    text,
    line: line.number,
    start: line.start,
    end,
    words: { start, end: start + text.length },
  }
}

/** `## Title ##` is closed by its second marks; they are no words of it. */
function withoutClosing(text: string): string {
  const trimmed = text.trimEnd()
  const words = trimmed.replace(/#+$/, '')
  return words === '' || /[ \t]$/.test(words) ? words.trimEnd() : trimmed
}

function sectionsOf(headings: readonly Heading[], lines: readonly Line[]): Section[] {
  const end = lines.at(-1)?.end ?? 0
  return headings.map(({ text, level, end: from }, at) => ({
    heading: text,
    level,
    body: filled(lines, { start: from, end: headings[at + 1]?.start ?? end + 1 }),
  }))
}

/** From the first line that is not empty to the last; nothing, behind the heading, where all are. */
function filled(lines: readonly Line[], within: Span): Span {
  let low = indexAfter(lines, within.start)
  let high = indexAfter(lines, within.end - 1) - 1
  while (low <= high && lines[low]?.text.trim() === '') low++
  while (high >= low && lines[high]?.text.trim() === '') high--
  const first = lines[low]
  const last = lines[high]
  return low > high || first === undefined || last === undefined
    ? { start: within.start, end: within.start }
    : { start: first.start, end: last.end }
}

/** The prose of a section, without a walk through all of it: a hostile file may have as many sections as lines. */
export function proseWithin({ prose }: Pick<Outline, 'prose'>, { start, end }: Span): Line[] {
  return prose
    .slice(indexAfter(prose, start - 1), indexAfter(prose, end - 1))
    .filter((line) => line.end <= end)
}

/** The first line that begins behind this offset. */
function indexAfter(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((lines[middle]?.start ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
