/** Where a finding and what it names can be looked at. Pure. */
import { address, type Search } from '#web/ui/address.ts'

interface Finding {
  kind: string
  /** As behind `cairn`: `explain`, what, and what it is about. */
  explain: readonly string[]
}

const pages: Readonly<Record<string, string>> = {
  coupling: '/evidence/coupling',
  knowledge: '/evidence/knowledge',
  releases: '/evidence/releases',
  failures: '/evidence/releases',
  reverts: '/evidence/changes',
  mix: '/evidence/changes',
}

/** The page that shows where a finding comes from, with what it is about. */
export function pageOf({ kind, explain }: Finding, scope: Search): string {
  const [, , first, second] = explain
  if (kind === 'hotspots' && first !== undefined)
    return address('/evidence/file', { ...scope, path: first })
  if (kind === 'coupling' && first !== undefined && second !== undefined)
    return address('/evidence/coupling', { ...scope, a: first, b: second })
  return address(pages[kind] ?? '/evidence/hotspots', scope)
}

/** What a row names: a file, a folder on the map, or the first of two files that change together; null where it is none. */
export function rowPlace(kind: string, label: string, scope: Search): string | null {
  if (kind === 'hotspots') return address('/evidence/file', { ...scope, path: label })
  if (kind === 'coupling')
    return address('/evidence/file', { ...scope, path: label.split(' + ')[0] })
  return kind === 'knowledge' || kind === 'reverts'
    ? address('/evidence/hotspots', { ...scope, at: label.replace(/\/$/, '') })
    : null
}
