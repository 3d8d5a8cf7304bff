/**
 * Who may do what, found out by trying: every verb, as every role and with every kind of token, on something of one's own, of
 * somebody else, taken away, and private to somebody else. What comes out is docs/security/authorisation.md, to be read by people.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { operator } from '#app/session.ts'
import { allVerbs } from '#app/verbs.ts'
import { tokensMake } from '#members/verbs.ts'
import { propose } from '#practices/decisions/verbs.ts'
import { report } from '#practices/frictions/verbs.ts'
import { post } from '#practices/ideas/verbs.ts'
import { askVerb } from '#practices/questions/ask-verb.ts'
import { addRemedy } from '#practices/remedies/verbs.ts'
import { addTip } from '#practices/tips/verbs.ts'
import { postVerb } from '#practices/trails/code-verbs.ts'
import { comment, takeOn } from '#records/verbs.ts'
import { CairnError } from '#std/errors.ts'
import { call } from '#verbs/call.ts'
import type { Actor, Session } from '#verbs/ctx.ts'
import type { Verb } from '#verbs/verb.ts'
import { test } from '../../test/cairn.ts'
import { makeApi } from './api.ts'
import { methodOf } from './method.ts'

const document = join(import.meta.dirname, '../../docs/security/authorisation.md')

/** Whoever asks; `nobody` does it over HTTP, where that is found out. */
const askers: Record<string, Pick<Actor, 'role' | 'token'>> = {
  owner: { role: 'owner' },
  member: { role: 'member' },
  guest: { role: 'guest' },
  'token: read': { role: 'owner', token: { scopes: ['read'], practices: null } },
  'token: read, write': { role: 'owner', token: { scopes: ['read', 'write'], practices: null } },
  'token: administer': { role: 'owner', token: { scopes: ['administer'], practices: null } },
  'guest’s token: all': {
    role: 'guest',
    token: { scopes: ['read', 'write', 'administer'], practices: null },
  },
  operator,
}

const relations = ['own', 'another’s', 'taken away', 'another’s, private'] as const
type Relation = (typeof relations)[number]

/** A thing that verbs are about: how one is made, and how it is taken away again. */
interface Subject {
  make: (by: Session) => Promise<string>
  takeAway?: string
  isPrivate?: true
}

const idOf = ({ id }: { id?: string | undefined }): string => id ?? ''
const anIdea = async (by: Session): Promise<string> => idOf(await call(post, by, { title: 'x' }))
const askOne = askVerb(async () => ({ code: [], members: [] }))
const recordTakenAway = 'update records.record set removed_at = now() where record_id = $1'

const subjects = {
  decision: {
    make: async (by) => (await call(propose, by, { title: 'x' })).id,
    takeAway: recordTakenAway,
  },
  idea: { make: anIdea, takeAway: recordTakenAway },
  remedy: {
    make: async (by) =>
      (await call(addRemedy, by, { title: 'x', helps: ['toil'], ask: 'Was it quieter?' })).id,
    takeAway: recordTakenAway,
  },
  tip: {
    make: async (by) => (await call(addTip, by, { title: 'x', fits: ['hang'] })).id,
    takeAway: recordTakenAway,
  },
  trail: {
    make: async (by) =>
      (await call(postVerb({ headsOf: async () => new Map() }), by, { title: 'x' })).id,
    takeAway: recordTakenAway,
  },
  friction: {
    make: async (by) => idOf(await call(report, by, { title: 'x' })),
    takeAway: recordTakenAway,
  },
  question: {
    make: async (by) => idOf(await call(askOne, by, { title: 'x' })),
    takeAway: recordTakenAway,
  },
  comment: {
    make: async (by) => idOf(await call(comment, by, { record: await anIdea(by), body: 'x' })),
    takeAway: 'update records.comment set removed_at = now() where comment_id = $1',
  },
  action: {
    make: async (by) => (await call(takeOn, by, { record: await anIdea(by), text: 'x' })).id,
  },
  token: { make: async (by) => (await call(tokensMake, by, { name: 'x' })).id, isPrivate: true },
} as const satisfies Record<string, Subject>

interface Ask {
  about: keyof typeof subjects
  with: (id: string) => object
}

const about = (subject: Ask['about'], more: object = {}): Ask => ({
  about: subject,
  with: (id) => ({ id, ...more }),
})
const on = (subject: Ask['about'], more: object = {}): Ask => ({
  about: subject,
  with: (record) => ({ record, ...more }),
})

