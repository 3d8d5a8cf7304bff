/** Frames of Go: a function, and its place on the line below it. Failing tests and the compiler tell the place alone. */
import { told, type FrameReader } from './frame.ts'

export const readGo: FrameReader = (text, before) => {
  const dumped = dump.exec(text)?.groups
  if (dumped !== undefined)
    return told(dumped['file'] ?? null, {
      line: dumped['line'],
      name: functionIn(before(1).trim()),
    })
  const said = (message.exec(text) ?? testify.exec(text))?.groups
  return said === undefined
    ? undefined
    : told(said['file'] ?? null, { line: said['line'], column: said['column'] })
}

const dump =
  /^\s{1,40}(?<file>(?:[A-Za-z]:)?[^\s:"'()][^:"'()]{0,600}\.(?:go|s)):(?<line>\d{1,10})(?: \+0x[\da-f]{1,16})?(?: fp=.{0,200})?$/
/** `t.Errorf` tells the file's name, `go build` and `go vet` the path and a column. */
const message =
  /^(?:vet: |\s{1,40})?(?<file>[\w./@\\-]{1,500}\.go):(?<line>\d{1,10})(?::(?<column>\d{1,10}))?: /
const testify =
  /^\s{0,40}(?:Error Trace:\s{1,20})?(?<file>(?:[A-Za-z]:)?[\w./@\\-]{1,600}\.go):(?<line>\d{1,10})$/

/** Without arguments: `main.(*T).run(0xc0, {0x1, 0x2})`, `main.f(...)`, `created by main.main in goroutine 1`. */
function functionIn(line: string): string | undefined {
  const created = /^created by (\S{1,500})/.exec(line)
  if (created !== null) return created[1]
  if (!line.endsWith(')')) return undefined
  const name = line.slice(0, line.lastIndexOf('('))
  return /^[\w./~@*()[\]{}·-]{1,500}$/.test(name) && name.includes('.') ? name : undefined
}
