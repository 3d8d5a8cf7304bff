/** What was seen, as rows of the sheets: accounts and names are numbers by now. */
import type { AccountBook } from './accounts.ts'
import { eventKinds } from './event-kinds.ts'
import type { ForgeBatch } from './seen.ts'
import type { sheets } from './sheets.ts'
import type { Sighting } from './upsert.ts'
import type { WordBook } from './words.ts'

interface Rows {
  sightings: Readonly<Record<string, Sighting[]>>
  paths: { number: number; word: number }[]
  testCases: unknown[][]
}

export function rowsOf(batch: ForgeBatch, accounts: AccountBook, words: WordBook): Rows {
  const sightings: Record<keyof typeof sheets, Sighting[]> = {
    ...requestRows(batch, accounts),
    ...ciRows(batch, words),
    ...deliveryRows(batch),
    issue: each(batch.issues, (issue) => [
      ...[issue.number, issue.title, accounts.idOf(issue.author), issue.state],
      ...[issue.labels.toSorted(), issue.milestone, issue.createdAt, issue.closedAt],
    ]),
    incident: each(batch.incidents, (one) => [
      ...[one.key, one.service, one.environment, one.openedAt, one.resolvedAt],
    ]),
  }
  return {
    sightings,
    paths: (batch.paths ?? []).flatMap(({ number, path }) => {
      const word = words.idOf(path)
      return word === null ? [] : [{ number, word }]
    }),
    testCases: (batch.testCases ?? []).map((one) => [
      ...[one.report, one.position, words.idOf(one.name), one.outcome, one.ms, one.at],
      bytes(one.oid),
    ]),
  }
}

function requestRows(batch: ForgeBatch, accounts: AccountBook) {
  return {
    request: each(batch.requests, (one) => [
      ...[one.number, one.title, accounts.idOf(one.author), one.state, one.isDraft, one.base],
      ...[one.head, bytes(one.headOid), bytes(one.mergeOid)],
      ...[one.openedAt, one.closedAt, one.mergedAt, one.labels.toSorted(), one.milestone],
    ]),
    request_size: each(batch.sizes, (one) => [
      ...[one.number, one.commits, one.comments, one.reviewComments],
      ...[one.added, one.deleted, one.files],
    ]),
    request_event: each(batch.events, (one) => [
      ...[one.number, one.key, eventKinds[one.kind], one.at, accounts.idOf(one.actor)],
      ...[accounts.idOf(one.subject), one.verdict ?? null],
    ]),
    request_commit: (batch.commits ?? []).map((one) => ({
      values: [
        ...[one.number, bytes(one.oid), one.authoredAt, one.committedAt],
        accounts.idOf(one.author),
      ],
      // A commit never changes; that its author is known may become known.
      version: one.author === null ? 0 : 1,
      seen: one,
    })),
  }
}

function ciRows(batch: ForgeBatch, words: WordBook) {
  return {
    run: each(batch.runs, (one) => [
      ...[one.id, one.attempt, words.idOf(one.workflow), words.idOf(one.trigger)],
      ...[words.idOf(one.branch), bytes(one.oid), one.status, one.conclusion],
      ...[one.createdAt, one.startedAt, one.endedAt, one.requestNumber],
    ]),
    job: each(batch.jobs, (one) => [
      ...[one.id, one.runId, one.attempt, words.idOf(one.workflow), words.idOf(one.name)],
      ...[bytes(one.oid), words.idOf(one.queue)],
      ...[one.status, one.conclusion, one.createdAt, one.startedAt, one.endedAt],
    ]),
  }
}

function deliveryRows(batch: ForgeBatch) {
  return {
    deployment: each(batch.deployments, (one) => [
      ...[one.id, one.environment, one.component, bytes(one.oid), one.ref, one.task],
      ...[one.isProduction, one.createdAt],
    ]),
    deployment_status: (batch.deploymentStatuses ?? []).map((one) => ({
      values: [one.deploymentId, one.id, one.state, one.at],
      version: one.at ?? 0,
      seen: one,
    })),
    release: each(batch.releases, (one) => [
      ...[one.id, one.tag, one.isDraft, one.isPrerelease, one.createdAt, one.publishedAt],
    ]),
  }
}

function each<Seen extends { version: number }>(
  seen: readonly Seen[] | undefined,
  valuesOf: (one: Seen) => unknown[],
): Sighting[] {
  return (seen ?? []).map((one) => ({ values: valuesOf(one), version: one.version, seen: one }))
}

function bytes(oid: string | null): Buffer | null {
  return oid === null ? null : Buffer.from(oid, 'hex')
}
