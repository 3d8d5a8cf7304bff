/**
 * What the writer says in their own words. Code, quotations, logs, addresses, comments and the text of templates are
 * blotted out, sign for sign, so that places in the prose are places in the text.
 */

export function proseOf(markdown: string): string {
  const lines = blotLines(markdown)
  return inline.reduce((text, pattern) => text.replace(pattern, (part) => blot(part)), lines)
}

/** Belongs to no word and to no white space, so nothing is read across it. */
const ink = '\ufffc'

/** Line breaks stay: blocks begin at the beginning of a line. */
function blot(part: string): string {
  return part.replace(/[^\n\r]/g, ink)
}

/** Each bounded, so that a stray sign costs no more than the rest of its paragraph. */
const inline: readonly RegExp[] = [
  // Comments, as templates of issues and changes have them.
  /<!--[^]*?(?:-->|$)/g,
  // `code`, and ``code with a tick``.
  /(?<!`)(`{2,3})(?!`)[^\n]{1,400}?(?<!`)\1(?!`)/g,
  /(?<!`)`(?!`)(?:[^`\n]|\n(?!\s*\n)){1,400}`(?!`)/g,
  // Markup and addresses: <https://…>, <b>, (https://…), file paths, e-mail.
  /<[a-z/][^<>\n]{0,300}>/gi,
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>)\]]{1,2000}/gi,
  /\bwww\.[^\s<>)\]]{1,2000}/gi,
  /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}/g,
  /(?<=\]\()[^()\s]{1,2000}(?=\))/g,
  /(?<![\w/.@-])[\w.@-]{0,100}(?:\/[\w.@-]{1,100}){2,30}/g,
  // What templates want filled in: {{ name }}, ${name}, <% … %>, [your name here].
  /\{\{[^{}\n]{0,300}\}\}|\$\{[^{}\n]{0,300}\}|<%[^%\n]{0,300}%>/g,
  // Quotations: "…", “…”, „…“, «…», and '…' where it is no apostrophe.
  /"(?:[^"\n]|\n(?!\s*\n)){1,600}?"/g,
  /[“„](?:[^“”\n]|\n(?!\s*\n)){1,600}?[”“]/g,
  /«[^»\n]{1,600}»/g,
  /(?<![\w'’])['‘](?=\S)[^'’\n]{1,200}(?:(?<=\w)['’](?=\w)[^'’\n]{1,200}){0,4}['’](?!\w)/g,
]

/** Whole lines that are not the writer's prose. */
function blotLines(markdown: string): string {
  let fence: string | undefined
  // Without an end it is no front matter but a rule.
  let isFront = /^---[ \t]*\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.test(markdown)
  let wasBlank = true
  return markdown
    .split('\n')
    .map((line, index) => {
      if (isFront) {
        if (index > 0 && /^(?:---|\.\.\.)\s*$/.test(line)) isFront = false
        return blot(line)
      }
      const [, marks] = /^[ \t>*+-]{0,20}(`{3,}|~{3,})/.exec(line) ?? []
      if (fence !== undefined) {
        if (marks?.startsWith(fence) && /^[ \t>]*[`~]+\s*$/.test(line)) fence = undefined
        return blot(line)
      }
      if (marks !== undefined && !line.slice(line.indexOf(marks) + marks.length).includes('`')) {
        fence = marks
        return blot(line)
      }
      const isCode = wasBlank && /^(?: {4}|\t)/.test(line) && !/^\s+(?:[-*+]|\d+[.)]) /.test(line)
      // An indented block goes on as long as it is indented.
      wasBlank = line.trim() === '' || isCode
      return isCode || isNoProse(line) ? blot(line) : line
    })
    .join('\n')
}

function isNoProse(line: string): boolean {
  return notProse.some((pattern) => pattern.test(line))
}

const notProse: readonly RegExp[] = [
  // Somebody else's words.
  /^\s{0,3}>/,
  /^On .{4,80} wrote:\s*$/,
  // A prompt, a diff, a trace, a line of a log.
  /^\s*[$%] \S/,
  /^(?:diff --git|index [0-9a-f]{7}|@@ |\+\+\+ |--- a\/)/,
  /^\s+at \S+ ?\(|^\s*(?:Traceback|Caused by:|File ".*", line \d+)/,
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*\s+\S*(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b/i,
  /^\s*\[?(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\]?(?::|\s+\[|\s{2,})/,
  /^\w{3} [ \d]\d \d\d:\d\d:\d\d \S+ \S+(?:\[\d+\])?:/,
]
