/** Whom to ask first, in words that go no further than what is known of it. */
import { shellWord } from '#std/shell.ts'
import type { AskAnswer } from './schema.ts'

export interface AskReading {
  /** To be pasted. */
  command?: string
  level: 'calm'
  says: string
}

type Item = AskAnswer['items'][number]

export function readAsk(answer: AskAnswer): AskReading[] {
  return [...whoFirst(answer), ...doubled(answer)]
}

/** Nobody is merged by a name; whether two are one can only be asked. */
function doubled({ namesakes }: AskAnswer): AskReading[] {
  return namesakes
    .slice(0, doublesMax)
    .map(({ name, emails: [one = '', other = '', ...more] }) => ({
      level: 'calm',
      ...(more.length === 0
        ? {
            says: `Two entries are called ${cut(name)}. If they are one person, say so:`,
            command: `cairn people merge ${shellWord(one)} ${shellWord(other)}`,
          }
        : {
            says: `${more.length + 2} entries are called ${cut(name)}. Some may be one person:`,
            command: `cairn people --find ${shellWord(name)}`,
          }),
    }))
}

const doublesMax = 2

function whoFirst({ items, cannotTell }: AskAnswer): AskReading[] {
  if (items.length < 2 || cannotTell !== null) return []
  const best = items.find(({ knows }) => knows === 'best')
  const alike = items.filter(({ knows }) => knows === 'alike')
  const says =
    best !== undefined ? bestOf(best, items) : alike.length > 1 ? aboutEqual(alike) : undefined
  return says === undefined ? [] : [{ level: 'calm', says }]
}

function bestOf(best: Item, items: readonly Item[]): string {
  const less = items.filter(({ knows }) => knows === 'less')
  const others = less.filter((item) => isLately(item)).slice(0, namesMax)
  const beside =
    others.length === 0 ? '' : `; ${listed(others.map((item) => nameOf(item)))} touched it recently`
  const spread =
    items[0] === best ? '' : ' So that not all questions go to one person, others stand first.'
  return less.length === 0
    ? onlyActive(best)
    : `${nameOf(best)} knows it best${lastTouched(best)}${beside}.${spread}`
}

/** Active in the repository, which says nothing of how long ago it was that they were here. */
function onlyActive(best: Item): string {
  return best.when === null || isLately(best)
    ? `${nameOf(best)} is the one active person who knows it${lastTouched(best)}.`
    : `Of those who know it only ${nameOf(best)} is still active${lastTouched(best)}.`
}

function lastTouched(item: Item): string {
  if (item.when === null) return ''
  return `${isLately(item) ? ' and' : ', but'} last touched it ${item.when}`
}

function aboutEqual(alike: readonly Item[]): string {
  const few = alike.slice(0, namesMax)
  // Two may go by one name.
  const isOneOfTwo = new Set(few.map((item) => nameOf(item))).size < few.length
  const names = listed(
    few.map((item) => (isOneOfTwo ? `${nameOf(item)} (${item.email})` : nameOf(item))),
  )
  return alike.every((item) => isLately(item))
    ? `${names} ${alike.length === 2 ? 'both' : 'all'} touched it recently, and nobody clearly more: ask whoever is free.`
    : `Nobody clearly knows it best: what ${names} did weighs about the same, some of it from longer ago. Ask whoever is free.`
}

const namesMax = 3

function isLately({ when }: Item): boolean {
  return when === 'in the last month' || when === 'in the last six months'
}

/** Who writes a novel for a name does not fill the sentence with it. */
const lettersMax = 60

function nameOf({ name, email }: Item): string {
  return cut(name.trim() === '' ? email : name)
}

function cut(name: string): string {
  return name.length > lettersMax ? `${name.slice(0, lettersMax - 1)}…` : name
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
