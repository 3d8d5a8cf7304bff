/**
 * Who acts on a forge, as far as numbers hang on it: which accounts are one, and which are bots. What people said by hand goes before
 * what the forge says, and that before what a name tells; what the history knows of an account's e-mail counts as well.
 */
import { sql } from 'kysely'
import type { Facts } from '../facts.ts'
import { botRule } from '../people/bots.ts'

export interface Account {
  id: number
  key: string
  login: string
  kind: 'human' | 'bot'
  /** The rule that said so, in words; '' for people of whom no rule spoke. */
  because: string
  isByHand: boolean
  /** The account that stands for all that are the same; its own id where it is the one. */
  same: number
  /** In which they work, where somebody said so. */
  zone: string | null
}

interface Row {
  id: number
  key: string
  login: string
  type: 'user' | 'bot' | 'organization' | 'unknown'
  version: number
  chosen: 'bot' | 'human' | null
  why: string | null
  /** The history takes a person with one of its e-mails for a bot. */
  isBotInHistory: boolean
  zone: string | null
}

/** All accounts that were seen on the forge of this repository. */
export async function readAccounts(facts: Facts, repositoryId: number): Promise<Account[]> {
  const { rows } = await sql<Row>`
    select a.account_id as id, a.key, a.login, a.type, a.version, c.kind as chosen, c.because as why,
      b.account_id is not null as "isBotInHistory", z.zone
    from forge.account a
    left join (${botsInHistory(repositoryId)}) b on b.account_id = a.account_id
    left join lateral (select kind, because from forge.account_choice where account_key = a.key and undone_at is null
                       order by account_choice_id desc limit 1) c on true
    left join forge.account_zone z on z.account_key = a.key
    where a.host = (select host from forge.project where repository_id = ${repositoryId})
    order by a.key`.execute(facts.db)
  const numbered = new Map<string, Row>()
  for (const row of rows) {
    if (!row.key.includes('#')) continue
    const login = row.login.toLowerCase()
    const known = numbered.get(login)
    if (known === undefined || row.version > known.version) numbered.set(login, row)
  }
  return rows.map((row) => {
    const same = row.key.includes('#') ? row : (numbered.get(row.login.toLowerCase()) ?? row)
    const { id, key, login, zone } = row
    return { id, key, login, zone: zone ?? same.zone, same: same.id, ...kindOf(same, row) }
  })
}

/** What was said of the one that stands for it holds for it, too. */
function kindOf(same: Row, row: Row): Pick<Account, 'kind' | 'because' | 'isByHand'> {
  const said = row.chosen === null ? same : row
  if (said.chosen !== null) return { kind: said.chosen, because: said.why ?? '', isByHand: true }
  if (same.type === 'bot' || row.type === 'bot')
    return { kind: 'bot', because: 'the forge says that it is one', isByHand: false }
  const rule = botRule([row.login])
  if (rule !== undefined) return { kind: 'bot', because: rule, isByHand: false }
  return same.isBotInHistory || row.isBotInHistory
    ? { kind: 'bot', because: 'the history takes its e-mail for a bot’s', isByHand: false }
    : { kind: 'human', because: '', isByHand: false }
}

/**
 * What of the accounts the numbers of a repository hang on, as text: they are made anew where it changes. Which are bots is told by any
 * project of their forge, also by one whose own numbers are not asked for, and by its history, once an e-mail joins the two.
 */
export async function accountsState(facts: Facts, repositoryId: number): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ', count(*), max(account_choice_id), count(undone_at),
      (select hashtextextended(string_agg(account_key || ' ' || zone, ',' order by account_key), 0) from forge.account_zone),
      (select count(*) || ' ' || coalesce(sum(account_id), 0) from forge.account where type = 'bot'),
      (select string_agg(account_id::text, ',' order by account_id) from (${botsInHistory(repositoryId)}) b)) as state
    from forge.account_choice`.execute(facts.db)
  return rows[0]?.state ?? ''
}

/** Accounts with an e-mail that the history takes for a bot's. */
function botsInHistory(repositoryId: number) {
  return sql`select distinct e.account_id from attribution t join identity i on i.identity_id = t.identity_id
    join forge.account_email e on e.email = lower(i.email)
    where t.repository_id = ${repositoryId} and t.kind = 'bot'`
}
