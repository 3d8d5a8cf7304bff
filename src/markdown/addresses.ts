/** Which addresses a link may have. Whatever could run something, or read a file, is left as the text it was. */

const schemes = new Set(['http', 'https', 'mailto'])

export function mayBeLinked(address: string): boolean {
  // Browsers pass over these inside of a scheme.
  const bare = address.replace(/[\s\p{Cc}\p{Cf}]/gu, '')
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]
  if (scheme !== undefined) return schemes.has(scheme.toLowerCase())
  // Without a scheme it stays on this site; two slashes would leave it, and a browser reads a backslash as one.
  return !/^[/\\]{2}/.test(bare)
}

/** Whether it leads away from this site. */
export function leadsAway(address: string): boolean {
  return /^[a-z]+:/i.test(address)
}
