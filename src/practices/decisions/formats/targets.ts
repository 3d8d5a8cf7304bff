/** How one decision names another: `[title](file.md)`, `ADR-0012`, `RFC 12`, a file name, or a bare number, which is given as `#12`. */
import type { Span } from './decision-file.ts'

export interface Target extends Span {
  target: string
}

export function targetsIn(text: string): Target[] {
  return [...text.matchAll(naming)].map((match) => {
    const [whole, link, angle, url, name, file, slug, number] = match
    const target = link ?? angle ?? url ?? file ?? slug ?? `#${Number(name ?? number)}`
    return { target, start: match.index, end: match.index + whole.length }
  })
}

const naming = new RegExp(
  [
    // A link, with a title behind its target perhaps.
    String.raw`!?\[(?:\\.|[^[\]\\\n]|\[[^[\]\n]{0,100}\]){0,500}\]\((?:<)?([^\s()<>]{1,500}(?:\([^\s()]{0,100}\))?[^\s()<>]{0,100})(?:>)?(?:[ \t]+"[^"\n]{0,200}")?\)`,
    String.raw`<([^<>\s]{1,500}\.md)>`,
    String.raw`(\bhttps?://[^\s()<>\]]{1,500})`,
    String.raw`\b(?:adr|rfc|kep|rfd|decision)[-_ #]{0,2}(\d{1,6})\b`,
    String.raw`((?:[\w.-]{1,200}\/){0,10}[\w.-]{1,200}\.(?:md|markdown|adoc))\b`,
    String.raw`\b(\d{8}-[\w-]{1,200})`,
    String.raw`(?<![\w.])#?(\d{1,6})(?![\w.-])`,
  ].join('|'),
  'gi',
)

/** Every link in a line of prose, but for pictures and what is code. */
export function linksIn(line: string): string[] {
  const text = line.replace(/(`+)[^`]*\1/g, (code) => ' '.repeat(code.length))
  const inline = [
    ...text.matchAll(
      /(?<!!)\[(?:\\.|[^[\]\\\n]|\[[^[\]\n]{0,100}\]){0,500}\]\(<?([^\s()<>]{1,500}(?:\([^\s()]{0,100}\))?[^\s()<>]{0,100})>?(?:[ \t]+["'(][^\n]{0,200}?["')])?\)/g,
    ),
  ]
  const defined = /^ {0,3}\[[^\]^\n]{1,200}\]:[ \t]+<?([^\s<>]{1,500})/.exec(text)
  return [...inline.map(([, target = '']) => target), ...(defined?.[1] ? [defined[1]] : [])]
}
