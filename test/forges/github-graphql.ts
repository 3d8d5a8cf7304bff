/** GraphQL answers of the fake GitHub: GitHub's own schema, executed on the state that REST tells of. */
import { schema } from '@octokit/graphql-schema'
import { buildASTSchema, execute, parse, validate, type GraphQLError } from 'graphql'
import { z } from 'zod'
import type { GithubState, Said } from './github-state.ts'

const github = buildASTSchema(parse(schema.idl), { assumeValidSDL: true })

const Asked = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) })

export interface GraphqlWish {
  state: GithubState
  /** No page holds more, whatever is asked for: so that what comes in pages is tried with few. */
  pageMax: number
}

export interface GraphqlAnswer {
  body: unknown
  /** Where what was asked for, or what the state has, is not as the schema says. */
  faults: string[]
}

export async function answerGraphql(text: string, wish: GraphqlWish): Promise<GraphqlAnswer> {
  const { query, variables } = Asked.parse(JSON.parse(text))
  const document = parse(query)
  const [fault] = validate(github, document)
  if (fault) return { body: { errors: [toldOf(fault)] }, faults: [fault.message] }
  const { data, errors = [] } = await execute({
    ...{ schema: github, document, variableValues: variables, rootValue: rootOf(wish) },
  })
  const body = errors.length === 0 ? { data } : { data, errors: errors.map((one) => toldOf(one)) }
  // GitHub gives a type to each error of its own.
  const strange = errors.filter(({ extensions }) => extensions['type'] === undefined)
  return { body, faults: strange.map(({ message }) => message) }
}

/** GitHub says in a field of its own what kind of error it is. */
function toldOf({ message, path, extensions }: GraphQLError) {
  return { message, path, type: extensions['type'] }
}

function rootOf(wish: GraphqlWish) {
  const { state } = wish
  return {
    repository: ({ owner, name }: { owner: string; name: string }) =>
      `${owner}/${name}`.toLowerCase() === state.path.toLowerCase()
        ? repositoryOf(wish)
        : notFound(),
    node: ({ id }: { id: string }) => {
      const review = state.reviews.find((one) => `R_${String(one['id'])}` === id)
      return review ? reviewOf(review, wish) : null
    },
  }
}

function notFound(): never {
  throw Object.assign(new Error('Could not resolve to a Repository.'), {
    extensions: { type: 'NOT_FOUND' },
  })
}

function repositoryOf(wish: GraphqlWish) {
  const { state } = wish
  const count = (list: readonly unknown[]) => ({ totalCount: list.length })
  return {
    ...{ databaseId: state.id, nameWithOwner: state.path, createdAt: state.createdAt },
    ...{ pullRequests: count(state.pulls), issues: count(state.issues) },
    ...{ releases: count(state.releases), deployments: count(state.deployments) },
    pullRequest: ({ number }: { number: number }) => {
      const pull = state.pulls.find((one) => one['number'] === number)
      return pull ? pullOf(pull, number, wish) : null
    },
  }
}

const Labels = z.array(z.object({ name: z.string() })).catch([])
const Branch = z.object({ ref: z.string(), sha: z.string() })

function pullOf(pull: Said, number: number, wish: GraphqlWish) {
  const { state } = wish
  const of = <T extends { of: number }>(list: readonly T[]) =>
    list.filter((one) => one.of === number)
  const isMerged = pull['merged_at'] !== null
  return {
    ...{ number, title: pull['title'], isDraft: pull['draft'], milestone: pull['milestone'] },
    state: isMerged ? 'MERGED' : pull['state'] === 'open' ? 'OPEN' : 'CLOSED',
    ...{ createdAt: pull['created_at'], updatedAt: pull['updated_at'] },
    ...{ closedAt: pull['closed_at'], mergedAt: pull['merged_at'] },
    baseRefName: Branch.parse(pull['base']).ref,
    headRefName: Branch.parse(pull['head']).ref,
    headRefOid: Branch.parse(pull['head']).sha,
    ...{
      additions: pull['additions'],
      deletions: pull['deletions'],
      changedFiles: pull['changed_files'],
    },
    ...{ author: actorOf(pull['user']), mergedBy: actorOf(pull['merged_by']) },
    mergeCommit: isMerged ? { oid: pull['merge_commit_sha'] } : null,
    labels: { nodes: Labels.parse(pull['labels']) },
    comments: pages(
      of(state.comments).map((one) => commentOf(one)),
      wish,
    ),
    reviews: pages(
      of(state.reviews).map((one) => reviewOf(one, wish)),
      wish,
    ),
    commits: pages(
      of(state.commits).map((one) => commitOf(one)),
      wish,
    ),
    files: pages(
      of(state.files).map(({ filename: path }) => ({ path })),
      wish,
    ),
    timelineItems: pages(
      of(state.events).map((one) => itemOf(one)),
      wish,
    ),
  }
}

function reviewOf(review: Said, wish: GraphqlWish) {
  const own = wish.state.lineComments.filter((one) => one.review === review['id'])
  return {
    ...{ __typename: 'PullRequestReview', id: `R_${String(review['id'])}` },
    ...{ fullDatabaseId: String(review['id']), state: review['state'] },
    ...{ submittedAt: review['submitted_at'], author: actorOf(review['user']) },
    comments: pages(
      own.map((one) => commentOf(one)),
      wish,
    ),
  }
}

function commentOf(comment: Said) {
  const { id, created_at: createdAt, user } = comment
  return { fullDatabaseId: String(id), createdAt, author: actorOf(user) }
}

const Signature = z.object({ email: z.string(), date: z.string() })

function commitOf(commit: Said) {
  const { author, committer } = z
    .object({ author: Signature, committer: Signature })
    .parse(commit['commit'])
  const user = actorOf(commit['author'])
  return { commit: { oid: commit['sha'], author: { ...author, user }, committer } }
}

/** review_requested → ReviewRequestedEvent */
function itemOf(event: Said) {
  const name = String(event['event']).replace(/(?:^|_)([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
  const before = z.object({ state: z.string() }).safeParse(event['dismissed_review']).data
  return {
    ...{ __typename: `${name}Event`, createdAt: event['created_at'] },
    ...{ actor: actorOf(event['actor']), requestedReviewer: actorOf(event['requested_reviewer']) },
    previousReviewState: before?.state.toUpperCase(),
  }
}

const User = z.object({ login: z.string(), id: z.int(), type: z.string() })

/** Logins of bots end otherwise here. */
function actorOf(user: unknown) {
  const { data } = User.safeParse(user)
  if (data === undefined) return null
  const login = data.login.replace(/\[bot\]$/, '')
  return { __typename: data.type, login, databaseId: data.id }
}

function pages<Node>(all: readonly Node[], { pageMax }: GraphqlWish) {
  return ({ first, after }: { first: number; after?: string | null }) => {
    const from = Number(after ?? 0)
    const until = from + Math.min(first, pageMax)
    return {
      ...{ totalCount: all.length, nodes: all.slice(from, until) },
      pageInfo: { hasNextPage: until < all.length, endCursor: String(until) },
    }
  }
}
