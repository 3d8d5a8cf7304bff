/**
 * If one person left: the files that would have no author, and what touched them. By whom is not told: it is about files
 * somebody could learn, not about whoever knows them.
 */
import { shownWindow, type Explanation, type Scope } from '../insight.ts'
import { countsAt, logAt } from './commands.ts'
import { definition, formula, namesMax, nothingAt } from './explain.ts'
import { leftOutOf } from './left-out.ts'
import { historyOf } from './query.ts'
import { below, changesAt, commitsAt, namesOf, type Place } from './query-changes.ts'
import { peopleByEmail } from './query-emails.ts'
import { lossOf, personByEmail, without } from './without.ts'

/** With a subject, of the files at or below it. */
export async function explainWithout(
  scope: Scope,
  [given = '']: readonly string[],
  email: string,
): Promise<Explanation> {
  const path = given.replace(/^\.?\/+|\/+$|^\.$/g, '')
  const within = path === '' ? scope : { ...scope, prefix: path }
  const leaving = personByEmail(await peopleByEmail(scope), email)
  const history = await historyOf(within)
  if (path !== '' && history.files.length === 0) throw nothingAt(scope, path)
  const { ledger, lost } = lossOf(history, leaving)
  const { truckFactorAfter } = without(history, within.prefix, leaving)
  const losing = lost.flatMap((file) => ledger.files[file] ?? [])
  const names = await namesOf(
    scope,
    losing.map((file) => file.fileId),
  )
  const isNamed = names.length > 0 && names.length <= namesMax
  const at: Place = isNamed ? { paths: names, without: [], isFiles: true } : below(within.prefix)
  const changes = await changesAt(scope, at)
  const commits = await commitsAt(scope, at)
  return {
    subject: `${path === '' ? 'the code' : path} without ${leaving.name} <${leaving.email}>`,
    definition: `Files that would have no author left if this person left: nobody else is one. ${definition}`,
    formula: `${formula}; counted are files whose authors are this person alone`,
    values: {
      files: ledger.files.length,
      filesLosingLastAuthor: lost.length,
      truckFactorAfter,
      examples: losing
        .slice(0, examplesMax)
        .map((file) => file.path)
        .join(', '),
    },
    window: shownWindow(scope.window),
    n: changes.counted,
    leftOut: leftOutOf({ ...history, changes }),
    // How often each person changed them is left out: here it would be about one.
    commands: [],
    counts: await countsAt(scope, at, await logAt(scope, at), {
      n: changes.counted,
      commits,
      subject: [given],
      files: isNamed ? lost.length : ledger.files.length,
    }),
    commits,
  }
}

const examplesMax = 5
