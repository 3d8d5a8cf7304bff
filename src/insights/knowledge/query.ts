/** Everything knowledge is read from, for one scope. */
import { countUnrequested, leftOutCommits, takeCensus } from '#facts/reading/census.ts'
import { inWholeTree, type Scope } from '../insight.ts'
import type { History } from './history.ts'
import { classIn } from './materials.ts'
import { below, changesAt } from './query-changes.ts'
import { contactsOf, type Contacts } from './query-contacts.ts'
import { headFiles } from './query-files.ts'
import { momentOf, peopleOf } from './query-people.ts'

export async function historyOf(
  scope: Scope,
  contacts: (scope: Scope) => Promise<Contacts> = contactsOf,
): Promise<History> {
  const { facts } = scope
  const wish = inWholeTree(scope)
  const [{ moment, people }, files, counted, changes, census, outside] = await Promise.all([
    momentOf(scope).then(async (at) => ({ moment: at, people: await peopleOf(scope, at) })),
    headFiles(scope),
    contacts(scope),
    changesAt(scope, below(scope.prefix)),
    takeCensus(facts.db, wish),
    countUnrequested(facts.db, wish, scope.unit),
  ])
  const atHead = new Set(files.map((file) => file.fileId))
  const changed = new Set(counted.contacts.map((contact) => contact.fileId))
  return {
    // A window is about the files it touched; over all time every file counts.
    files: files
      .filter((file) => scope.window.from === null || changed.has(file.fileId))
      .map((file) => {
        const first = counted.firsts.get(file.fileId)
        return {
          ...file,
          class: classIn(scope.prefix, file),
          firstAuthorId: first?.identityId ?? null,
          isFirstInBulk: first?.isInBulk ?? false,
        }
      }),
    contacts: counted.contacts.filter((contact) => atHead.has(contact.fileId)),
    changes,
    people,
    asOf: moment,
    goneFiles: [...changed].filter((fileId) => !atHead.has(fileId)).length,
    leftOut: leftOutCommits({ ...census, linesPending: 0, unrequested: outside }),
  }
}
