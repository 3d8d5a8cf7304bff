/** What parts of the flow are called here: a component, a queue or a job that nobody knows is refused, with those that are known. */
import { sql } from 'kysely'
import type { Facts } from '#facts/facts.ts'
import { causes } from '#insights/flow/ledger/causes.ts'
import { subjectFrom, type Subject } from '#insights/flow/ledger/subject.ts'
import { CairnError } from '#std/errors.ts'
import { nearNames } from '#std/near.ts'
import { shownWord } from '#std/shown-word.ts'
import { listed } from '#std/words.ts'
import { flowSettings } from './settings.ts'

type Kind = Exclude<Subject['kind'], 'cause'>

interface Where {
  repositories: readonly { id: number }[]
}

/** `queue linux`, as people write a part of the flow. */
export function partNamed(text: string): Subject {
  const subject = subjectFrom(text)
  if (subject !== undefined) return subject
  const isCause = text.startsWith('cause ')
  throw new CairnError(
    'invalid',
    'flow.about',
    `${shownWord(text)} is no part of the flow that could be measured.`,
    {
      hint: isCause
        ? `Causes are ${listed(Object.keys(causes))}.`
        : 'Such as: cause pickup, component api, queue linux, job checks: test.',
    },
  )
}

/** `lenient` takes it where none of its kind is known so far: what was not read yet cannot be told from what is not there. */
export async function mustBePart(
  facts: Facts,
  { kind, name }: Subject,
  { repositories, lenient = false }: Where & { lenient?: boolean },
): Promise<void> {
  if (kind === 'cause') return
  const known = await names[kind](
    facts,
    repositories.map(({ id }) => id),
  )
  // Where a deployment went is told without regard to case.
  const isKnown =
    kind === 'component'
      ? known.some((one) => one.toLowerCase() === name.toLowerCase())
      : known.includes(name)
  if (isKnown || (lenient && known.length === 0)) return
  throw new CairnError(
    'not_found',
    'flow.part.none',
    `No ${kind} here is called ${shownWord(name)}.`,
    { hint: hintOf(kind, name, known) },
  )
}

export async function mustBeComponent(
  facts: Facts,
  component: string | undefined,
  where: Where,
): Promise<void> {
  if (component !== undefined)
    await mustBePart(facts, { kind: 'component', name: component }, where)
}

/** As many as are read at a glance. */
const shownMax = 6

function hintOf(kind: Kind, name: string, known: readonly string[]): string {
  if (known.length === 0)
    return kind === 'component'
      ? 'None is named so far; cairn flow set --components says which paths and labels belong to one.'
      : 'None is known so far; cairn sync and cairn import read what CI told.'
  const near = nearNames(name, known)
  if (near.length > 0) return `Did you mean ${near.map(shownWord).join(' or ')}?`
  const more = known.length - shownMax
  const some = known.slice(0, shownMax).map(shownWord)
  const told = listed(more > 0 ? [...some, `${more} more`] : some)
  return `There ${known.length === 1 ? 'is' : 'are'} ${told}.`
}

const names: Readonly<Record<Kind, (facts: Facts, ids: readonly number[]) => Promise<string[]>>> = {
  component: componentNames,
  queue: (facts, ids) =>
    namesIn(
      facts,
      sql`select word as name from forge.word w where repository_id = any (${ids}) and exists (
        select from forge.job j where j.repository_id = w.repository_id and j.queue_id = w.word_id)`,
    ),
  // A job may be called by its name alone, or with its workflow before it.
  job: (facts, ids) =>
    namesIn(
      facts,
      sql`select unnest(array[n.word, coalesce(w.word, '') || ': ' || n.word]) as name
        from (select distinct j.repository_id, j.name_id, coalesce(r.workflow_id, j.workflow_id) as workflow_id
              from forge.job j left join forge.run r using (repository_id, run_id, attempt)
              where j.repository_id = any (${ids})) one
        join forge.word n on n.repository_id = one.repository_id and n.word_id = one.name_id
        left join forge.word w on w.repository_id = one.repository_id and w.word_id = one.workflow_id`,
    ),
}

/** As the team named them, and as sources of deployments do. */
async function componentNames(facts: Facts, ids: readonly number[]): Promise<string[]> {
  const settings = await Promise.all([0, ...ids].map((id) => flowSettings(facts, id)))
  const deployed = await namesIn(
    facts,
    sql`select distinct component as name from forge.deployment
      where repository_id = any (${ids}) and component is not null`,
  )
  const named = settings.flatMap(({ components }) => components.map(({ name }) => name))
  return [...new Set([...named, ...deployed])].sort()
}

async function namesIn({ db }: Facts, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{
    name: string
  }>`select distinct name from (${query}) named order by 1`.execute(db)
  return rows.map(({ name }) => name)
}
