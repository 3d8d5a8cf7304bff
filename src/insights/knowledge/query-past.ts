/** The history as it stood on a day of the past: the files that were there then, under their names of then. */
import { sql } from 'kysely'
import { countedChanges } from '#facts/reading/counted.ts'
import { inScope, type Scope } from '../insight.ts'
import type { History, HistoryFile } from './history.ts'
import { classIn } from './materials.ts'
import { rawContacts } from './query-contacts.ts'
import { momentOf, peopleOf } from './query-people.ts'

interface PastFile {
  fileId: number
  path: string
  class: string
  status: string
}

/** `scope.window.to` is the day; `scope.window.from` how far back changes count. */
export async function pastHistory(scope: Scope): Promise<History> {
  const moment = await momentOf(scope)
  const { contacts, firsts } = await rawContacts(scope)
  const changed = new Set(contacts.map((contact) => contact.fileId))
  const files = (await filesThen(scope))
    .filter(
      (file) => file.status !== 'D' && (scope.window.from === null || changed.has(file.fileId)),
    )
    .map(({ fileId, path, class: given }): HistoryFile => {
      const first = firsts.get(fileId)
      return {
        fileId,
        path,
        class: classIn(scope.prefix, { path, class: given }),
        firstAuthorId: first?.identityId ?? null,
        isFirstInBulk: first?.isInBulk ?? false,
      }
    })
  return {
    files,
    contacts,
    people: await peopleOf(scope, moment),
    asOf: moment,
    changes: { counted: 0, bulk: 0, byBots: 0 },
    goneFiles: 0,
    leftOut: [],
  }
}

/** Each file's last change up to that day. */
async function filesThen(scope: Scope): Promise<PastFile[]> {
  const { facts, repository } = scope
  const wish = { ...inScope(scope), from: null }
  const { rows } = await sql<PastFile>`
    select t.file_id as "fileId", p.path, p.class, t.status
    from (
      select distinct on (file_id) file_id, path_id, status
      from ${countedChanges(facts.db, wish)} c order by file_id, moment desc, commit_id desc, status
    ) t
    join path p on p.repository_id = ${repository.id} and p.path_id = t.path_id
    order by p.path collate "C", p.raw`.execute(facts.db)
  return rows
}
