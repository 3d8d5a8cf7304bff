/** Frames of Node and of what runs on it: V8's, vitest's, and the place that stands above an error that nobody caught. */
import { told, type FrameReader, type Told } from './frame.ts'
import { placeIn } from './place.ts'

export const readNode: FrameReader = (text) => {
  const line = text.trim()
  const compiled = typescript.exec(line)?.groups ?? located.exec(line)?.groups
  if (compiled !== undefined) {
    const { file = '', line: at, column } = compiled
    return told(file, { line: at, column })
  }
  if (line.startsWith('❯ ')) return vitest(line.slice(2).trim())
  if (!line.startsWith('at ') && line.includes('@')) {
    const found = otherEngines.exec(line)?.groups
    if (found !== undefined) return otherEngine(found)
  }
  if (!line.startsWith('at ')) return script.test(line) ? onlyPlace(line) : undefined
  return v8(line.slice(3).trim())
}

/** `fn (place)`, `async fn (place)`, `place`, `fn (<anonymous>)`. */
function v8(said: string): Told | undefined {
  // What hangs on the error follows in braces.
  const rest = said.replace(/^async (?=\S)/, '').replace(/ \{$/, '')
  if (rest.endsWith(')') && rest.includes(' (')) {
    const opens = rest.indexOf(' (')
    const name = nameIn(rest.slice(0, opens))
    const inside = rest.slice(opens + 2, -1)
    // What eval made has a place of its own; where eval was called is what can be looked at.
    const place = placeIn(evalled.exec(inside)?.[1] ?? inside)
    if (place !== undefined) return told(nullIfAnonymous(place.file), { ...place, name })
    return /^(?:<anonymous>|native|index \d{1,9}|node:[\w/]{1,200})$/.test(inside)
      ? told(null, { name })
      : undefined
  }
  const place = placeIn(rest)
  if (place?.column === undefined) return rest === '<anonymous>' ? told(null) : undefined
  return told(nullIfAnonymous(place.file), place)
}

/** Firefox and Safari: `fn@https://example.org/a.js:12:5`, `async*fn@…`, `@…`, `map@[native code]`. */
const otherEngines =
  /^(?<name>[^@\s]{0,300}|(?:global|module|eval) code)@(?:(?<place>[a-z][a-z-]{1,30}:\/\/\S{1,1500}:\d{1,10}:\d{1,10})|\[native code\])$/

function otherEngine({ name: said = '', place: at }: Record<string, string | undefined>): Told {
  // A function without a name has that of where it stands, and a stroke.
  const called = said.replace(/^(?:async\*|promise callback\*)+/, '').replace(/(?:\/?<){1,20}$/, '')
  const name = called === '' || called.endsWith(' code') ? undefined : called
  const place = at === undefined ? undefined : placeIn(at)
  return place === undefined ? told(null, { name }) : told(place.file, { ...place, name })
}

const evalled =
  /^eval at [^(]{0,300}\((?:eval at [^(]{0,300}\(){0,5}([^()]{1,1000}:\d{1,10}:\d{1,10})\)/

/** `new Foo`, `Object.bar [as baz]`: what is called, and not what it is called as. */
function nameIn(said: string): string | undefined {
  const name = said.replace(/ \[as [^\]]{1,200}\]$/, '').trim()
  return /^(?:Object\.)?(?:<anonymous>|eval)$/.test(name) ? undefined : name
}

function nullIfAnonymous(file: string): string | null {
  return file === '' || file.startsWith('<') ? null : file
}

/** ` ❯ src/a.test.ts:12:5`, ` ❯ fn src/a.ts:12:5`; a suite in its tree begins so, too, and has no place. */
function vitest(said: string): Told | undefined {
  const place = placeIn(said)
  if (place?.column === undefined) return undefined
  const space = place.file.lastIndexOf(' ')
  if (space < 0 || /^[/\\]|^[A-Za-z]:/.test(place.file)) return told(place.file, place)
  return told(place.file.slice(space + 1), { ...place, name: place.file.slice(0, space) })
}

const script =
  /^(?:file:\/\/)?\/?(?:[A-Za-z]:)?[\w@./\\ +()[\]%~-]{1,500}\.(?:[cm]?[jt]sx?|vue|svelte):\d{1,10}$/

/** `src/a.ts(12,5): error TS2322` and `src/a.ts:12:5 - error TS2322`. */
const typescript =
  /^(?<file>[\w@./\\-]{1,500}\.[cm]?tsx?)[(:](?<line>\d{1,10})[,:](?<column>\d{1,10})(?:\):| -) error TS\d/
/** Node's own runner says where a failing test stands. */
const located =
  /^(?:location: '|test at )(?<file>[^':]{1,600}|[A-Za-z]:[^':]{1,600}):(?<line>\d{1,10}):(?<column>\d{1,10})'?$/

/** `/app/server.js:12` above the line that threw: all that an error of syntax has. */
function onlyPlace(line: string): Told | undefined {
  const place = placeIn(line)
  return place === undefined || !/^(?:file:|\/|[A-Za-z]:)/.test(line)
    ? undefined
    : told(place.file, place)
}
