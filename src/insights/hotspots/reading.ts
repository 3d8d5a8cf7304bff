/** Hotspots in words. Speaks of code alone: who changed it is no part of it. */
import type { HotspotItem, HotspotsAnswer } from './shape.ts'

export interface HotspotReading {
  level: 'act' | 'watch'
  says: string
  ask: string
}

/** The first few, most pressing first. */
export function readHotspots(
  { items, ranked, n, level, window }: HotspotsAnswer,
  limit = 3,
): HotspotReading[] {
  return items.slice(0, limit).map((item) =>
    readOne(item, {
      ranked,
      n,
      level,
      span: window.label === 'all' ? 'in all its history' : `in ${window.label}`,
    }),
  )
}

interface Beside {
  ranked: number
  n: number
  level: HotspotsAnswer['level']
  span: string
}

function readOne(item: HotspotItem, { ranked, n, level, span }: Beside): HotspotReading {
  const name = item.name === null ? item.path : `${item.name} (${item.path}:${item.startLine})`
  const touched = `${count(item.revisions)} of ${count(n)} changes`
  const fixes = item.fixes === 0 ? '' : `, ${count(item.fixes)} of them fixes,`
  return {
    level: item.rankInterval.high <= surelyFirst ? 'act' : 'watch',
    says: `${name}: ${touched}${fixes} ${span}, at a complexity of ${count(item.complexity)}. ${certainty(item, ranked, level)}${doubts(item)}`,
    ask:
      level === 'function'
        ? 'What would make this function easier to change?'
        : `What keeps bringing everyone back to ${item.path === '.' ? 'the top folder' : item.path}?`,
  }
}

/** A finding is worth acting on when even at the worst it is among so many. */
const surelyFirst = 5

function certainty(
  { rank, rankInterval: { low, high } }: HotspotItem,
  ranked: number,
  level: HotspotsAnswer['level'],
): string {
  const of = `of ${count(ranked)} ${level === 'directory' ? 'directories' : `${level}s`}`
  if (low === high) return `Surely number ${rank} ${of}.`
  return `Number ${rank} ${of}; between ${low} and ${high}, had the work gone slightly differently.`
}

/** A change of rank worth a sentence. */
const rankMovedMin = 3

/** Every window cuts off much of an old file, and one hand is no reason to leave code as it is: told as numbers alone. */
const isBeside = new Set<HotspotItem['counterEvidence'][number]['what']>(['same-author', 'cut-off'])

function doubts({ rank, rankWithout, counterEvidence }: HotspotItem): string {
  const strong = counterEvidence.filter(({ what, share }) => !isBeside.has(what) && share >= 0.1)
  const shares = strong
    .map(({ what, share }) => `${Math.round(share * 100)} % ${words[what]}`)
    .join(', ')
  const moved =
    rankWithout - rank >= rankMovedMin
      ? ` Without bulk, format-only and bots' changes it is number ${rankWithout}.`
      : ''
  return `${shares === '' ? '' : ` Against it: ${shares}.`}${moved}`
}

const words: Record<HotspotItem['counterEvidence'][number]['what'], string> = {
  bulk: 'of it came in bulk',
  'format-only': 'only reformatted',
  bot: "were bots' changes",
  generated: 'is generated',
  'same-author': "were one person's",
  'cut-off': 'was cut off',
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en')
}
