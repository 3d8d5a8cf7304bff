/** A path or URL as it may be shown: what may be a password or a token is masked. */
export function shownAddress(given: string): string {
  if (!given.includes('://')) return given
  return given.replace(/\/\/[^/@]*@/, '//***@').replace(/[?#].*/s, '')
}
