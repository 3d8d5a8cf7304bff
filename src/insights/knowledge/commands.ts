/** The lines of git that give the counts of an explanation. People are counted, not listed; bots are named, to leave them out. */
import { bulkPathsMax } from '#facts/words/flags.ts'
import { shellWord } from '#std/shell.ts'
import type { Scope } from '../insight.ts'
import type { Place } from './query-changes.ts'

export async function commandsFor(scope: Scope, place: Place): Promise<string[]> {
  const { branch, window } = scope
  const since = window.from === null ? '' : ` --since-as-filter=${window.from.toISOString()}`
  const until = window.to === null ? '' : ` --until=${window.to.toISOString()}`
  const humans = await onlyHumans(scope)
  const log = `git log --no-merges --full-history --no-mailmap${since}${until}${humans}`
  const where = pathspecs(place)
  const files = `git ls-tree -r --name-only ${branch.head}${place.paths.length === 0 ? '' : ` -- ${place.paths.map(shellWord).join(' ')}`}`
  return [
    // How many paths a commit touches is told of all its paths, not of those asked about alone.
    `${log} --full-diff -M --name-only --format='tformat:>' ${branch.head}${where} | awk '/^>$/ {n += 0 < paths && paths <= ${bulkPathsMax}; paths = 0; next} NF {paths++} END {print n + (0 < paths && paths <= ${bulkPathsMax})}'`,
    `${log} --format=%aE ${branch.head}${where} | sort | uniq -c | awk '{print $1}' | sort -rn`,
    `${files}${place.without.map((path) => ` | grep -vE ${shellWord(`^${escaped(path)}/`)}`).join('')} | wc -l`,
  ]
}

function pathspecs({ paths, without }: Place): string {
  const words = [
    ...paths.map((path) => literal(path)),
    ...without.map((path) => literal(path, 'exclude')),
  ]
  return words.length === 0 ? '' : ` -- ${words.map(shellWord).join(' ')}`
}

/** As it is written, whatever git would read into `*` or `[`. */
function literal(path: string, ...magic: string[]): string {
  const words = /[*?[\\]|^:/.test(path) ? [...magic, 'literal'] : magic
  return words.length === 0 ? path : `:(${words.join(',')})${path}`
}

async function onlyHumans({ facts, repository }: Scope): Promise<string> {
  const bots = await facts.db
    .selectFrom('attribution as a')
    .innerJoin('identity as i', 'i.identity_id', 'a.identity_id')
    .where('a.repository_id', '=', repository.id)
    .where('a.kind', '=', 'bot')
    .select(['i.name', 'i.email'])
    .execute()
  if (bots.length === 0) return ''
  const names = bots.map(({ name, email }) => escaped(`${name} <${email}>`)).toSorted()
  return ` --perl-regexp --author=${shellWord(`^(?!(${names.join('|')})$)`)}`
}

/** For a regular expression. */
function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
