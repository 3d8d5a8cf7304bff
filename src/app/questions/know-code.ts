/** Which code a text names, and which members know it: asked of the facts when a question is asked. */
import { sql } from 'kysely'
import { whomToAsk } from '#insights/ask/answer.ts'
import type { KnowCode } from '#practices/questions/knowing.ts'
import { kindNames } from '#records/kinds.ts'
import { referencesIn } from '#records/references.ts'
import { CairnError } from '#std/errors.ts'
import { inAskedScope, type Evidence } from '../asked-scope.ts'
import { codeInLinks } from './code-in-links.ts'
import { codeInTrace } from './code-in-trace.ts'

/** Whom else a fourth file would name is not worth the wait. */
const filesMax = 3
/** Of these, who is a member may be the last. */
const peopleMax = 20

export function knowCode(opened: Promise<Evidence>): KnowCode {
  return async (text) => {
    const evidence = await opened
    const found = await Promise.all([codeInTrace(evidence, text), codeInLinks(evidence, text)])
    const code = found.flat()
    const named = [text, ...code.map(({ reference }) => reference)].join('\n\n')
    const files = new Map(
      referencesIn(named, kindNames).flatMap((one) =>
        one.to === 'code' || one.to === 'file' ? [[`${one.repository}:${one.path}`, one]] : [],
      ),
    )
    const members = new Set<string>()
    for (const file of [...files.values()].slice(0, filesMax))
      for (const member of await membersWhoKnow(evidence, file)) members.add(member)
    return { code, members: [...members] }
  }
}

/** The best first. Nobody, where the file or its repository is not known. */
async function membersWhoKnow(
  evidence: Evidence,
  { repository, path }: { repository: string; path: string },
): Promise<string[]> {
  try {
    return await inAskedScope(
      evidence,
      { given: { repository }, now: new Date() },
      async (scope) => {
        const { items } = await whomToAsk(scope, { file: path, limit: peopleMax })
        return membersOf(
          evidence,
          scope.repository.id,
          items.filter(({ knows }) => knows !== 'once').map(({ email }) => email),
        )
      },
    )
  } catch (error) {
    // A text may name what is not there.
    if (error instanceof CairnError && error.kind === 'not_found') return []
    throw error
  }
}

/** Whose sign-in address is one that a person writes commits with. */
async function membersOf(
  { facts: { db } }: Evidence,
  repositoryId: number,
  emails: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ member: string }>`
    select l.id as member
    from unnest(${emails}::text[]) with ordinality as asked (email, place)
    join attribution a on a.repository_id = ${repositoryId} and a.email = asked.email and a.kind = 'human'
    join identity i using (identity_id)
    join accounts.login l on lower(l.email) = lower(i.email)
    group by l.id order by min(asked.place), l.id`.execute(db)
  return rows.map(({ member }) => member)
}
