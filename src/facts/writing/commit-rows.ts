/** Commits as rows to be stored, with all that hangs on them; encoded as soon as they are known. */
import type pg from 'pg'
import { personKey, type IdentityBook, type PathBook, type TokenBook } from './books.ts'
import { dateOf, type CommitFact, type Signature } from '#facts/commit-fact.ts'
import { CopyRows, type Copied } from './copy.ts'
import { bulkPathsMax, flag } from '#facts/words/flags.ts'
import { kindNumber } from '#facts/words/kinds.ts'
import { tellKind, type TeamSays, type Written } from '#facts/words/tell-kind.ts'

export interface NumberedCommit {
  commitId: number
  oid: Buffer
  moment: number
  parentIds: ArrayLike<number>
  /** null when git could not show it at all. */
  fact: CommitFact | null
}

/** What rows are encoded with, shared by all of a scan. */
export interface Books {
  repositoryId: number
  paths: PathBook
  identities: IdentityBook
  tokens: TokenBook
  team: TeamSays
}

export class CommitRows {
  readonly #pool: pg.Pool
  readonly #books: Books
  readonly #rows = newRows()

  constructor(pool: pg.Pool, books: Books) {
    this.#pool = pool
    this.#books = books
  }

  async add(commits: readonly NumberedCommit[]): Promise<void> {
    if (commits.length === 0) return
    await this.#learn(commits)
    for (const commit of commits) this.#take(commit)
  }

  take(): Copied[] {
    return Object.values(this.#rows).flatMap((rows) => rows.take())
  }

  /**
   * Dimensions over all repositories are written apart from the transaction that stores the rows: one that fails leaves names
   * behind, which hurts nobody.
   */
  async #learn(commits: readonly NumberedCommit[]): Promise<void> {
    const facts = commits.map((commit) => commit.fact).filter((fact) => fact !== null)
    await this.#books.identities.learn(this.#pool, peopleOf(facts))
    await this.#books.tokens.learn(
      this.#pool,
      facts.flatMap((fact) => fact.trailers.map((trailer) => trailer.token)),
    )
    await this.#books.paths.learn(this.#pool, pathsOf(facts))
  }

  #take({ commitId, oid, moment, parentIds, fact: given }: NumberedCommit): void {
    const repository = this.#books.repositoryId
    const fact = given ?? unreadable
    const authored = dateOf(fact.author.date)
    const committed = dateOf(fact.committer.date)
    const isDateSuspect = authored.second === null || committed.second === null
    const told = tellKind(writtenIn(fact, oid, parentIds.length), this.#books.team)
    this.#rows.commit.row(
      repository,
      commitId,
      oid,
      this.#identity(fact.author),
      this.#identity(fact.committer),
      authored.second,
      committed.second,
      authored.zone,
      moment,
      monthOf(committed.second ?? moment),
      parentIds.length,
      fact.changes.length,
      kindNumber(told.kind),
      told.flags | flagsOf(fact, parentIds.length, isDateSuspect),
    )
    this.#rows.message.row(repository, commitId, fact.subject)
    for (let position = 0; position < parentIds.length; position++)
      this.#rows.parent.row(repository, commitId, position, parentIds[position])
    this.#takeTrailers(commitId, fact)
    fact.references.forEach((reference, position) =>
      this.#rows.reference.row(repository, commitId, position, reference.kind, reference.key),
    )
    this.#takeChanges(commitId, fact)
  }

  #takeTrailers(commitId: number, fact: CommitFact): void {
    fact.trailers.forEach((trailer, position) => {
      const identity = trailer.person === null ? -1 : this.#books.identities.id(trailer.person)
      this.#rows.trailer.row(
        this.#books.repositoryId,
        commitId,
        position,
        this.#books.tokens.id(trailer.token),
        identity < 0 ? null : identity,
        identity < 0 ? trailer.value.slice(0, 1000) : null,
      )
    })
  }

  #takeChanges(commitId: number, fact: CommitFact): void {
    // A broken tree may list a path twice; git's first word is kept.
    const seen = new Set<number>()
    for (const change of fact.changes) {
      const path = this.#books.paths.id(change.path)
      if (seen.has(path)) continue
      seen.add(path)
      const oldPath = change.oldPath === null ? null : this.#books.paths.id(change.oldPath)
      this.#rows.change.row(this.#books.repositoryId, commitId, path, oldPath, change.status)
    }
  }

  #identity(signature: Signature): number {
    return this.#books.identities.id(personKey(signature.name, signature.email))
  }
}

function writtenIn(fact: CommitFact, oid: Buffer, parents: number): Written {
  return {
    oid: oid.toString('hex'),
    parents,
    subject: fact.subject,
    reverts: fact.references.some(({ kind }) => kind === 'reverts'),
    fixes:
      fact.references.some(({ kind }) => kind === 'fixes') ||
      fact.trailers.some(({ token }) => token === 'fixes'),
  }
}

/** Those that do not depend on words. */
function flagsOf(fact: CommitFact, parents: number, isDateSuspect: boolean): number {
  return (
    (parents > 1 ? flag.merge : 0) |
    (isDateSuspect ? flag.dateSuspect : 0) |
    (fact.isMessageCut ? flag.messageCut : 0) |
    (fact.changes.length > bulkPathsMax ? flag.bulk : 0) |
    (fact.references.some((reference) => reference.kind === 'fixup') ? flag.fixup : 0)
  )
}

function newRows() {
  const key = { repository_id: 'int4', commit_id: 'int4' } as const
  return {
    commit: new CopyRows('commit', {
      ...key,
      oid: 'bytea',
      author_id: 'int4',
      committer_id: 'int4',
      authored_at: 'timestamptz',
      committed_at: 'timestamptz',
      author_zone: 'int2',
      moment: 'int8',
      month: 'int4',
      parents: 'int2',
      files: 'int4',
      kind: 'int2',
      flags: 'int4',
    }),
    message: new CopyRows('message', { ...key, subject: 'text' }),
    parent: new CopyRows('parent', { ...key, position: 'int2', parent_id: 'int4' }),
    trailer: new CopyRows('trailer', {
      ...key,
      position: 'int2',
      token_id: 'int4',
      identity_id: 'int4',
      value: 'text',
    }),
    reference: new CopyRows('reference', { ...key, position: 'int2', kind: 'text', key: 'text' }),
    change: new CopyRows('change', {
      ...key,
      path_id: 'int4',
      old_path_id: 'int4',
      status: 'char',
    }),
  }
}

const nobody: Signature = { name: '', email: '', date: '' }
const unreadable: CommitFact = {
  oid: '',
  author: nobody,
  committer: nobody,
  subject: '',
  isMessageCut: false,
  trailers: [],
  references: [],
  changes: [],
}

function* peopleOf(facts: CommitFact[]): Iterable<string> {
  yield personKey('', '')
  for (const fact of facts) {
    yield personKey(fact.author.name, fact.author.email)
    yield personKey(fact.committer.name, fact.committer.email)
    for (const { person } of fact.trailers) if (person !== null) yield person
  }
}

function* pathsOf(facts: CommitFact[]): Iterable<string> {
  for (const fact of facts)
    for (const change of fact.changes) {
      yield change.path
      if (change.oldPath !== null) yield change.oldPath
    }
}

/** Months since the year 0, in UTC. */
function monthOf(second: number): number {
  const date = new Date(second * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
