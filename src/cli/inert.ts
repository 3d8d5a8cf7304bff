/** Makes text that strangers wrote safe to print: whatever could steer a terminal is shown as a sign instead. */

/** C0 and C1 controls, DEL, line and paragraph separators, and the signs that turn the writing direction. */
const steering = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

export function inert(text: string): string {
  return text.replace(
    steering,
    (sign) => names[sign] ?? `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

const names: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\u001b': '\\e' }
