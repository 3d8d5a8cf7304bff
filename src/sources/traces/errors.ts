/** What went wrong, as each runtime says it above, below or between its frames. */
import type { TracedError } from './frame.ts'
import { loggedByPhp } from './php.ts'

/** `isTraced`: a frame stands close by, so that a name that does not say "error" may be one's. */
export function errorIn(
  text: string,
  { below, isTraced }: { below: string; isTraced: boolean },
): TracedError | undefined {
  const line = text
    .trim()
    .replace(/^E\s{1,20}/, '')
    .replace(/^[|+ ]{1,40}/, '')
    .slice(0, 1_200)
  const go = /^(panic|fatal error): (.{1,1000})$/.exec(line)
  if (go !== null)
    return { type: go[1] ?? null, message: (go[2] ?? '').replace(/ \[recovered\]$/, '') }
  const rust =
    /^(?:thread '[^']{0,300}'|thread <unnamed>)(?: \(\d{1,12}\))? panicked at (?:'(.{0,1000})', [^']{1,600}|[^']{1,600}:\d{1,10}:)$/.exec(
      line,
    )
  if (rust !== null) return { type: 'panic', message: rust[1] ?? below.trim() }
  const ruby =
    /^[^\s:][^:]{0,600}:\d{1,10}:in [`'][^'`]{1,300}': (.{0,800}) \(([\w:]{1,200})\)$/.exec(line)
  if (ruby !== null) return { type: ruby[2] ?? null, message: ruby[1] ?? '' }
  const logged = loggedByPhp(line)
  return logged === undefined
    ? named(line, isTraced)
    : { type: logged.type, message: logged.message }
}

function named(line: string, isTraced: boolean): TracedError | undefined {
  const introduced = introduction.exec(line)?.[0] ?? ''
  const rest = line.slice(introduced.length)
  const found = header.exec(rest)?.groups
  const type = found?.['type']
  if (type === undefined) return undefined
  // "Note: …" is a sentence; a type has been announced, says what it is, or stands among frames with its package before it.
  const isOne =
    introduced !== '' ||
    says.test(type) ||
    (isTraced && /[.\\:]/.test(type) && found?.['message'] !== undefined)
  if (!isOne) return undefined
  const message = (found?.['message'] ?? '')
    .replace(/ in \S{1,600}\.php:\d{1,10}$/, '')
    .replace(/ \{$/, '')
  return { type, message: message.trim() }
}

const introduction =
  /^(?:Exception in thread "[^"]{0,200}" |Unhandled exception[.:] |Uncaught \(in promise\) |Uncaught |Caused by: (?=[\w.$\\]{1,300}(?::|$))|Suppressed: |\(Inner Exception #\d{1,4}\) |---> |\[cause\]: |PHP Fatal error: {1,2}Uncaught |Fatal error: Uncaught |Next )+/
const header =
  /^(?<type>[A-Za-z_$][\w$]{0,200}(?:(?:\.|::|\\)[A-Za-z_$][\w$]{0,200}){0,20})(?: \[[\w.-]{1,100}\])?(?: \(0x[\dA-F]{1,8}\))?(?:: {1,4}(?<message>.{0,1000})|:?)$/
const says =
  /(?:Error|Exception|ExceptionGroup|Failure|Failed|Fault|Interrupt|Exit|Throwable|Violation|Overflow|NotFound|DoesNotExist|Timeout|Warning)$/
