/** What was taken for a bot, in words: which account, what it is, and who or what says so. Pure. */
import { line, type Line } from '#verbs/line.ts'
import type { ForgeAccount } from './account-verbs.ts'

export function sayAccounts({ items }: { items: readonly ForgeAccount[] }): Line[] {
  if (items.length === 0) return [line('plain', 'Nothing here was taken for a bot.')]
  const logins = items.map(({ login }) => login)
  const isTwice = new Set(logins.filter((login, place) => logins.indexOf(login) !== place))
  return [
    ...items.flatMap((item) => sayAccount(item, isTwice.has(item.login) ? item.key : undefined)),
    line('plain', ''),
    line(
      'soft',
      'Wrong? cairn flow account LOGIN human --repository NAME says otherwise, for everyone.',
    ),
  ]
}

/** `key` where its login alone does not tell which it is. */
export function sayAccount(
  { login, kind, because, isByHand, zone }: ForgeAccount,
  key?: string,
): Line[] {
  const why = [isByHand ? 'said by hand' : '', because].filter(Boolean).join(': ')
  const where = zone === null ? '' : `, in ${zone}`
  return [
    line(
      'item',
      `${login}${key === undefined ? '' : ` [${key}]`} is ${kind === 'bot' ? 'a bot' : 'a human being'}${where}${why === '' ? '' : ` (${why})`}`,
    ),
  ]
}
