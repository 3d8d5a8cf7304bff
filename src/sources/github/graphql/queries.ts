/**
 * What is asked of GitHub's GraphQL API: requests with all that happened to them, many at a time, where REST would want five questions
 * for each. Checked against GitHub's own schema in queries.test.ts. Only who, when and what kind of thing is asked for: texts that
 * people wrote never leave GitHub.
 */

const actor =
  '__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId }'

const when = `createdAt actor { ${actor} }`

const reviewer = `requestedReviewer { __typename ... on User { login databaseId } ... on Bot { login databaseId } ... on Mannequin { login databaseId } }`

/** By the names that REST gives them (parse/events.ts). */
const eventTypes = {
  READY_FOR_REVIEW_EVENT: 'ReadyForReviewEvent',
  CONVERT_TO_DRAFT_EVENT: 'ConvertToDraftEvent',
  REVIEW_REQUESTED_EVENT: 'ReviewRequestedEvent',
  REVIEW_REQUEST_REMOVED_EVENT: 'ReviewRequestRemovedEvent',
  REVIEW_DISMISSED_EVENT: 'ReviewDismissedEvent',
  HEAD_REF_FORCE_PUSHED_EVENT: 'HeadRefForcePushedEvent',
  CLOSED_EVENT: 'ClosedEvent',
  REOPENED_EVENT: 'ReopenedEvent',
  MERGED_EVENT: 'MergedEvent',
  ADDED_TO_MERGE_QUEUE_EVENT: 'AddedToMergeQueueEvent',
  REMOVED_FROM_MERGE_QUEUE_EVENT: 'RemovedFromMergeQueueEvent',
  LABELED_EVENT: 'LabeledEvent',
  UNLABELED_EVENT: 'UnlabeledEvent',
  AUTO_MERGE_ENABLED_EVENT: 'AutoMergeEnabledEvent',
  AUTO_SQUASH_ENABLED_EVENT: 'AutoSquashEnabledEvent',
  AUTO_REBASE_ENABLED_EVENT: 'AutoRebaseEnabledEvent',
  AUTO_MERGE_DISABLED_EVENT: 'AutoMergeDisabledEvent',
} as const

const special: Partial<Record<string, string>> = {
  ReviewRequestedEvent: `${when} ${reviewer}`,
  ReviewRequestRemovedEvent: `${when} ${reviewer}`,
  ReviewDismissedEvent: `${when} previousReviewState`,
}

const events = Object.values(eventTypes)
  .map((type) => `... on ${type} { ${special[type] ?? when} }`)
  .join(' ')

const page = 'pageInfo { hasNextPage endCursor }'

/** Lists of a request: the first page of each comes with it, and the others are asked for one by one. */
export const lists = {
  comments: `comments(first: 100, after: $after) { totalCount ${page} nodes { fullDatabaseId createdAt author { ${actor} } } }`,
  reviews: `reviews(first: 50, after: $after) { ${page} nodes { id fullDatabaseId state submittedAt author { ${actor} }
    comments(first: 30) { ${page} nodes { fullDatabaseId createdAt author { ${actor} } } } } }`,
  commits: `commits(first: 100, after: $after) { totalCount ${page} nodes { commit { oid
    author { email date user { __typename login databaseId } } committer { date } } } }`,
  files: `files(first: 100, after: $after) { totalCount ${page} nodes { path } }`,
  timelineItems: `timelineItems(first: 100, after: $after, itemTypes: [${Object.keys(eventTypes).join(', ')}]) { ${page} nodes { __typename ${events} } }`,
} as const

export type ListName = keyof typeof lists

export const listNames = [
  'comments',
  'reviews',
  'commits',
  'files',
  'timelineItems',
] as const satisfies readonly ListName[]

const request = `number title state isDraft createdAt updatedAt closedAt mergedAt baseRefName headRefName headRefOid
  additions deletions changedFiles author { ${actor} } mergedBy { ${actor} } mergeCommit { oid }
  labels(first: 100) { nodes { name } } milestone { title }
  ${listNames.map((name) => lists[name].replace(', after: $after', '')).join(' ')}`

/** Owner and name are variables: nothing that anybody typed stands in a query. */
export function requestsQuery(numbers: readonly number[]): string {
  const each = numbers.map((number) => `r${number}: pullRequest(number: ${number}) { ...told }`)
  return `query Requests($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { ${each.join('\n    ')} }
}
fragment told on PullRequest { ${request} }`
}

export function moreQuery(list: ListName): string {
  return `query More($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ${lists[list]} } }
}`
}

/** Comments of a review beyond the first. */
export const moreCommentsQuery = `query MoreComments($review: ID!, $after: String) {
  node(id: $review) { ... on PullRequestReview {
    comments(first: 100, after: $after) { ${page} nodes { fullDatabaseId createdAt author { ${actor} } } } } }
}`

export const projectQuery = `query Project($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    databaseId nameWithOwner createdAt pullRequests { totalCount } issues { totalCount } releases { totalCount } deployments { totalCount }
  }
}`
