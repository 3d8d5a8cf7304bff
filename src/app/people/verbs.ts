/**
 * Who is taken for one person in the histories, and what can be said by hand where that is wrong. By name; nobody is counted. For
 * owners: what is said holds for everybody, and addresses are not everybody's business.
 */
import { z } from 'zod'
import { cut, noPlace, numberAfter, pageOf, paging, type Page } from '#records/page.ts'
import { namesakesAmong } from '#facts/people/namesakes.ts'
import { defineVerb } from '#verbs/verb.ts'
import { repositoryNamed, type Evidence } from '../asked-scope.ts'
import { keepTwo, mergePeople, sayKind, splitPerson, undoChoice } from './choose.ts'
import { byName, listPeople, readChoices, twoAmong, withText } from './list.ts'

const Identity = z.object({
  name: z.string(),
  email: z.string(),
  because: z.enum(['email', 'mailmap', 'hand', 'forge']),
})

const Person = z
  .object({
    /** Says who it is, to `people.merge` and the others. */
    mark: z.string(),
    name: z.string(),
    email: z.string(),
    /** Why this is taken for a bot; null for people. */
    botBecause: z.string().nullable(),
    /** All names and e-mails in the commits that are this one. */
    identities: z.array(Identity),
  })
  .meta({ id: 'Person' })

const Chosen = z
  .object({
    says: z.string(),
    /** What takes it back; null after something was taken back. */
    undo: z.object({ choice: z.int(), who: z.string() }).nullable(),
    /** Those whom it was about, as they are now. */
    people: z.array(Person),
    bots: z.array(Person),
  })
  .meta({ id: 'PeopleChosen' })

const Choice = z
  .object({
    choice: z.int(),
    what: z.enum(['merge', 'split', 'two', 'bot', 'human']),
    who: z.string(),
    /** Of `merge`, who became `who`; of `two`, who is not `who`. */
    other: z.string().nullable(),
    saidAt: z.iso.datetime(),
  })
  .meta({ id: 'PeopleChoice' })

const repository = z
  .string()
  .min(1)
  .max(500)
  .optional()
  .describe('Only in the repository of this name; else in all.')
const who = z.string().describe('An e-mail, a name, or both as the list has them.')

export function peopleVerbs(evidence: Evidence) {
  const { facts } = evidence
  const idOf = async (name: string | undefined): Promise<number | undefined> =>
    name === undefined ? undefined : (await repositoryNamed(facts, name)).id
  return [
    defineVerb({
      name: 'people.list',
      summary: 'List who is taken for one person in the histories, by name.',
      access: 'read',
      onlyFor: 'owners',
      about: 'evidence',
      input: z.strictObject({
        repository,
        find: z.string().max(500).optional().describe('Only names or e-mails with this in them.'),
        bots: z.boolean().default(false).describe('Bots instead, each with the rule that says so.'),
        ...paging,
      }),
      output: pageOf(Person),
      async run(_, { repository: name, find = '', bots, after, limit }) {
        const place = personAfter(after)
        const found = withText(await listPeople(facts, await idOf(name)), find)
        const all = bots ? found.bots : found.people
        const rest = place === undefined ? all : all.filter((one) => byName(one, place) > 0)
        return cut(rest, limit, { item: (one) => one, place: placeOfPerson })
      },
    }),
    defineVerb({
      name: 'people.namesakes',
      summary:
        'List people who bear one name and may be one person; not those who are two by hand.',
      access: 'read',
      onlyFor: 'owners',
      about: 'evidence',
      input: z.strictObject({ repository, ...paging }),
      output: pageOf(z.object({ name: z.string(), people: z.array(Person) })),
      async run(_, { repository: name, after, limit }) {
        const place = personAfter(after)
        const { people, choices } = await listPeople(facts, await idOf(name))
        const groups = namesakesAmong(people, twoAmong(choices)).filter(
          ([first]) => place === undefined || (first !== undefined && byName(first, place) > 0),
        )
        return cut(groups, limit, {
          item: (own) => ({ name: own[0]?.name ?? '', people: own }),
          place: ([first]) => (first === undefined ? '' : placeOfPerson(first)),
        })
      },
    }),
    defineVerb({
      name: 'people.choices',
      summary: 'List what was said by hand about who is who, the newest first.',
      access: 'read',
      onlyFor: 'owners',
      about: 'evidence',
      input: z.strictObject(paging),
      output: pageOf(Choice),
      async run(_, { after, limit }): Promise<Page<z.input<typeof Choice>>> {
        const before = numberAfter(after)
        const said = await readChoices(facts.pool)
        const rest = said.filter(({ choice }) => before === undefined || choice < before)
        return cut(rest, limit, { item: (one) => one, place: ({ choice }) => String(choice) })
      },
    }),
    ...Object.values(peopleActs(evidence)),
  ]
}

/** What can be said by hand. */
export function peopleActs({ facts }: Pick<Evidence, 'facts'>) {
  return {
    merge: defineVerb({
      name: 'people.merge',
      summary: 'Say that two are one person: the other becomes the first.',
      access: 'administer',
      operands: ['who', 'other'],
      input: z.strictObject({ who, other: who }),
      output: Chosen,
      run: (_, { who: one, other }) => mergePeople(facts, one, other),
    }),
    split: defineVerb({
      name: 'people.split',
      summary: 'Say that an e-mail, or one spelling of it, stands alone.',
      access: 'administer',
      operands: ['email'],
      input: z.strictObject({
        email: z.string().describe('The e-mail; where several share it, one name with it.'),
      }),
      output: Chosen,
      run: (_, { email }) => splitPerson(facts, email),
    }),
    two: defineVerb({
      name: 'people.two',
      summary: 'Say that two of one name are two people: nobody is asked about them again.',
      access: 'administer',
      operands: ['who', 'other'],
      input: z.strictObject({ who, other: who }),
      output: Chosen,
      run: (_, { who: one, other }) => keepTwo(facts, one, other),
    }),
    bot: defineVerb({
      name: 'people.bot',
      summary: 'Say that this is a bot: its changes are left out of what is found.',
      access: 'administer',
      operands: ['who'],
      input: z.strictObject({ who }),
      output: Chosen,
      run: (_, { who: one }) => sayKind(facts, one, 'bot'),
    }),
    human: defineVerb({
      name: 'people.human',
      summary: 'Say that this is a person, not a bot.',
      access: 'administer',
      operands: ['who'],
      input: z.strictObject({ who }),
      output: Chosen,
      run: (_, { who: one }) => sayKind(facts, one, 'human'),
    }),
    undo: defineVerb({
      name: 'people.undo',
      summary:
        'Take back what was said by hand: the last of it, the last about somebody, or one word.',
      access: 'administer',
      input: z.strictObject({
        who: who.optional().describe('The last about whoever goes by this.'),
        choice: z.int().min(1).optional().describe('The word that `people.choices` lists so.'),
      }),
      output: Chosen,
      run: (_, { who: one, choice }) => undoChoice(facts, choice ?? one),
    }),
  }
}

const Place = z.tuple([z.string(), z.string(), z.string()])

/** A name, an e-mail and a mark, as `placeOfPerson` writes them. */
function personAfter(after: string | undefined) {
  if (after === undefined) return undefined
  const place = Place.safeParse(parts(after))
  if (!place.success) throw noPlace()
  const [name, email, mark] = place.data
  return { name, email, mark }
}

function parts(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placeOfPerson({ name, email, mark }: z.output<typeof Person>): string {
  return JSON.stringify([name, email, mark])
}
