/** What was taken for a bot, in words: which account, what it is, and who or what says so. Pure. */
import { line, type Line } from '#verbs/line.ts'
import type { ForgeAccount } from './account-verbs.ts'

export function sayAccounts({ items }: { items: readonly ForgeAccount[] }): Line[] {
  if (items.length === 0) return [line('plain', 'Nothing here was taken for a bot.')]
  return [
    ...items.flatMap(sayAccount),
    line('plain', ''),
    line(
      'soft',
      'Wrong? cairn flow account LOGIN human --repository NAME says otherwise, for everyone.',
    ),
  ]
}

export function sayAccount({ login, kind, because, isByHand, zone }: ForgeAccount): Line[] {
  const why = [isByHand ? 'said by hand' : '', because].filter(Boolean).join(': ')
  const where = zone === null ? '' : `, in ${zone}`
  return [
    line(
      'item',
      `${login} is ${kind === 'bot' ? 'a bot' : 'a human being'}${where}${why === '' ? '' : ` (${why})`}`,
    ),
  ]
}
