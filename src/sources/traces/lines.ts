/** The lines of a trace without colours and without what logs put before each of them. Linear in the text's length. */
import type { Line } from './frame.ts'

/** What is longer is no trace that somebody reads: the rest is left unread. */
export const charsMax = 1_000_000
/** Minified code may be one line. What tells a place stands before this. */
const lineMax = 2_000

export function linesOf(text: string): Line[] {
  return text
    .slice(0, charsMax)
    .split(breaks)
    .map((line) => lineOf(line.slice(0, lineMax)))
}

/** A log that is JSON has a whole stack in one line, with its breaks written out. */
const breaks =
  /\r\n|\n|\r|(?:\\r)?\\n(?=(?:\\t|[ \t]){0,40}(?:at |File \\?"|#\d|from |Caused by|Traceback|\w{1,200}(?:Error|Exception)\b))/

function lineOf(line: string): Line {
  let bare = line.replace(colours, '')
  // A timestamp, a level, a container's name: no log has more of them.
  for (let left = 5; left > 0; left -= 1) {
    const prefix = prefixes.find((one) => one.test(bare))
    if (prefix === undefined) break
    bare = bare.replace(prefix, '')
  }
  if (asJson.test(bare)) bare = fromJson(bare)
  const raw = bare.trim()
  return { text: bare.trimEnd(), raw: line.includes(raw) ? raw : line.trim() }
}

const asJson = /^(?:\\t|[ \t]){0,40}(?:at |File \\"|#\d)/

/** A line that was part of a text in JSON: its marks are written out, and the text may end in it. */
function fromJson(line: string): string {
  return line
    .replace(/^(?:\\t|[ \t]){1,40}/, '    ')
    .replaceAll(String.raw`\"`, '"')
    .replace(/(\d\)?)(?:\\n)?"(?:[,}\]].{0,1900})?$/, '$1')
}

/** Of terminals: colours and moves, and titles or links up to their end. */
// oxlint-disable-next-line no-control-regex
const colours = /[\u001b\u009b](?:\[[\d;?]{0,40}[@-~]|\][^\u0007\u001b]{0,500}(?:\u0007|\u001b\\))/g

const tasks = '(?:test|build|dev|lint|check|start|e2e|ci|unit)'
/** Each bounded, and bound to the beginning. */
const prefixes = [
  /^\uFEFF/,
  // `gh run view --log`: job and step.
  /^[^\t]{1,200}\t[^\t]{1,200}\t(?=\uFEFF?\d{4}-\d\d)/,
  // GitHub, GitLab (with its stream), Jenkins, most loggers. One space ends it: what follows is indentation.
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| UTC)?\]?(?: \d\d[OE]\+?)?[ \t]?/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?[ \t]/,
  // syslog and journald.
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (?:[\w.-]{1,64} [\w./-]{1,64}(?:\[\d{1,9}\])?: ?)?/,
  // PHP's own log.
  /^\[\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d(?: [\w/+-]{1,40})?\] /,
  // Android's, in its longer form and its brief one.
  /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,6}\d{1,7} {1,6}\d{1,7} [VDIWEFA] [\w.$-]{1,60} {0,40}: ?/,
  /^[VDIWEFA]\/[\w.$-]{1,60} {0,40}\( {0,6}\d{1,7}\): ?/,
  // What kubelet, Heroku and pm2 write before each line.
  /^std(?:out|err) [FP] /,
  /^(?:app|heroku)\[[\w.-]{1,40}\]: /,
  /^\d{1,4}\|[\w.-]{1,60} {0,40}\| /,
  // docker compose.
  /^[\w.-]{1,80} {0,40}\| /,
  /^##\[[a-z]{1,20}\]/,
  /^::(?:error|warning|notice|debug)[^:]{0,400}::/,
  /^\[(?:ERROR|INFO|WARN|WARNING|DEBUG|FATAL|SEVERE|err|out|\d{1,4})\] /,
  // Monorepo runners name the package and its task.
  new RegExp(String.raw`^@?[\w./-]{1,80}:${tasks}[\w:-]{0,30}: `),
  new RegExp(String.raw`^@?[\w./-]{1,80} ${tasks}[\w:-]{0,30}: `),
  // Quoted in a mail or an issue.
  /^> (?=\s{0,20}(?:at|File|from|#\d)\b)/,
]
