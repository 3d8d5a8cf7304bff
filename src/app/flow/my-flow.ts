/** One's own flow, read: what waits for somebody on the forges, and what they wait for. Made for that person alone, and kept nowhere. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Facts } from '#facts/facts.ts'
import { calendarOf, measureIn } from '#insights/flow/calendar.ts'
import { changeOnForge, type ForgePlace } from '#insights/flow/forge-address.ts'
import { minutes } from '#insights/flow/lengths.ts'
import { isMine, waitInWords, waitOf, type MyWait } from '#insights/flow/mine/mine.ts'
import { readOpenRequests } from '#insights/flow/mine/told.ts'
import type { FlowRow } from '#insights/flow/row.ts'
import { inZone } from '#std/working-time.ts'
import type { Evidence } from '../asked-scope.ts'
import { forgePlaces } from './forge-places.ts'
import { flowScope, type FlowScope } from './scope.ts'
import { flowSettings } from './settings.ts'

const Wait = z.object({
  repository: z.string(),
  number: z.int(),
  title: z.string(),
  /** `to review`, `to look again`, `to answer`, `to merge`, `to finish`; or `first look`, `another look`, `checks`, `queue`, `deploy`. */
  kind: z.string(),
  says: z.string(),
  since: z.iso.datetime(),
  /** Minutes until the last that is known to have happened. */
  age: z.object({ elapsed: z.number(), working: z.number() }),
  /** Whom the request itself shows as asked. */
  asked: z.array(z.string()),
  /** Where the forge shows it; null where nobody can tell. */
  url: z.string().nullable(),
})

export const Mine = z
  .object({
    /** Those of one's own; empty where nobody said which are. */
    accounts: z.array(z.object({ key: z.string(), login: z.string(), repository: z.string() })),
    repositories: z.array(z.string()),
    /** The last that is known to have happened anywhere. */
    at: z.iso.datetime().nullable(),
    /** Oldest first. */
    forMe: z.array(Wait),
    forOthers: z.array(Wait),
    /** Requests of which the reviews were not read. */
    notKnown: z.int(),
  })
  .meta({ id: 'MyFlow' })
export type Mine = z.output<typeof Mine>

interface Wish {
  keys: ReadonlySet<string>
  repository: string | undefined
}

/** Without an account nothing is read of anybody. */
export async function myFlow(opened: Evidence, { keys, repository }: Wish): Promise<Mine> {
  const { facts } = opened
  const scope = await flowScope(opened, { repository, window: 'all' })
  const told: Mine = {
    ...{ accounts: [], forMe: [], forOthers: [], notKnown: 0 },
    repositories: scope.repositories.map(({ name }) => name),
    at: scope.newestAt === null ? null : new Date(scope.newestAt).toISOString(),
  }
  if (keys.size === 0) return told
  const places = await forgePlaces(facts, scope.repositories)
  for (const of of scope.repositories) {
    const { requests, accounts } = await readOpenRequests(facts, of.id)
    const own = accounts.filter(({ key }) => keys.has(key))
    if (own.length === 0) continue
    told.accounts.push(...own.map(({ key, login }) => ({ key, login, repository: of.name })))
    const me = new Set(own.map(({ same }) => same))
    const login = new Map(accounts.map((account) => [account.id, account.login]))
    const tell = await teller(facts, scope, {
      ...{ ...of, zone: own.find(({ zone }) => zone)?.zone, place: places.get(of.id) },
    })
    for (const request of requests) {
      const wait = waitOf(request, me)
      if (wait === 'no data') told.notKnown++
      else if (wait !== null)
        (isMine(wait.kind) ? told.forMe : told.forOthers).push(
          tell(
            request,
            wait,
            wait.asked.flatMap((id) => login.get(id) ?? []),
          ),
        )
    }
    const rows = (scope.rows.get(of.id) ?? []).filter((row) => isUndeployed(row, me))
    const titles = await titlesOf(facts, of.id, rows)
    for (const { number, endedAt, openedAt } of rows)
      told.forOthers.push(
        tell(
          { number, title: titles.get(number) ?? '' },
          { kind: 'deploy', since: endedAt ?? openedAt, asked: [] },
          [],
        ),
      )
  }
  for (const list of [told.forMe, told.forOthers])
    list.sort((a, b) => b.age.elapsed - a.age.elapsed || a.number - b.number)
  return told
}

async function teller(
  facts: Facts,
  { newest }: FlowScope,
  {
    id,
    name,
    zone,
    place,
  }: FlowScope['repositories'][number] & {
    zone: string | null | undefined
    place: ForgePlace | undefined
  },
) {
  const team = calendarOf(await flowSettings(facts, id))
  // By one's own clocks, where it is known which these are.
  const measure = measureIn(zone ? inZone(team, zone) : team)
  return (
    { number, title }: { number: number; title: string },
    { kind, since }: MyWait,
    asked: string[],
  ): z.output<typeof Wait> => {
    const to = Math.max(since, newest.get(id) ?? since)
    const { elapsedMs, workingMs } = measure([{ from: since, to }])
    return {
      ...{ repository: name, number, title, kind, says: waitInWords(kind), asked },
      since: new Date(since).toISOString(),
      age: { elapsed: minutes(elapsedMs), working: minutes(workingMs) },
      url: place === undefined ? null : changeOnForge(place, number),
    }
  }
}

function isUndeployed(
  { outcome, author, stages, flags }: FlowRow,
  me: ReadonlySet<number>,
): boolean {
  const { because } = stages.deploy
  return (
    outcome === 'merged' &&
    because === 'not yet' &&
    !flags.leftOut &&
    author !== null &&
    me.has(author)
  )
}

async function titlesOf(
  { db }: Facts,
  repositoryId: number,
  rows: readonly FlowRow[],
): Promise<Map<number, string>> {
  const numbers = rows.map(({ number }) => number)
  const { rows: found } = await sql<{ number: number; title: string }>`
    select number, title from forge.request where repository_id = ${repositoryId} and number = any (${numbers})`.execute(
    db,
  )
  return new Map(found.map(({ number, title }) => [number, title]))
}
