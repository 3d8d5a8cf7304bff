/** Frames of PHP: of what nobody caught, Xdebug's, and the places that PHPUnit and its relatives tell. */
import { told, type FrameReader } from './frame.ts'

export const readPhp: FrameReader = (text) => {
  const line = text.trim()
  const called = (numbered.exec(line) ?? xdebug.exec(line) ?? symfony.exec(line))?.groups
  if (called !== undefined)
    return told(called['file'] ?? null, { line: called['line'], name: nameIn(called['name']) })
  const within = internal.exec(line)
  if (within !== null) return told(null, { name: nameIn(within[1]) })
  const found = (thrown.exec(line) ?? place.exec(line))?.groups
  return found === undefined ? undefined : told(found['file'] ?? null, { line: found['line'] })
}

const file = String.raw`(?<file>(?:[A-Za-z]:)?[\w@./\\ +-]{1,600}?\.(?:php|phtml|inc|module|phpt))`
const numbered = new RegExp(
  String.raw`^#\d{1,6} (?<file>(?:phar:\/\/)?(?:[A-Za-z]:)?[^():]{1,600})\((?<line>\d{1,10})\)(?: : [\w ()']{1,60})?(?:: (?<name>.{1,600}))?$`,
)
const internal = /^#\d{1,6} \[internal function\]: (.{1,600})$/
const xdebug =
  /^PHP\s{1,6}\d{1,6}\. (?<name>\S{1,400}\(.{0,600}\)) (?<file>\S[^:]{0,600}|[A-Za-z]:\\[^:]{1,600}):(?<line>\d{1,10})$/
/** Symfony's console: `App\Cart->add() at /app/src/Cart.php:12`. */
const symfony = new RegExp(
  String.raw`^(?<name>[\w\\]{1,300}(?:->|::)\w{1,200}\(\)) at ${file}:(?<line>\d{1,10})$`,
)
/** `in /app/a.php on line 12`, `in /app/a.php:12`, `thrown in …`. */
const thrown = new RegExp(
  String.raw`^(?:PHP |Next )?(?:\w[\w \\]{0,200}(?::  ?.{0,600})?\s)?in ${file}(?: on line |:)(?<line>\d{1,10})$`,
)
const place = new RegExp(String.raw`^(?:at )?(?=[\w/.]|[A-Za-z]:)${file}:(?<line>\d{1,10})$`)

function nameIn(said: string | undefined): string | undefined {
  const name = said?.replace(/\(.{0,600}$/, '')
  return name === undefined || /^\{main\}|^(?:include|require)(?:_once)?$/.test(name)
    ? undefined
    : name
}
