/** Many small pieces of what was seen as one batch. */
import type { ForgeBatch } from '#facts/forge/seen.ts'

export function gathered(pieces: readonly ForgeBatch[]): ForgeBatch {
  return {
    requests: pieces.flatMap((one) => one.requests ?? []),
    sizes: pieces.flatMap((one) => one.sizes ?? []),
    events: pieces.flatMap((one) => one.events ?? []),
    commits: pieces.flatMap((one) => one.commits ?? []),
    runs: pieces.flatMap((one) => one.runs ?? []),
    jobs: pieces.flatMap((one) => one.jobs ?? []),
    deployments: pieces.flatMap((one) => one.deployments ?? []),
    deploymentStatuses: pieces.flatMap((one) => one.deploymentStatuses ?? []),
    releases: pieces.flatMap((one) => one.releases ?? []),
    issues: pieces.flatMap((one) => one.issues ?? []),
    coverage: pieces.flatMap((one) => one.coverage ?? []),
  }
}