/** How a verb is asked about a thing. A verb that is not here is tried by role alone. */
const asks: Partial<Record<string, Ask>> = {
  'decisions.get': about('decision'),
  'decisions.edit': about('decision', { version: 1, body: 'y' }),
  'decisions.accept': about('decision', { because: 'y' }),
  'decisions.reject': about('decision', { because: 'y' }),
  'decisions.withdraw': about('decision', { because: 'y' }),
  'decisions.deprecate': about('decision', { because: 'y' }),
  'frictions.get': about('friction'),
  'frictions.edit': about('friction', { version: 1, body: 'y' }),
  'frictions.confirm': about('friction', { checked: 'y' }),
  'frictions.park': about('friction', { because: 'y', thanks: 'y' }),
  'frictions.me-too': about('friction'),
  'frictions.me-no-more': about('friction'),
  'ideas.get': about('idea'),
  'ideas.edit': about('idea', { version: 1, body: 'y' }),
  'ideas.explore': about('idea', { trying: 'y' }),
  'ideas.keep': about('idea', { because: 'y', thanks: 'y' }),
  'ideas.reopen': about('idea'),
  'questions.get': about('question'),
  'questions.edit': about('question', { version: 1, body: 'y' }),
  'questions.hint': about('question', { rung: 1, body: 'y' }),
  'questions.open': about('question', { rung: 1 }),
  'questions.unblock': about('question'),
  'questions.close': about('question', { found: 'y' }),
  'questions.reopen': about('question'),
  'questions.docs': about('question'),
  'remedies.get': about('remedy'),
  'remedies.edit': about('remedy', { version: 1, body: 'y' }),
  'remedies.retire': about('remedy', { because: 'y' }),
  'tips.get': about('tip'),
  'tips.edit': about('tip', { version: 1, body: 'y' }),
  'tips.retire': about('tip', { because: 'y' }),
  'tips.from-question': about('question'),
  'trails.get': about('trail'),
  'trails.edit': about('trail', { version: 1, body: 'y' }),
  'trails.add-stop': about('trail', { at: 'idea#1' }),
  'trails.follow': about('trail'),
  'trails.linked': about('trail'),
  'trails.accept-moved': about('trail'),
  'trails.retire': about('trail', { because: 'y' }),
  'trails.from-question': about('question'),
  'comments.add': on('idea', { body: 'y' }),
  'comments.list': on('idea'),
  'comments.edit': about('comment', { version: 1, body: 'y' }),
  'comments.remove': about('comment'),
  'actions.add': on('idea', { text: 'y' }),
  'actions.change': about('action', { state: 'done' }),
  'records.history': on('idea'),
  'records.links': on('idea'),
  'tokens.revoke': about('token'),
}

test(
  'who may do what is as it is checked in; UPDATE_DOCS=1 writes it anew',
  { timeout: 120_000 },
  async ({ session, facts, folder }) => {
    const verbs = await allVerbs({ facts, dataFolder: folder })
    const api = makeApi({ verbs, sessionOf: async () => undefined, report: () => {} })
    const person = async (name: string): Promise<Session> => {
      const id = randomUUID()
      await facts.pool.query(
        `insert into records.member (member_id, name, role, created_at) values ($1, $2, 'member', now())`,
        [id, name],
      )
      return { ...session, url: 'https://cairn.test', actor: { id, name, role: 'member' } }
    }
    const eve = await person('Eve')
    const subjectFor = async (
      subject: Subject,
      asker: Session,
      relation: Relation,
    ): Promise<string> => {
      const isOperator = asker.actor.role === 'operator'
      const mine = !isOperator && (relation === 'own' || relation === 'taken away')
      // Made while one still could: a guest may have been a member, and have left things of their own.
      const maker = mine ? { ...asker, actor: { ...eve.actor, id: asker.actor.id } } : eve
      const id = await subject.make(maker)
      if (relation === 'taken away') await facts.pool.query(subject.takeAway ?? '', [id])
      return id
    }
    const cellsOf = (ask: (asker: Session) => Promise<string>): Promise<string[]> =>
      Promise.all(
        Object.entries(askers).map(async ([name, asker]) => {
          const { actor, ...rest } = await person(name)
          const id = asker.role === 'operator' ? operator.id : actor.id
          return ask({ ...rest, actor: { id, name, ...asker } })
        }),
      )
    const lines: string[] = []
    for (const verb of verbs.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const nobody = await api.request(`http://localhost/api/v1/${verb.name}`, {
        method: methodOf(verb),
      })
      const stranger = nobody.status === 401 ? 'session.none' : `**${nobody.status}**`
      const ask = asks[verb.name]
      if (ask === undefined) {
        const cells = await cellsOf((asker) => tried(verb, asker, { 'no such': 1 }))
        lines.push(row([verb.name, '', ...cells, stranger]))
        continue
      }
      const subject: Subject = subjects[ask.about]
      for (const relation of relations.filter((one) => fits(subject, one))) {
        const cells = await cellsOf(async (asker) => {
          // An operator has nothing of their own.
          if (asker.actor.role === 'operator' && relation === 'own') return ''
          return tried(verb, asker, ask.with(await subjectFor(subject, asker, relation)))
        })
        lines.push(row([verb.name, relation, ...cells, stranger]))
      }
    }
    const head = ['verb', 'on', ...Object.keys(askers), 'nobody']
    const text = `${preface}\n${row(head)}\n${row(head.map(() => '---'))}\n${lines.join('\n')}\n`
    if (process.env['UPDATE_DOCS']) {
      mkdirSync(dirname(document), { recursive: true })
      writeFileSync(document, text)
    }
    expect(text).toBe(readFileSync(document, 'utf8'))
    for (const name of Object.keys(asks)) expect(verbs.map((verb) => verb.name)).toContain(name)
  },
)

const preface = `# Who may do what

Made by trying, by src/api/authorisation.test.ts, and compared in every run: whoever changes a right changes this page.
**yes** means that nothing but the state of the thing can stand in the way; otherwise there is the code of the refusal. What one
may not see is not there (\`.none\`), and not forbidden.
`

function fits(subject: Subject, relation: Relation): boolean {
  if (relation === 'taken away') return subject.takeAway !== undefined
  if (relation === 'own') return true
  return (subject.isPrivate === true) === (relation === 'another’s, private')
}

/** What stands in the way of the act and not of the actor, as a state or a missing word, is no refusal. */
async function tried(verb: Verb, asker: Session, given: object): Promise<string> {
  try {
    await call(verb, asker, given)
    return 'yes'
  } catch (error) {
    if (!(error instanceof CairnError)) throw error
    return error.kind === 'forbidden' || error.kind === 'not_found' ? error.code : 'yes'
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
