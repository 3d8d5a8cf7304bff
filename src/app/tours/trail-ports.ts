/** What trails ask of the code, answered from what was scanned. */
import { sql } from 'kysely'
import type { TrailPorts } from '#practices/trails/ports.ts'
import type { Evidence } from '../asked-scope.ts'
import { foundBy } from '../questions/found-by.ts'
import { changedBy } from './changed-by.ts'
import { followScanned } from './follow-scanned.ts'
import { weekFacts } from './week-facts.ts'

export function trailPorts(evidence: Promise<Evidence>): TrailPorts {
  return {
    async headsOf(repositories) {
      const { facts } = await evidence
      const { rows } = await sql<{ name: string; head: string }>`
        select r.name, encode(b.head, 'hex') as head from repository r
        join branch b on b.repository_id = r.repository_id and b.is_default
        where r.name = any(${[...repositories]}::text[]) order by r.repository_id desc`.execute(
        facts.db,
      )
      return new Map(rows.map(({ name, head }) => [name, head]))
    },
    follow: async (places) => followScanned(await evidence, places),
    changedBy: async (repository, commit) => changedBy(await evidence, repository, commit),
    foundBy,
    firstWeekOf: async (repository, now) => weekFacts(await evidence, repository, now),
  }
}
