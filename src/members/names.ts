/** Names of those who belong to the workspace: whoever reads one knows who is meant, so no two active members look alike by it. */
import { sql, type Kysely } from 'kysely'
import { CairnError } from '#std/errors.ts'
import { membersOf } from './store.ts'

/** What is left of a name for whoever reads it: alike are names that differ in capitals, spaces, composed accents or what is not seen. */
export function seenName(name: string): string {
  return name
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu, (letter) =>
      /\s/.test(letter) ? ' ' : '',
    )
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
}

interface Wanted {
  name: string
  /** Whoever is to be called so, where they are here already. */
  member?: string | undefined
}

/** Refuses a name that another active member has. A name one has already stays, even if somebody else has it, too. */
export async function mustBeFree(db: Kysely<object>, { name, member }: Wanted): Promise<void> {
  const seen = seenName(name)
  if (seen === '')
    throw new CairnError('invalid', 'member.name', 'A name has at least one letter that is seen.')
  if (!(await takenNames(db, member)).has(seen)) return
  throw new CairnError('conflict', 'member.name_taken', 'Another member is called so already.', {
    hint: 'Add what tells you apart, such as a second name or what you work on.',
  })
}

/** The name itself, or with a number where another active member has it. */
export async function freeName(db: Kysely<object>, { name, member }: Wanted): Promise<string> {
  const taken = await takenNames(db, member)
  let free = name
  for (let number = 2; taken.has(seenName(free)); number += 1)
    free = `${name.slice(0, 90).trimEnd()} ${number}`
  return free
}

async function takenNames(db: Kysely<object>, member?: string): Promise<Set<string>> {
  // Of two who want one name at once, the second sees the first. Those who bear one from before keep it, so no index can hold this.
  await sql`select pg_advisory_xact_lock(hashtext('names of members'))`.execute(db)
  const members = await membersOf({ db })
    .selectFrom('member')
    .select(['member_id as id', 'name'])
    .where('deactivated_at', 'is', null)
    .execute()
  return new Set(members.filter(({ id }) => id !== member).map(({ name }) => seenName(name)))
}
