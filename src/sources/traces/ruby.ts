/** Frames of Ruby, with the older quotes and the newer ones, and RSpec's. */
import { told, type FrameReader } from './frame.ts'

export const readRuby: FrameReader = (text) => {
  const line = text.trimStart().replace(/^(?:\d{1,6}: )?(?:from |# )/, '')
  const found = pattern.exec(line)?.groups
  if (found !== undefined)
    return told(found['file'] ?? null, { line: found['line'], name: nameIn(found['name'] ?? '') })
  // RSpec leaves the name out where a spec itself is the place.
  const bare = /^\s{1,40}# (?<file>(?:\.{1,2}\/|\/)?[\w./@ -]{1,500}\.rb):(?<line>\d{1,10})$/.exec(
    text,
  )
  return bare === null
    ? undefined
    : told(bare.groups?.['file'] ?? null, { line: bare.groups?.['line'] })
}

const pattern =
  /^(?<file>(?:[A-Za-z]:)?[^\s:#'"][^:#'"]{0,600}):(?<line>\d{1,10}):in [`'](?<name>[^'`]{1,300})'/

/** `block (2 levels) in Foo#bar` is in `Foo#bar`; `<main>` and `<top (required)>` are the file itself. */
function nameIn(said: string): string | undefined {
  const name = said.replace(/^(?:(?:block|rescue|ensure)(?: \(\d{1,3} levels\))? in ){1,6}/, '')
  return name.startsWith('<') ? undefined : name
}
