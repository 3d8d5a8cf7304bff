/** Frames of PHP: of what nobody caught, Xdebug's, and the places that PHPUnit and its relatives tell. */
import { told, type FrameReader } from './frame.ts'

export const readPhp: FrameReader = (text) => {
  const line = text.trim()
  const called = (numbered.exec(line) ?? xdebug.exec(line) ?? symfony.exec(line))?.groups
  if (called !== undefined)
    return told(called['file'] ?? null, { line: called['line'], name: nameIn(called['name']) })
  const within = internal.exec(line)
  if (within !== null) return told(null, { name: nameIn(within[1]) })
  const found = (thrown.exec(line) ?? place.exec(line))?.groups ?? loggedByPhp(line)
  return found === undefined ? undefined : told(found['file'] ?? null, { line: found['line'] })
}

/** Monolog's, which Laravel writes: the place that threw stands in the line of the message alone. */
export function loggedByPhp(
  text: string,
): { type: string; message: string; file: string; line: string } | undefined {
  const begins = text.indexOf('[object] (')
  const found = begins < 0 ? undefined : logged.exec(text.slice(begins).trimEnd())?.groups
  if (found === undefined) return undefined
  const { type = '', message = '', file: path = '', line = '' } = found
  return { type: type.replaceAll('\\\\', '\\'), message, file: path, line }
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

const logged = new RegExp(
  String.raw`^\[object\] \((?<type>[\w\\]{1,300})\(code: [\w-]{1,20}\): (?<message>.{0,1000}) at ${file}:(?<line>\d{1,10})\)`,
)

/** What was written as JSON has each stroke twice. */
function nameIn(said: string | undefined): string | undefined {
  const name = said?.replace(/\(.{0,600}$/, '').replaceAll('\\\\', '\\')
  return name === undefined || /^\{main\}|^(?:include|require)(?:_once)?$/.test(name)
    ? undefined
    : name
}
