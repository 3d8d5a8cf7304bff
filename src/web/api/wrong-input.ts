/** What was wrong with what a form sent, in a sentence for whoever filled it in: the server names keys and types, as programs want it. Pure. */

export interface Issue {
  path: readonly (string | number)[]
  message: string
}

/** Each field once, the first that is wrong about it; undefined where nothing is known of it. */
export function wrongInputSaid(issues: readonly Issue[]): string | undefined {
  const said = new Map<string, string>()
  for (const { path, message } of issues) {
    const field = wordsOf(path.findLast((part) => typeof part === 'string') ?? '')
    if (!said.has(field)) said.set(field, sentenceOf(field, message))
  }
  return said.size === 0 ? undefined : [...said.values()].join(' ')
}

function sentenceOf(field: string, message: string): string {
  const known = knownOf(message)
  if (known !== undefined) return `${begun(field === '' ? 'what was sent' : field)} ${known}.`
  // Of ours, a sentence without its ends; what a library says in a way that is not foreseen here, names at least the field.
  return /^[a-z]/.test(message)
    ? `${begun(message)}.`
    : `${begun(field === '' ? 'something' : field)} cannot be taken as it is: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`
}

function knownOf(message: string): string | undefined {
  if (message.endsWith('received undefined')) return 'is missing'
  for (const [pattern, words] of sentences) {
    const found = pattern.exec(message)
    if (found !== null) return words(found[1] ?? '', found[2] ?? '')
  }
  return undefined
}

const sentences: readonly (readonly [RegExp, (one: string, other: string) => string])[] = [
  [/^Too small: expected string to have >=1 characters$/, () => 'is empty'],
  [/^Too small: expected string to have >=(\d+) characters$/, (n) => `needs at least ${n} letters`],
  [/^Too big: expected string to have <=(\d+) characters$/, (n) => `has more than ${n} letters`],
  [/^Too small: expected array to have >=(\d+) items$/, (n) => `needs at least ${n}`],
  [/^Too big: expected array to have <=(\d+) items$/, (n) => `takes at most ${n}`],
  [/^Too small: expected (?:number|int) to be >=(.*)$/, (n) => `is at least ${n}`],
  [/^Too small: expected (?:number|int) to be >(.*)$/, (n) => `is more than ${n}`],
  [/^Too big: expected (?:number|int) to be <=(.*)$/, (n) => `is at most ${n}`],
  [/^Too big: expected (?:number|int) to be <(.*)$/, (n) => `is less than ${n}`],
  [/^Invalid input: expected (?:number|int)\b/, () => 'is a number'],
  [/^Invalid ISO date$/, () => 'is a day such as 2026-12-24'],
  [/^Invalid option: expected one of (.*)$/, (choices) => `is one of ${choicesIn(choices)}`],
  [/^Invalid input(?:: expected (?:string|"[^"]*").*)?$/, () => 'is not one of what can be said'],
  [/^Invalid URL$/, () => 'is an address that begins with https://'],
]

function choicesIn(text: string): string {
  return text.replaceAll('"', '').split('|').join(', ')
}

/** `startsOn` is starts on. */
function wordsOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
