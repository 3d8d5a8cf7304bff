/** What was taken for a bot on the forges, and what can be said by hand where that is wrong. Nobody is counted. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { readAccounts, type Account } from '#facts/forge/who.ts'
import { CairnError } from '#std/errors.ts'
import { shownWord } from '#std/shown-word.ts'
import { zoneOf } from '#std/zone.ts'
import { defineVerb } from '#verbs/verb.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { sayAccount, sayAccounts } from './account-words.ts'
import { apart } from './apart.ts'
import { flowRepositories } from './scope.ts'

const ForgeAccount = z
  .object({
    /** Says which it is, to `flow.account`. */
    key: z.string(),
    login: z.string(),
    kind: z.enum(['human', 'bot']),
    /** The rule or the person that said so; '' of people of whom no rule speaks. */
    because: z.string(),
    isByHand: z.boolean(),
    /** In which they work, where somebody said so. */
    zone: z.string().nullable(),
  })
  .meta({ id: 'ForgeAccount' })
export type ForgeAccount = z.output<typeof ForgeAccount>

const repository = z.string().min(1).max(500).describe('Of the forge of this repository.')

export function accountVerbs(evidence: Promise<Evidence>) {
  return [
    defineVerb({
      name: 'flow.accounts',
      summary: 'List what was taken for a bot on the forge, or whose login holds a text, by name.',
      access: 'read',
      about: 'evidence',
      input: z.strictObject({
        repository: repository.optional(),
        find: z
          .string()
          .min(1)
          .max(200)
          .optional()
          .describe('Accounts with this in their login, people among them.'),
      }),
      output: z.object({ items: z.array(ForgeAccount) }),
      says: sayAccounts,
      async run(_, { repository: name, find }) {
        const { facts } = await evidence
        const byKey = new Map<string, Account>()
        for (const { id } of await flowRepositories({ facts }, name))
          for (const account of await readAccounts(facts, id)) byKey.set(account.key, account)
        const byId = new Map([...byKey.values()].map((account) => [account.id, account]))
        const wanted = [...byKey.values()].filter((account) => {
          const { kind, isByHand, login, zone } = account
          // What a forge told of by its login alone is told by the one with a number that it stands for.
          if (isTwin(account, byId.get(account.same))) return false
          return find === undefined
            ? kind === 'bot' || isByHand || zone !== null
            : login.toLowerCase().includes(find.toLowerCase())
        })
        return { items: wanted.toSorted(byLogin).slice(0, 500).map(told) }
      },
    }),
    defineVerb({
      name: 'flow.account',
      summary: 'Say that an account of the forge is a bot, or a human being, and why.',
      access: 'write',
      operands: ['login', 'kind'],
      input: z.strictObject({
        repository,
        login: z.string().min(1).max(200).describe('Its login, or its key as the list has it.'),
        kind: z.enum(['bot', 'human']),
        because: z.string().trim().max(2_000).default('').describe('What tells that it is one.'),
      }),
      output: ForgeAccount,
      says: sayAccount,
      run: async ({ now }, { repository: name, login, kind, because }) =>
        apart(evidence, async (facts) => {
          const { id } = await repositoryNamed(facts, name)
          const account = await accountCalled(facts, id, login)
          await sql`
          insert into forge.account_choice (account_key, kind, because, said_at)
          values (${account.key}, ${kind}, ${because}, ${now})`.execute(facts.db)
          return told({ ...account, kind, because, isByHand: true })
        }),
    }),
    defineVerb({
      name: 'flow.zone',
      summary: 'Say in which time zone somebody works who has an account on the forge.',
      access: 'write',
      operands: ['login', 'zone'],
      input: z.strictObject({
        repository,
        login: z.string().min(1).max(200).describe('Its login, or its key as the list has it.'),
        zone: z
          .string()
          .trim()
          .min(1)
          .max(100)
          .describe('Such as Europe/Berlin; team takes back what was said.'),
      }),
      output: ForgeAccount,
      says: sayAccount,
      run: async ({ now }, { repository: name, login, zone }) =>
        apart(evidence, async (facts) => {
          const { id } = await repositoryNamed(facts, name)
          const account = await accountCalled(facts, id, login)
          const isSaid = zone !== 'team'
          // What is no zone is refused before it is kept.
          if (isSaid) zoneOf(zone)
          await sql`delete from forge.account_zone where account_key = ${account.key}`.execute(
            facts.db,
          )
          if (isSaid)
            await sql`insert into forge.account_zone values (${account.key}, ${zone}, ${now})`.execute(
              facts.db,
            )
          return told({ ...account, zone: isSaid ? zone : null })
        }),
    }),
  ]
}

export async function accountCalled(
  facts: Facts,
  repositoryId: number,
  login: string,
): Promise<Account> {
  const accounts = await readAccounts(facts, repositoryId)
  const called = accounts.filter(
    (one) => one.key === login || one.login.toLowerCase() === login.toLowerCase(),
  )
  const found = called.find(({ id, same }) => id === same) ?? called[0]
  if (found !== undefined) return found
  throw new CairnError(
    'not_found',
    'flow.account.none',
    `No account here is called ${shownWord(login)}.`,
    {
      hint: 'cairn flow accounts --find looks for one.',
    },
  )
}

/** The same account, of which the same is said. */
function isTwin({ id, kind, isByHand, zone }: Account, same: Account | undefined): boolean {
  return (
    same !== undefined &&
    same.id !== id &&
    same.kind === kind &&
    same.isByHand === isByHand &&
    same.zone === zone
  )
}

function told({ key, login, kind, because, isByHand, zone }: Account): ForgeAccount {
  return { key, login, kind, because, isByHand, zone }
}

function byLogin(a: Account, b: Account): number {
  const [one, other] = [a.login.toLowerCase(), b.login.toLowerCase()]
  return one < other ? -1 : one > other ? 1 : 0
}
