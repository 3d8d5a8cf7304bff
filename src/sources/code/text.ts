/** From a blob's bytes to text: binary or not as git decides it, byte order marks, UTF-16, and bytes that are no UTF-8. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Git calls a file binary when there is a NUL in its first 8,000 bytes; UTF-16 that says so is text all the same. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  // UTF-32 begins like UTF-16, and nobody keeps source in it.
  const isUtf32 =
    bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !isUtf32) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes.subarray(0, 8000).includes(0) ? undefined : 'utf-8'
}

/** The text, without a byte order mark; what is no valid text becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return decoders[encoding].decode(bytes)
}

const decoders = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
}
