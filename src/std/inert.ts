/** Makes text that strangers wrote safe to print: whatever could steer a terminal is shown as a sign instead. */
import { steering } from '#std/steering.ts'

export function inert(text: string): string {
  return text.replace(
    steering,
    (sign) => names[sign] ?? `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

const names: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u001b': '\\e' }
