/** Tips in words: one of them, a list, and what fits something. Pure. */
import { counted } from '#std/words.ts'
import { line, section, type Line } from '#verbs/line.ts'
import type { Matched, Wanted } from './match.ts'
import type { Offer, TipLine, TipTold } from './schema.ts'
import { runtimeWords, signWords } from './schema-words.ts'

export function sayTip(tip: TipTold): Line[] {
  const ref = tip.from === 'cairn' ? tip.id : `tip#${tip.number}`
  const sources = tip.from === 'cairn' ? tip.sources : []
  return [
    line('title', tip.title),
    line('soft', `${ref}; ${timeInWords(tip)}`),
    line('soft', fitsInWords(tip)),
    ...(tip.from === 'team' && tip.status === 'retired'
      ? [line('plain', `Retired: ${tip.because}`)]
      : []),
    line('plain', ''),
    line('plain', tip.body.trim()),
    ...section(
      'Sources',
      sources.flatMap(({ title, by, year, url, citation, says }) => [
        line(
          'item',
          `${by}${year === null ? '' : ` (${year})`}: ${title}. ${url ?? citation ?? ''}`,
        ),
        line('detail', says),
      ]),
    ),
  ]
}

export function sayTips({
  items,
  next,
}: {
  items: readonly TipLine[]
  next: string | null
}): Line[] {
  if (items.length === 0)
    return [
      line('plain', 'No tip is like that.'),
      line('soft', 'tips.add writes down one of your own.'),
    ]
  return [
    ...items.flatMap((tip) => sayLine(tip)),
    ...(next === null ? [] : [line('soft', `There are more, after ${next}.`)]),
  ]
}

export function sayMatches({
  wanted,
  items,
}: {
  wanted: readonly Wanted[]
  items: readonly Matched[]
}): Line[] {
  if (wanted.length === 0)
    return [
      line('plain', 'These words speak of no sign that is known here.'),
      line('soft', 'Name one, such as --signs crash: what was to happen, and what did?'),
    ]
  if (items.length === 0) return [line('plain', 'No tip fits that yet.')]
  return [
    line('soft', 'Begin with one. Before you do: what should it show?'),
    ...items.flatMap((tip) => [...sayLine(tip), ...tip.why.map((why) => line('detail', why))]),
    line('soft', 'tips.get reads one of them.'),
  ]
}

function sayLine(tip: TipLine): Line[] {
  return [
    line('item', `${tip.title}${tip.status === 'retired' ? ' (retired)' : ''}`),
    line('detail', `${tip.ref}; ${timeInWords(tip)}`),
  ]
}

function fitsInWords({ fits }: Pick<Offer, 'fits'>): string {
  return `When: ${fits.map((sign) => signWords[sign].toLowerCase()).join('; ')}`
}

function timeInWords({ minutes, runtimes }: Pick<Offer, 'minutes' | 'runtimes'>): string {
  const place = runtimes.map((runtime) => runtimeWords[runtime]).join(', ')
  return `about ${counted(minutes, 'minute')}${place === '' ? '' : `; for ${place}`}`
}
