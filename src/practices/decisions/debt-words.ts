/** Debts in words: what each costs, and what its code says of that. Pure. Of a number that proves nothing it says so. */
import { line, type Line } from '#verbs/line.ts'
import { placeInWords } from './code-place.ts'
import type { ListedDebt } from './debt.ts'
import type { Debt } from './debt-shape.ts'
import { fixesInWords } from './fixes.ts'
import type { Interest } from './interest.ts'

export function sayDebts({ items, next }: { items: ListedDebt[]; next: string | null }): Line[] {
  if (items.length === 0) return [line('plain', 'No debt of this kind is written down.')]
  return [
    ...items.flatMap((item, index) => [
      ...(index === 0 ? [] : [line('plain', '')]),
      ...sayDebt(item),
    ]),
    ...(next === null
      ? []
      : [line('plain', ''), line('plain', `There are more: --after '${next}' shows them.`)]),
  ]
}

function sayDebt({ number, title, status, debt, isOverdue, code, interest }: ListedDebt): Line[] {
  return [
    line('title', `${number}  ${title}`),
    line('soft', `${status === 'open' ? 'proposed; ' : ''}${stanceInWords(debt, isOverdue)}`),
    line('item', debt.cost),
    ...(debt.stance === 'repaid' ? [line('item', `Done: ${debt.how}`)] : []),
    ...(debt.stance === 'takes' && code.length === 0
      ? [line('item', 'It names no code, so its interest cannot be told.')]
      : []),
    ...interest.flatMap(sayInterest),
  ]
}

function stanceInWords(debt: Debt, isOverdue: boolean): string {
  if (debt.stance === 'declines') return 'declined'
  if (debt.stance === 'repaid') return `paid back on ${debt.repaidAt.slice(0, 10)}`
  return isOverdue
    ? `was to be paid back by ${debt.paybackOn}; is that day still right?`
    : `to be paid back by ${debt.paybackOn}`
}

function sayInterest(interest: Interest): Line[] {
  const place = placeInWords(interest.place)
  if (interest.state === 'cannot tell')
    return [line('item', `${place}: cannot tell. ${capital(interest.why)}.`)]
  const { since, until, here, complexity, together } = interest
  const span = `from ${since.slice(0, 10)} to ${until.slice(0, 10)}`
  if (here.changes === 0)
    return [line('item', `${place}: nothing changed ${span}; it cost nothing.`)]
  return [
    line(
      'item',
      `${place}: ${counted(here.changes, 'change')} ${span}, ${fixesInWords(interest)}.`,
    ),
    ...(complexity === null ? [] : [line('detail', complexityInWords(complexity))]),
    ...(together.length === 0
      ? []
      : [
          line(
            'detail',
            `Changed along: ${together.map(({ path, changes }) => `${path} (${changes} times)`).join(', ')}.`,
          ),
        ]),
  ]
}

function complexityInWords({ before, now }: { before: number; now: number }): string {
  const [one, other] = [Math.round(before), Math.round(now)]
  if (one === other) return `Its complexity stands at ${one}.`
  return `Its complexity went from ${one} to ${other}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function counted(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`
}
